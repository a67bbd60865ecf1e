/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/account-application.h"

#include <string.h>

#include "core/password.h"
#include "core/proof-of-address.h"

#define EMAIL_PATTERN "^[^@\\s]+@[^@\\s]+$"

static const PfField application_fields[] = {
  PF_ID (PfAccountApplication, id, .read_only = true),
  PF_TEXT (PfAccountApplication, email, .required = true, .max = 254, .pattern = EMAIL_PATTERN),
  PF_TEXT (PfAccountApplication,
           password,
           .required = true,
           .secret = true,
           .min = PF_PASSWORD_MIN_LENGTH,
           .max = 1024),
  PF_TEXT (PfAccountApplication, first_name, .required = true, .max = 80),
  PF_TEXT (PfAccountApplication, last_name, .required = true, .max = 80),
  PF_TEXT (PfAccountApplication, phone, .pattern = "^\\+[1-9][0-9]{5,14}$"),
  PF_OBJECT (PfAccountApplication, address, PfAddress, pf_address, .required = true),
  PF_ENUM (PfAccountApplication,
           proof_kind,
           PfDocumentKind,
           pf_document_kind,
           .required = true,
           .not_stored = true),
  PF_DATE (PfAccountApplication, issued_on, .not_stored = true),
  PF_TEXT (PfAccountApplication, terms_version, .max = 40),
  PF_BOOLEAN (PfAccountApplication, terms_accepted, .not_stored = true),
  PF_ID (PfAccountApplication, document, .read_only = true),
  PF_INSTANT (PfAccountApplication, created_at, .read_only = true),
  PF_INSTANT (PfAccountApplication, expires_at, .read_only = true),
};

PF_DEFINE_RECORD (PfAccountApplication,
                  pf_account_application,
                  "account_application",
                  application_fields)

static const PfField verification_fields[] = {
  PF_TEXT (PfEmailVerification, email, .required = true, .max = 254, .pattern = EMAIL_PATTERN),
};

PF_DEFINE_RECORD (PfEmailVerification,
                  pf_email_verification,
                  "email_verification",
                  verification_fields)

static const PfField proven_fields[] = {
  PF_TEXT (PfProvenApplication, email, .read_only = true),
  PF_TEXT (PfProvenApplication, first_name, .read_only = true),
  PF_TEXT (PfProvenApplication, last_name, .read_only = true),
  PF_INSTANT (PfProvenApplication, expires_at, .read_only = true),
};

PF_DEFINE_RECORD (PfProvenApplication, pf_proven_application, "proven_application", proven_fields)

gboolean
pf_proof_is_of_address (PfDocumentKind kind)
{
  switch (kind) {
  case PF_DOCUMENT_KIND_PROOF_OF_ADDRESS:
  case PF_DOCUMENT_KIND_LODGING_CERTIFICATE:
  case PF_DOCUMENT_KIND_LEASE:
  case PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR:
    return TRUE;
  case PF_DOCUMENT_KIND_NONE:
  case PF_DOCUMENT_KIND_INSURANCE:
  case PF_DOCUMENT_KIND_QUOTIENT_CERTIFICATE:
  case PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD:
  case PF_DOCUMENT_KIND_OTHER:
    break;
  }
  return FALSE;
}

gboolean
pf_proof_needs_date (PfDocumentKind kind)
{
  return kind == PF_DOCUMENT_KIND_PROOF_OF_ADDRESS;
}

static void
add (PfErrors *errors, const char *member, const char *code)
{
  if (!pf_errors_has (errors, member))
    pf_errors_add (errors, member, code);
}

/* The same day of the month, or the month's last. */
static PfDate
subtract_months (PfDate date, guint n)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, date);
  g_date_subtract_months (&day, n);
  return g_date_get_julian (&day);
}

static void
check_kind (const PfAccountApplication *self, GStrv proofs, PfErrors *errors)
{
  if (self->proof_kind == PF_DOCUMENT_KIND_NONE)
    return;
  if (!pf_proof_is_of_address (self->proof_kind))
    add (errors, "proof_kind", "unknown-value");
  else if (!pf_proof_is_accepted (proofs, self->proof_kind))
    add (errors, "proof_kind", "not-taken-here");
}

static void
check_date (const PfAccountApplication *self, PfDate today, PfErrors *errors)
{
  if (self->issued_on == 0) {
    if (pf_proof_needs_date (self->proof_kind))
      add (errors, "issued_on", "required");
  } else if (self->issued_on > today) {
    add (errors, "issued_on", "in-the-future");
  } else if (pf_proof_needs_date (self->proof_kind) &&
             self->issued_on <= subtract_months (today, PF_PROOF_MONTHS)) {
    add (errors, "issued_on", "too-old");
  }
}

static void
check_terms (const PfAccountApplication *self, const char *terms_version, PfErrors *errors)
{
  if (terms_version == NULL)
    return;
  if (self->terms_version == NULL)
    add (errors, "terms_version", "required");
  else if (!g_str_equal (self->terms_version, terms_version))
    add (errors, "terms_version", "outdated");
  if (!self->terms_accepted)
    add (errors, "terms_accepted", "not-accepted");
}

static void
check_password (const PfAccountApplication *self, PfErrors *errors)
{
  const char *own_words[] = { NULL, NULL, NULL, NULL };
  const char *fault = NULL;
  guint n = 0;

  if (self->email != NULL)
    own_words[n++] = self->email;
  if (self->first_name != NULL)
    own_words[n++] = self->first_name;
  if (self->last_name != NULL)
    own_words[n++] = self->last_name;
  if (self->password != NULL)
    fault = pf_password_find_fault (self->password, own_words);
  if (fault != NULL)
    add (errors, "password", fault);
}

/* What is said here is written to an address that may be a stranger's: no name or street leads
 * anywhere, so that nobody sends their own links by the town's mails.
 */
static void
check_plain (const char *text, const char *member, PfErrors *errors)
{
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : NULL;

  if (lower != NULL && (strchr (lower, '@') != NULL || strchr (lower, '\n') != NULL ||
                        strstr (lower, "://") != NULL || strstr (lower, "www.") != NULL))
    add (errors, member, "bad-format");
}

static void
check_names (const PfAccountApplication *self, PfErrors *errors)
{
  gsize position;

  check_plain (self->first_name, "first_name", errors);
  check_plain (self->last_name, "last_name", errors);
  if (self->address == NULL)
    return;
  position = pf_errors_enter_member (errors, "address");
  check_plain (self->address->line1, "line1", errors);
  check_plain (self->address->line2, "line2", errors);
  check_plain (self->address->city, "city", errors);
  pf_errors_leave (errors, position);
}

void
pf_account_application_find_faults (const PfAccountApplication *self,
                                    PfDate today,
                                    const char *terms_version,
                                    GStrv proofs,
                                    PfErrors *errors)
{
  check_names (self, errors);
  check_password (self, errors);
  check_kind (self, proofs, errors);
  check_date (self, today, errors);
  check_terms (self, terms_version, errors);
}
