/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the town has to decide of somebody: what it made of their file so far, and the document that
 * it wants of them. Of a new account that is a proof of address in place of the first; of a
 * guardian who lives elsewhere, what shows that they are one; of a child who is to go to school,
 * whatever the education service asks for. The panel shows it and says what the person asks for;
 * the application sends it and writes down here what came of it.
 */
#pragma once

#include "client/model/entrance.h"
#include "client/model/proof.h"
#include "core/document.h"
#include "core/me.h"
#include "core/school-enrolment.h"

G_BEGIN_DECLS

/* The places of faults. */
typedef enum
{
  PF_PROOF_FAULT_KIND,
  PF_PROOF_FAULT_DATE,
  PF_PROOF_FAULT_FILE,
  PF_N_PROOF_FAULTS,
} PfProofFault;

/* Proofs of address, proof of parenthood, what an agent describes. */
#define PF_N_PROOF_KINDS 6

#define PF_TYPE_PROOF_SENDING (pf_proof_sending_get_type ())
G_DECLARE_FINAL_TYPE (PfProofSending, pf_proof_sending, PF, PROOF_SENDING, GObject)

/* Signals: "changed": what is written below is other than it was; "send": the person asks for it.
 */
struct _PfProofSending
{
  GObject parent_instance;

  PfAccountFile *file;                    /* (nullable): nothing waits */
  PfSchoolEnrolment *enrolment;           /* (nullable): the same, of a child's file */
  char *household;                        /* (nullable): whose document it is */
  gboolean open;                          /* the form is to be shown */
  PfDocumentKind kinds[PF_N_PROOF_KINDS]; /* that may be sent */
  guint n_kinds;
  PfDocumentKind kind;
  char *date;     /* as typed; (nullable) */
  PfProof *proof; /* (nullable) */

  PfInstant now;       /* by the portal's clock; 0 while that is not known */
  PfDate today;        /* the portal's */
  gsize maximum_bytes; /* of the file; 0 while that is not known */
  GStrv proofs;        /* (nullable): of address that the town takes, as PfPortal has them */

  const char *faults[PF_N_PROOF_FAULTS]; /* a rule's code, interned, or NULL */
  PfFailure failure;                     /* of the way to the portal */
  guint retry_seconds;                   /* until the portal takes another document */
  gboolean busy;
};

PfProofSending *pf_proof_sending_new (void);

/* For the application, after it wrote to the members. */
void pf_proof_sending_tell (PfProofSending *self);

/* For it too. @file: (nullable); @household: (nullable): the one that is shown, whose document it
 * is where the file names no other
 */
void pf_proof_sending_set_file (PfProofSending *self, PfAccountFile *file, const char *household);

/* For it too, instead of a file: the enrolment at school that a document is asked for, which is
 * then the child's.
 * @enrolment: (nullable)
 */
void pf_proof_sending_set_enrolment (PfProofSending *self, PfSchoolEnrolment *enrolment);

/* What the town asks for by name (transfer none) (nullable), words of PfDocumentKind. */
GStrv pf_proof_sending_get_wanted (PfProofSending *self);

/* For the application: which proofs of address the town takes; a kind that is not offered any more
 * gives way.
 * @proofs: (nullable)
 */
void pf_proof_sending_set_proofs (PfProofSending *self, GStrv proofs);

/* It was sent: the form is empty and closed. */
void pf_proof_sending_end (PfProofSending *self);

/* And: one second has passed: whether the countdown goes on. */
gboolean pf_proof_sending_count_down (PfProofSending *self);

/* Whether nothing may be sent just now. */
gboolean pf_proof_sending_is_held (PfProofSending *self);

/* Looks for every fault at once; TRUE where there is none. */
gboolean pf_proof_sending_check (PfProofSending *self);

/* Its date as the contract spells it, or 0: none was typed, or none is asked for. */
PfDate pf_proof_sending_get_date (PfProofSending *self);

/* For the panel. @proof: (nullable) */
void pf_proof_sending_answer (PfProofSending *self,
                              PfDocumentKind kind,
                              const char *date,
                              PfProof *proof);
void pf_proof_sending_set_open (PfProofSending *self, gboolean open);
void pf_proof_sending_send (PfProofSending *self);

G_END_DECLS
