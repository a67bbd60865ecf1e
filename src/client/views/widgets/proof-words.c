/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/proof-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "core/proof-of-address.h"

static const char *
get_fault_words (const char *code)
{
  static const struct
  {
    const char *code;
    const char *words;
  } table[] = {
    { "required", N_ ("Add the document: a photo of it is enough") },
    { "unreadable", N_ ("This file could not be read. Choose it again, or another one.") },
    { "nothing-to-paste", N_ ("Nothing to paste: copy a file or a picture first.") },
    { "not-given",
      N_ ("This cannot be read from the other program. Save it there as a file and choose that.") },
    { "empty", N_ ("This file is empty. Choose another one.") },
    { "damaged", N_ ("This file is damaged or cut short. Save it or take the photo again.") },
    { "no-page", N_ ("This PDF has no page. Save it again, or take a photo of the document.") },
    { "password-protected", N_ ("This PDF has a password. Save it without one and add that.") },
    { "active-content",
      N_ ("This PDF holds a program or another file. Print it into a PDF and add that.") },
    { "too-many-pixels", N_ ("This picture is too large. Take the photo again, smaller.") },
    { "infected", N_ ("This file is dangerous: it was not kept. Add another one.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (g_str_equal (table[i].code, code))
      return _ (table[i].words);
  }
  return _ ("This is no document that can be taken: PDF, JPEG, PNG or HEIC.");
}

char *
pf_proof_build_fault (const char *code, gsize maximum)
{
  g_autofree char *size = NULL;

  if (!g_str_equal (code, "too-large"))
    return g_strdup (get_fault_words (code));
  if (maximum == 0)
    return g_strdup (_ ("This file is too large. Take a photo of the page instead."));
  size = pf_say_size (maximum);
  /* Translators: size */
  return g_strdup_printf (
      _ ("This file is too large: %s at most. Take a photo of the page instead."), size);
}

char *
pf_proof_build_detail (PfProof *proof)
{
  g_autofree char *size = pf_say_size (g_bytes_get_size (proof->original));
  g_autofree char *sent = pf_say_size (g_bytes_get_size (proof->content));
  const char *kind = pf_proof_is_picture (proof) ? _ ("Photo") : _ ("PDF");

  if (!pf_proof_is_converted (proof) || g_str_equal (size, sent))
    return g_strdup_printf ("%s, %s", kind, size);
  /* Translators: "Photo", its size, its size once converted */
  return g_strdup_printf (_ ("%s, %s, converted to %s"), kind, size, sent);
}

char *
pf_proof_add_others (const char *words, guint n_files)
{
  g_autofree char *others = NULL;

  if (n_files <= 1)
    return g_strdup (words);
  others = g_strdup_printf (ngettext ("Only the first of %u file was looked at: put all pages "
                                      "into one PDF, or replace it.",
                                      "Only the first of %u files was looked at: put all pages "
                                      "into one PDF, or replace it.",
                                      n_files),
                            n_files);
  return g_strdup_printf ("%s\n%s", words, others);
}

char *
pf_proof_build_date_fault (const char *code, PfDate today)
{
  g_autofree char *day = today != 0 ? pf_say_date (today) : g_strdup ("");

  if (g_str_equal (code, "required"))
    return g_strdup (_ ("Type the date that stands on it: 12/10/2026"));
  if (g_str_equal (code, "too-old"))
    return g_strdup (_ ("Take a more recent one, or another kind of document"));
  if (!g_str_equal (code, "in-the-future"))
    return g_strdup (_ ("Type day, month and year: 12/10/2026"));
  /* Translators: day */
  return g_strdup_printf (_ ("Check it: today is %s"), day);
}

const char *
pf_proof_get_kind_fault (void)
{
  return _ ("The town does not take that document: choose one of this list");
}

/* "Lease; Statement on honour": from @first on. */
static char *
list_kinds (const PfDocumentKind *kinds, guint first, guint n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = first; i < n; i++)
    g_string_append_printf (list,
                            "%s%s",
                            i > first ? C_ ("between the items of a list", "; ") : "",
                            pf_proof_kind_get_words (kinds[i]));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

char *
pf_proof_build_wanted (GStrv proofs)
{
  PfDocumentKind kinds[PF_N_PROOFS_OF_ADDRESS];
  guint n = pf_proof_list_accepted (proofs, kinds);
  g_autofree char *list = list_kinds (kinds, 0, n);

  if (kinds[0] != PF_DOCUMENT_KIND_PROOF_OF_ADDRESS)
    /* Translators: a list of documents: "Lease; Statement on honour" */
    return g_strdup_printf (_ ("A proof of address will be asked for: %s."), list);
  if (n == 1)
    return g_strdup (_ ("A proof of address under 3 months old will be asked for."));
  return g_strdup (_ ("A proof of address under 3 months old will be asked for. Other documents "
                      "are accepted if you have none."));
}

char *
pf_proof_build_others (const PfDocumentKind *kinds, guint n)
{
  g_autofree char *list = list_kinds (kinds, 1, n);

  if (n < 2 || kinds[0] != PF_DOCUMENT_KIND_PROOF_OF_ADDRESS)
    return NULL;
  /* Translators: a list of documents: "Lease; Statement on honour" */
  return g_strdup_printf (
      _ ("Lodged by somebody, in a hotel, no bill in your name? Also accepted: %s."), list);
}

const char *
pf_proof_kind_get_words (PfDocumentKind kind)
{
  switch (kind) {
  case PF_DOCUMENT_KIND_PROOF_OF_ADDRESS:
    return _ ("Bill, rent receipt or tax notice");
  case PF_DOCUMENT_KIND_LODGING_CERTIFICATE:
    return _ ("Lodging certificate");
  case PF_DOCUMENT_KIND_LEASE:
    return _ ("Lease");
  case PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR:
    return _ ("Statement on honour");
  case PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD:
    return _ ("Family record book, birth certificate or judgment");
  case PF_DOCUMENT_KIND_OTHER:
    return _ ("The document described above");
  case PF_DOCUMENT_KIND_NONE:
  case PF_DOCUMENT_KIND_INSURANCE:
  case PF_DOCUMENT_KIND_QUOTIENT_CERTIFICATE:
    break;
  }
  return NULL;
}
