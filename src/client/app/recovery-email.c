/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link of an e-mail change. It is good for nobody but the account that asked: whoever is signed
 * in confirms by it at once, and is told what came of it; who is not signs in first.
 */
#include <glib/gi18n.h>

#include "client/api/error.h"
#include "client/app/recovery-controller-private.h"
#include "core/email-change.h"
#include "core/problem.h"

static const char *
explain (const GError *error)
{
  if (error == NULL)
    return _ ("Your new e-mail address is confirmed: sign in with it from now on.");
  if (error->domain == PF_API_ERROR)
    return _ ("The portal could not be reached: open the link of the mail again.");
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_EXPIRED))
    return _ ("This link is too old: change the address again in the preferences.");
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_LINK_INVALID))
    return _ ("This link confirms nothing for this account: it served already, or another account "
              "asked for it. Sign in with that one, and open it again.");
  return _ ("The portal did not take this link. Try again in a few minutes.");
}

static void
confirmed_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfRecoveryController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  pf_recovery_controller_tell (self, explain (error));
  if (answer != NULL)
    pf_gate_refresh (self->gate);
}

static gboolean
is_here (PfRecoveryController *self, const PfActivationLink *link)
{
  PfApiClient *client = pf_gate_get_client (self->gate);

  return client != NULL && g_str_equal (pf_api_client_get_base_url (client), link->portal);
}

void
pf_recovery_controller_confirm_new_email (PfRecoveryController *self)
{
  g_autoptr (PfActivationLink) link = g_steal_pointer (&self->new_email);
  g_autoptr (PfEmailProof) proof = NULL;

  if (link == NULL)
    return;
  if (!is_here (self, link)) {
    pf_recovery_controller_tell (
        self, _ ("This link is of another town’s portal: sign out here, then open it again."));
    return;
  }
  proof = g_object_new (PF_TYPE_EMAIL_PROOF, "token", link->token, NULL);
  pf_api_client_call_async (pf_gate_get_client (self->gate),
                            PF_OPERATION_CONFIRM_EMAIL,
                            &(PfApiArguments){ .body = proof },
                            self->calls,
                            confirmed_cb,
                            g_object_ref (self));
}

void
pf_recovery_controller_take_email_link (PfRecoveryController *self,
                                        PfActivationLink *link,
                                        gboolean enters)
{
  g_clear_pointer (&self->new_email, pf_activation_link_free);
  self->new_email = link;
  if (pf_gate_get_visit (self->gate) != NULL) {
    pf_recovery_controller_confirm_new_email (self);
    return;
  }
  if (enters)
    return;
  pf_recovery_controller_begin (self, NULL);
  if (!is_here (self, link))
    pf_gate_start (self->gate, link->portal);
  pf_recovery_fail (self->recovery, PF_RECOVERY_FAULT_NEW_EMAIL);
}
