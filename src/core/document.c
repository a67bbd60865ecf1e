/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/document.h"

#include <string.h>

G_DEFINE_ENUM_TYPE (
    PfDocumentKind,
    pf_document_kind,
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_NONE, ""),
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, "proof_of_address"),
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_LODGING_CERTIFICATE, "lodging_certificate"),
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_LEASE, "lease"),
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR, "statement_on_honour"),
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_INSURANCE, "insurance"),
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_QUOTIENT_CERTIFICATE, "quotient_certificate"),
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD, "proof_of_parenthood"),
    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_KIND_OTHER, "other"))

G_DEFINE_ENUM_TYPE (PfDocumentState,
                    pf_document_state,
                    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_STATE_RECEIVED, "received"),
                    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_STATE_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_STATE_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_STATE_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (PF_DOCUMENT_STATE_INFECTED, "infected"))

static const PfField document_fields[] = {
  PF_ID (PfDocument, id, .read_only = true),
  PF_ENUM (PfDocument, kind, PfDocumentKind, pf_document_kind, .required = true),
  PF_ID (PfDocument, household, .required = true),
  PF_ID (PfDocument, child),
  PF_DATE (PfDocument, issued_on, .past = true),
  PF_TEXT (PfDocument, name, .read_only = true),
  PF_TEXT (PfDocument, content_type, .read_only = true),
  PF_INTEGER (PfDocument, size, .read_only = true),
  PF_ENUM (PfDocument, state, PfDocumentState, pf_document_state, .read_only = true),
  PF_TEXT (PfDocument, reason, .read_only = true),
  PF_ID (PfDocument, uploaded_by, .read_only = true),
  PF_INSTANT (PfDocument, uploaded_at, .read_only = true),
};

PF_DEFINE_RECORD (PfDocument, pf_document, "document", document_fields)

/* Characters of a name, its ending left out. */
#define MAX_STEM 100

/* The first ending is the one that is added. */
static const struct
{
  const char *content_type;
  const char *endings[4];
} types[] = {
  { "application/pdf", { ".pdf" } },
  { "image/jpeg", { ".jpg", ".jpeg", ".jpe" } },
  { "image/png", { ".png" } },
  { "image/heic", { ".heic", ".heif" } },
};

/* Whether it is seen, and stays where it is: nothing that turns the direction of writing, as in
 * "fdp.exe" for "exe.pdf".
 */
static gboolean
is_visible (gunichar c)
{
  static const guint hidden = 1u << G_UNICODE_CONTROL | 1u << G_UNICODE_FORMAT |
                              1u << G_UNICODE_UNASSIGNED | 1u << G_UNICODE_PRIVATE_USE |
                              1u << G_UNICODE_SURROGATE | 1u << G_UNICODE_LINE_SEPARATOR |
                              1u << G_UNICODE_PARAGRAPH_SEPARATOR;

  if (c < 0x80 && strchr ("\"*:<>?|", (int) c) != NULL)
    return FALSE;
  return (hidden & 1u << g_unichar_type (c)) == 0;
}

/* What follows the folders: of either kind of system. */
static const char *
skip_folders (const char *name)
{
  const char *last = name;

  for (const char *c = name; *c != '\0'; c++) {
    if (*c == '/' || *c == '\\')
      last = c + 1;
  }
  return last;
}

/* Each run of blanks becomes one space; none stands at an end, nor does a dot at the start. */
static GString *
copy_visible (const char *name)
{
  GString *copy = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isspace (c)) {
      blank = copy->len > 0;
    } else if (is_visible (c) && (c != '.' || copy->len > 0)) {
      if (blank)
        g_string_append_c (copy, ' ');
      g_string_append_unichar (copy, c);
      blank = FALSE;
    }
  }
  return copy;
}

/* How long the ending of @name is, where it is one of @content_type; else *ret_ending is the one to
 * be added.
 */
static gsize
find_ending (const char *name, const char *content_type, const char **ret_ending)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  *ret_ending = "";
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++) {
    if (!g_str_equal (types[i].content_type, content_type))
      continue;
    *ret_ending = types[i].endings[0];
    for (guint j = 0; types[i].endings[j] != NULL; j++) {
      if (g_str_has_suffix (lower, types[i].endings[j]))
        return strlen (types[i].endings[j]);
    }
  }
  return 0;
}

static void
cut (GString *stem)
{
  if (g_utf8_strlen (stem->str, (gssize) stem->len) > MAX_STEM)
    g_string_truncate (stem, (gsize) (g_utf8_offset_to_pointer (stem->str, MAX_STEM) - stem->str));
  while (stem->len > 0 && (stem->str[stem->len - 1] == ' ' || stem->str[stem->len - 1] == '.'))
    g_string_truncate (stem, stem->len - 1);
}

char *
pf_document_clean_name (const char *name, const char *content_type)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *stem = copy_visible (skip_folders (composed));
  const char *ending;
  gsize length = find_ending (stem->str, content_type, &ending);

  g_string_truncate (stem, stem->len - length);
  cut (stem);
  if (stem->len == 0)
    g_string_append (stem, "document");
  g_string_append (stem, ending);
  return g_string_free (stem, FALSE);
}
