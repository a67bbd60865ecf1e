/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/proof-sending.h"

#include <string.h>

#include "core/account-application.h"
#include "core/proof-of-address.h"
#include "core/typed.h"

static guint changed_signal;
static guint send_signal;

G_DEFINE_FINAL_TYPE (PfProofSending, pf_proof_sending, G_TYPE_OBJECT)

static void
forget (PfProofSending *self)
{
  pf_entrance_set_text (&self->date, NULL);
  g_clear_object (&self->proof);
  self->open = self->busy = FALSE;
  self->failure = PF_FAILURE_NONE;
  memset (self->faults, 0, sizeof self->faults);
}

/* ---- what may be sent */

static const PfDocumentKind all_kinds[PF_N_PROOF_KINDS] = {
  PF_DOCUMENT_KIND_PROOF_OF_ADDRESS,
  PF_DOCUMENT_KIND_LODGING_CERTIFICATE,
  PF_DOCUMENT_KIND_LEASE,
  PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR,
  PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD,
  PF_DOCUMENT_KIND_OTHER,
};

GStrv
pf_proof_sending_get_wanted (PfProofSending *self)
{
  g_return_val_if_fail (PF_IS_PROOF_SENDING (self), NULL);

  if (self->enrolment != NULL)
    return self->enrolment->documents_wanted;
  return self->file != NULL ? self->file->documents_wanted : NULL;
}

static gboolean
is_wanted (PfProofSending *self, PfDocumentKind kind)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);
  GStrv wanted = pf_proof_sending_get_wanted (self);

  return wanted != NULL && g_strv_contains ((const char *const *) wanted,
                                            g_enum_get_value (words, (int) kind)->value_nick);
}

/* Any proof of address that the town takes serves for a new account; for a tie or a school, what
 * was asked for.
 */
static gboolean
may_be_sent (PfProofSending *self, PfDocumentKind kind)
{
  gboolean as_asked = self->enrolment != NULL ||
                      (self->file != NULL && self->file->kind == PF_QUEUE_KIND_GUARDIAN_TIE);

  if (pf_proof_is_of_address (kind) && !pf_proof_is_accepted (self->proofs, kind))
    return FALSE;
  return is_wanted (self, kind) || (!as_asked && pf_proof_is_of_address (kind));
}

static void
offer (PfProofSending *self, PfDocumentKind kind)
{
  self->kinds[self->n_kinds++] = kind;
}

/* Where the reason alone says what is asked for, it may be anything that shows a tie. */
static void
find_kinds (PfProofSending *self)
{
  self->n_kinds = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (all_kinds); i++) {
    if (may_be_sent (self, all_kinds[i]))
      offer (self, all_kinds[i]);
  }
  if (self->n_kinds > 0)
    return;
  offer (self, PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD);
  offer (self, PF_DOCUMENT_KIND_OTHER);
}

/* What the town asks for is what is most likely handed in. */
static void
pick_kind (PfProofSending *self)
{
  self->kind = self->kinds[0];
  for (guint i = self->n_kinds; i > 0; i--) {
    if (is_wanted (self, self->kinds[i - 1]))
      self->kind = self->kinds[i - 1];
  }
}

static gboolean
is_offered (PfProofSending *self, PfDocumentKind kind)
{
  for (guint i = 0; i < self->n_kinds; i++) {
    if (self->kinds[i] == kind)
      return TRUE;
  }
  return FALSE;
}

/* ---- the object */

static void
pf_proof_sending_finalize (GObject *object)
{
  PfProofSending *self = PF_PROOF_SENDING (object);

  forget (self);
  g_clear_object (&self->file);
  g_clear_object (&self->enrolment);
  g_free (self->household);
  g_strfreev (self->proofs);
  G_OBJECT_CLASS (pf_proof_sending_parent_class)->finalize (object);
}

static void
pf_proof_sending_class_init (PfProofSendingClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_proof_sending_finalize;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  changed_signal = SIGNAL ("changed");
  send_signal = SIGNAL ("send");
#undef SIGNAL
}

static void
pf_proof_sending_init (PfProofSending *self)
{
  find_kinds (self);
  pick_kind (self);
}

PfProofSending *
pf_proof_sending_new (void)
{
  return g_object_new (PF_TYPE_PROOF_SENDING, NULL);
}

void
pf_proof_sending_tell (PfProofSending *self)
{
  g_return_if_fail (PF_IS_PROOF_SENDING (self));
  g_signal_emit (self, changed_signal, 0);
}

/* What the person chose stays while the form is open, where it is still offered. */
static void
offer_kinds (PfProofSending *self)
{
  find_kinds (self);
  if (!self->open || !is_offered (self, self->kind))
    pick_kind (self);
  pf_proof_sending_tell (self);
}

void
pf_proof_sending_set_file (PfProofSending *self, PfAccountFile *file, const char *household)
{
  g_return_if_fail (PF_IS_PROOF_SENDING (self));

  g_set_object (&self->file, file);
  pf_entrance_set_text (&self->household,
                        file != NULL && *file->household != '\0' ? file->household : household);
  offer_kinds (self);
}

