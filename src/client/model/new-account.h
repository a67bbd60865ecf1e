/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family that the services do not know says of itself, to be given an account: what was
 * typed, and all that is wrong with it, each at its place. The page shows it and says what the
 * person asks for; the application sends it and writes down here what came of it.
 */
#pragma once

#include "client/model/entrance.h"
#include "client/model/proof.h"
#include "core/account-application.h"
#include "core/proof-of-address.h"

G_BEGIN_DECLS

/* In the order of the page. */
typedef enum
{
  PF_NEW_ACCOUNT_FIELD_FIRST_NAME,
  PF_NEW_ACCOUNT_FIELD_LAST_NAME,
  PF_NEW_ACCOUNT_FIELD_EMAIL,
  PF_NEW_ACCOUNT_FIELD_PHONE,
  PF_NEW_ACCOUNT_FIELD_LINE1, /* and the three after it: as PfAddressPart */
  PF_NEW_ACCOUNT_FIELD_LINE2,
  PF_NEW_ACCOUNT_FIELD_POSTAL_CODE,
  PF_NEW_ACCOUNT_FIELD_CITY,
  PF_NEW_ACCOUNT_FIELD_PASSWORD,
  PF_NEW_ACCOUNT_FIELD_PROOF_KIND,
  PF_NEW_ACCOUNT_FIELD_ISSUED_ON,
  PF_NEW_ACCOUNT_FIELD_PROOF, /* the file itself */
  PF_NEW_ACCOUNT_FIELD_TERMS,
  PF_N_NEW_ACCOUNT_FIELDS,
} PfNewAccountField;

#define PF_TYPE_NEW_ACCOUNT (pf_new_account_get_type ())
G_DECLARE_FINAL_TYPE (PfNewAccount, pf_new_account, PF, NEW_ACCOUNT, GObject)

/* Signals: "changed": what is written below is other than it was; "edited": the person changed an
 * answer. Of what the person asks for: "create", "later" (to leave, for now), "recover" (they have
 * an account after all), "afresh" (the answers of another day are to be forgotten).
 */
struct _PfNewAccount
{
  GObject parent_instance;

  gboolean active;                      /* the page is to be shown */
  char *texts[PF_N_NEW_ACCOUNT_FIELDS]; /* as typed; (nullable) */
  PfDocumentKind proof_kind;
  PfProof *proof; /* (nullable) */
  gboolean terms_accepted;
  gboolean stays;    /* signed in on this computer, once the address is verified: the wish */
  gboolean restored; /* the answers are from another day */

  /* From the portal, for the checks. */
  PfDate today;
  char *terms_version; /* (nullable) */
  GStrv proofs;        /* (nullable): of address that the town takes, as PfPortal has them */
  PfDocumentKind kinds[PF_N_PROOFS_OF_ADDRESS]; /* to choose from: the same, as long as known */
  guint n_kinds;
  gsize maximum_bytes; /* of the file; 0 while that is not known */

  const char *faults[PF_N_NEW_ACCOUNT_FIELDS]; /* a rule's code, interned, or NULL */
  guint n_tries;                               /* so far that had faults: the same again is news */
  PfFailure failure;                           /* of the way to the portal */
  guint retry_seconds;                         /* until the portal takes another attempt */
  gboolean busy;                               /* an answer is awaited */
  double sent;                                 /* how much of it all is on its way: 0 to 1 */
};

PfNewAccount *pf_new_account_new (void);

/* For the application, after it wrote to the members. */
void pf_new_account_tell (PfNewAccount *self);

/* For it too: nothing of the person stays. */
void pf_new_account_clear (PfNewAccount *self);

/* For it too: which proofs of address the town takes. A kind that is not among them, chosen before,
 * gives way to the first that is; what is said against it stays. @proofs: (nullable)
 */
void pf_new_account_set_proofs (PfNewAccount *self, GStrv proofs);

/* The password alone, for who goes away from the page. */
void pf_new_account_forget_password (PfNewAccount *self);

/* For the page: what is answered anew is no longer at fault. @text: (nullable) */
void pf_new_account_set_text (PfNewAccount *self, PfNewAccountField field, const char *text);
/* @kind: where the town does not take it, the first that it takes */
void pf_new_account_set_proof_kind (PfNewAccount *self, PfDocumentKind kind);
void pf_new_account_set_proof (PfNewAccount *self, PfProof *proof);
void pf_new_account_set_terms_accepted (PfNewAccount *self, gboolean accepted);

/* (not nullable): "" where nothing was typed */
const char *pf_new_account_get_text (PfNewAccount *self, PfNewAccountField field);

/* Whether the person has answered anything. */
gboolean pf_new_account_has_answers (PfNewAccount *self);

/* The answers (transfer full) as the contract spells them. What cannot be read is as it was typed,
 * or absent.
 */
PfAccountApplication *pf_new_account_build (PfNewAccount *self);

/* Looks for every fault at once; TRUE where there is none. */
gboolean pf_new_account_check (PfNewAccount *self);

/* Writes down one that the portal found, at the JSON @pointer; FALSE where nobody typed that. */
gboolean pf_new_account_take_fault (PfNewAccount *self, const char *pointer, const char *code);

/* Where the portal would find a fault: "/address/city". */
const char *pf_new_account_field_get_pointer (PfNewAccountField field);

guint pf_new_account_count_faults (PfNewAccount *self);

/* What the password may not be made of (transfer full). */
GStrv pf_new_account_dup_own_words (PfNewAccount *self);

/* For the page: one of the signals. */
void pf_new_account_want (PfNewAccount *self, const char *signal);

G_END_DECLS
