/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/new-account-words.h"

#include <glib/gi18n.h>

#include "client/views/widgets/address-words.h"
#include "client/views/widgets/proof-words.h"
#include "core/sign-in.h"

/* The first line of a field that has the code, or no code, is said. {n}: characters typed, {m}:
 * characters needed, {today}: the portal's day.
 */
typedef struct
{
  PfNewAccountField field;
  const char *code; /* NULL: any other */
  const char *headline;
  const char *advice; /* NULL: the proof's own */
} Words;

#define FIELD(name) PF_NEW_ACCOUNT_FIELD_##name

static const Words table[] = {
  { FIELD (FIRST_NAME), "required", N_ ("The first name is missing"), N_ ("Type your first name") },
  { FIELD (FIRST_NAME),
    NULL,
    N_ ("The first name cannot be taken"),
    N_ ("Type a name alone, of 80 letters at most") },
  { FIELD (LAST_NAME), "required", N_ ("The last name is missing"), N_ ("Type your last name") },
  { FIELD (LAST_NAME),
    NULL,
    N_ ("The last name cannot be taken"),
    N_ ("Type a name alone, of 80 letters at most") },
  { FIELD (EMAIL),
    "required",
    N_ ("The e-mail address is missing"),
    N_ ("Type it: a mail will verify it") },
  { FIELD (EMAIL),
    "no-ending",
    N_ ("The e-mail address is not whole"),
    N_ ("Write its end: .fr, .org, .com…") },
  { FIELD (EMAIL),
    NULL,
    N_ ("The e-mail address is not whole"),
    N_ ("Type it whole: name@example.org") },
  { FIELD (PHONE),
    NULL,
    N_ ("The telephone number is not whole"),
    N_ ("Type its 10 digits, or a “+” and the country’s number before it") },
  { FIELD (PASSWORD),
    "required",
    N_ ("The password is missing"),
    N_ ("Choose one: four or five words make a good one") },
  { FIELD (PASSWORD),
    "too-short",
    N_ ("The password has {n} characters of {m}"),
    N_ ("{n} characters: {m} are needed. Try a phrase.") },
  { FIELD (PASSWORD),
    "too-common",
    N_ ("The password is too well known"),
    N_ ("It is among the first that are tried. Choose a few words that only you put together.") },
  { FIELD (PASSWORD),
    "too-personal",
    N_ ("The password is hardly more than your name"),
    N_ ("It is hardly more than your name or your address. Choose words that have nothing to do "
        "with you.") },
  { FIELD (PASSWORD),
    NULL,
    N_ ("The password is not taken"),
    N_ ("The portal does not take this password. Choose another one.") },
  { FIELD (PROOF_KIND),
    "not-taken-here",
    N_ ("The town does not take that kind of document"),
    NULL },
  { FIELD (PROOF_KIND),
    NULL,
    N_ ("The kind of document is to be chosen"),
    N_ ("Choose which document you add") },
  { FIELD (ISSUED_ON), "required", N_ ("The date of the document is missing"), NULL },
  { FIELD (ISSUED_ON), "in-the-future", N_ ("The date of the document is in the future"), NULL },
  { FIELD (ISSUED_ON), "too-old", N_ ("The document is 3 months old or more"), NULL },
  { FIELD (ISSUED_ON), NULL, N_ ("The date of the document cannot be read"), NULL },
  { FIELD (PROOF), "required", N_ ("The document itself is missing"), NULL },
  { FIELD (PROOF), NULL, N_ ("The document cannot be taken"), NULL },
  { FIELD (TERMS),
    "outdated",
    N_ ("The terms of use have changed"),
    N_ ("They have changed since you opened this page: accept them again") },
  { FIELD (TERMS),
    NULL,
    N_ ("The terms of use are to be accepted"),
    N_ ("To be accepted to create the account") },
};

static gboolean
is_of_address (PfNewAccountField field)
{
  return field >= PF_NEW_ACCOUNT_FIELD_LINE1 && field <= PF_NEW_ACCOUNT_FIELD_CITY;
}

static const Words *
find_words (PfNewAccountField field, const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (table[i].field == field && (table[i].code == NULL || g_strcmp0 (table[i].code, code) == 0))
      return &table[i];
  }
  g_return_val_if_reached (NULL);
}

static char *
fill (PfNewAccount *account, const char *words)
{
  const char *password = pf_new_account_get_text (account, PF_NEW_ACCOUNT_FIELD_PASSWORD);
  g_autofree char *typed = g_strdup_printf ("%ld", g_utf8_strlen (password, -1));
  g_autofree char *needed = g_strdup_printf ("%d", PF_PASSWORD_MIN_LENGTH);
  GString *text = g_string_new (words);

  g_string_replace (text, "{n}", typed, 0);
  g_string_replace (text, "{m}", needed, 0);
  return g_string_free (text, FALSE);
}

char *
pf_new_account_build_headline (PfNewAccount *account, PfNewAccountField field)
{
  const char *code = account->faults[field];

  if (is_of_address (field))
    return g_strdup (pf_address_part_get_headline (field - PF_NEW_ACCOUNT_FIELD_LINE1, code));
  return fill (account, _ (find_words (field, code)->headline));
}

char *
pf_new_account_build_fault (PfNewAccount *account, PfNewAccountField field)
{
  const char *code = account->faults[field];
  const Words *words;

  if (code == NULL)
    return NULL;
  if (is_of_address (field))
    return g_strdup (pf_address_part_get_advice (field - PF_NEW_ACCOUNT_FIELD_LINE1, code));
  if (field == PF_NEW_ACCOUNT_FIELD_ISSUED_ON)
    return pf_proof_build_date_fault (code, account->today);
  if (field == PF_NEW_ACCOUNT_FIELD_PROOF_KIND && g_str_equal (code, "not-taken-here"))
    return g_strdup (pf_proof_get_kind_fault ());
  words = find_words (field, code);
  if (words->advice == NULL)
    return pf_proof_build_fault (code, account->maximum_bytes);
  return fill (account, _ (words->advice));
}

const char *
pf_new_account_field_get_block (PfNewAccountField field)
{
  switch (field) {
  case PF_NEW_ACCOUNT_FIELD_FIRST_NAME:
  case PF_NEW_ACCOUNT_FIELD_LAST_NAME:
    return _ ("You");
  case PF_NEW_ACCOUNT_FIELD_EMAIL:
  case PF_NEW_ACCOUNT_FIELD_PHONE:
    return _ ("How to reach you");
  case PF_NEW_ACCOUNT_FIELD_LINE1:
  case PF_NEW_ACCOUNT_FIELD_LINE2:
  case PF_NEW_ACCOUNT_FIELD_POSTAL_CODE:
  case PF_NEW_ACCOUNT_FIELD_CITY:
    return _ ("Where you live");
  case PF_NEW_ACCOUNT_FIELD_PASSWORD:
    return _ ("Password");
  case PF_NEW_ACCOUNT_FIELD_PROOF_KIND:
  case PF_NEW_ACCOUNT_FIELD_ISSUED_ON:
  case PF_NEW_ACCOUNT_FIELD_PROOF:
    return _ ("Proof of address");
  case PF_NEW_ACCOUNT_FIELD_TERMS:
    return _ ("Terms of use");
  case PF_N_NEW_ACCOUNT_FIELDS:
    break;
  }
  g_return_val_if_reached (NULL);
}
