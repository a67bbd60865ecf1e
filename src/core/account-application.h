/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a family comes in that the services do not know: it says who it is, hands in a proof of
 * address, and confirms by a mail that the address is its own. Only then is there an account, which
 * an agent looks at.
 */
#pragma once

#include "core/address.h"
#include "core/document.h"
#include "core/errors.h"

G_BEGIN_DECLS

/* How long what was asked for waits to be confirmed; then it is erased. */
#define PF_APPLICATION_SPAN (72 * G_TIME_SPAN_HOUR)

/* A proof of address is younger than that. */
#define PF_PROOF_MONTHS 3

/* What POST /v1/accounts takes beside the file. */
#define PF_TYPE_ACCOUNT_APPLICATION (pf_account_application_get_type ())
G_DECLARE_FINAL_TYPE (PfAccountApplication,
                      pf_account_application,
                      PF,
                      ACCOUNT_APPLICATION,
                      PfRecord)

struct _PfAccountApplication
{
  PfRecord parent_instance;

  PfId id;
  char *email;
  char *password;
  char *first_name;
  char *last_name;
  char *phone; /* (nullable) */
  PfAddress *address;
  PfDocumentKind proof_kind; /* of the file */
  PfDate issued_on;
  char *terms_version; /* that were read; (nullable) where the portal has none */
  gboolean terms_accepted;
  PfId document;
  PfInstant created_at;
  PfInstant expires_at;
};

/* Notes all that the fields themselves do not say: which proofs are taken and how old they may be,
 * whether the terms in force are accepted, whether the password is easily guessed. A member that
 * has a fault already gets no second one; of what is absent it says nothing but where it is needed.
 * @today: the portal's
 * @terms_version: (nullable): the portal's
 * @proofs: (nullable): that the town takes, as pf_proof_is_accepted() wants them
 */
void pf_account_application_find_faults (const PfAccountApplication *self,
                                         PfDate today,
                                         const char *terms_version,
                                         GStrv proofs,
                                         PfErrors *errors);

/* Whether a proof of address of @kind needs the date it was issued on. */
gboolean pf_proof_needs_date (PfDocumentKind kind);

/* Whether @kind is a document that shows where somebody lives. */
gboolean pf_proof_is_of_address (PfDocumentKind kind);

/* Asks for the mail again: what POST /v1/email-verifications takes. */
#define PF_TYPE_EMAIL_VERIFICATION (pf_email_verification_get_type ())
G_DECLARE_FINAL_TYPE (PfEmailVerification, pf_email_verification, PF, EMAIL_VERIFICATION, PfRecord)

struct _PfEmailVerification
{
  PfRecord parent_instance;

  char *email;
};

/* Whose account the mail's link or code opens. */
#define PF_TYPE_PROVEN_APPLICATION (pf_proven_application_get_type ())
G_DECLARE_FINAL_TYPE (PfProvenApplication, pf_proven_application, PF, PROVEN_APPLICATION, PfRecord)

struct _PfProvenApplication
{
  PfRecord parent_instance;

  char *email;
  char *first_name;
  char *last_name;
  PfInstant expires_at;
};

G_END_DECLS