/* What was prepared for one child is not sent for another. */
void
pf_proof_sending_set_enrolment (PfProofSending *self, PfSchoolEnrolment *enrolment)
{
  g_return_if_fail (PF_IS_PROOF_SENDING (self));

  if (self->enrolment != NULL &&
      (enrolment == NULL || !g_str_equal (self->enrolment->id, enrolment->id)))
    forget (self);
  g_set_object (&self->enrolment, enrolment);
  pf_entrance_set_text (&self->household, enrolment != NULL ? enrolment->household : NULL);
  offer_kinds (self);
}

void
pf_proof_sending_set_proofs (PfProofSending *self, GStrv proofs)
{
  g_return_if_fail (PF_IS_PROOF_SENDING (self));

  g_strfreev (self->proofs);
  self->proofs = g_strdupv (proofs);
  offer_kinds (self);
}

void
pf_proof_sending_end (PfProofSending *self)
{
  g_return_if_fail (PF_IS_PROOF_SENDING (self));
  forget (self);
  pick_kind (self);
  pf_proof_sending_tell (self);
}

gboolean
pf_proof_sending_count_down (PfProofSending *self)
{
  g_return_val_if_fail (PF_IS_PROOF_SENDING (self), FALSE);

  if (self->retry_seconds > 0 && --self->retry_seconds == 0 && self->failure == PF_FAILURE_TOO_MANY)
    self->failure = PF_FAILURE_NONE;
  pf_proof_sending_tell (self);
  return self->retry_seconds > 0;
}

gboolean
pf_proof_sending_is_held (PfProofSending *self)
{
  g_return_val_if_fail (PF_IS_PROOF_SENDING (self), TRUE);
  return self->busy || self->retry_seconds > 0;
}

PfDate
pf_proof_sending_get_date (PfProofSending *self)
{
  PfDate date = 0;

  g_return_val_if_fail (PF_IS_PROOF_SENDING (self), 0);
  if (self->date != NULL && pf_proof_is_of_address (self->kind))
    pf_typed_date (self->date, &date);
  return date;
}

/* By the rules of the first time. */
static void
check_date (PfProofSending *self)
{
  g_autoptr (PfAccountApplication) application =
      g_object_new (PF_TYPE_ACCOUNT_APPLICATION, "proof-kind", self->kind, NULL);
  g_autoptr (PfErrors) errors = pf_errors_new ();
  g_autofree char *typed = g_strstrip (g_strdup (self->date != NULL ? self->date : ""));

  self->faults[PF_PROOF_FAULT_DATE] = NULL;
  if (!pf_proof_is_of_address (self->kind))
    return;
  application->issued_on = pf_proof_sending_get_date (self);
  pf_account_application_find_faults (application, self->today, NULL, self->proofs, errors);
  if (*typed != '\0' && application->issued_on == 0)
    self->faults[PF_PROOF_FAULT_DATE] = "bad-format";
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++) {
    const PfError *error = pf_errors_get (errors, i);

    if (g_str_equal (error->pointer, "/issued_on") && self->faults[PF_PROOF_FAULT_DATE] == NULL)
      self->faults[PF_PROOF_FAULT_DATE] = g_intern_string (error->code);
  }
}

gboolean
pf_proof_sending_check (PfProofSending *self)
{
  const char *file = NULL;

  g_return_val_if_fail (PF_IS_PROOF_SENDING (self), FALSE);

  self->faults[PF_PROOF_FAULT_KIND] = NULL;
  check_date (self);
  if (self->proof == NULL)
    file = "required";
  else if (self->maximum_bytes > 0 && g_bytes_get_size (self->proof->content) > self->maximum_bytes)
    file = "too-large";
  self->faults[PF_PROOF_FAULT_FILE] = file;
  return file == NULL && self->faults[PF_PROOF_FAULT_DATE] == NULL;
}

void
pf_proof_sending_answer (PfProofSending *self,
                         PfDocumentKind kind,
                         const char *date,
                         PfProof *proof)
{
  g_return_if_fail (PF_IS_PROOF_SENDING (self));

  if (kind != self->kind)
    self->faults[PF_PROOF_FAULT_KIND] = NULL;
  if (kind != self->kind || g_strcmp0 (date, self->date) != 0)
    self->faults[PF_PROOF_FAULT_DATE] = NULL;
  self->kind = kind;
  pf_entrance_set_text (&self->date, date);
  if (g_set_object (&self->proof, proof))
    self->faults[PF_PROOF_FAULT_FILE] = NULL;
  pf_proof_sending_tell (self);
}

void
pf_proof_sending_set_open (PfProofSending *self, gboolean open)
{
  g_return_if_fail (PF_IS_PROOF_SENDING (self));
  self->open = open;
  pf_proof_sending_tell (self);
}

void
pf_proof_sending_send (PfProofSending *self)
{
  g_return_if_fail (PF_IS_PROOF_SENDING (self));
  g_signal_emit (self, send_signal, 0);
}
