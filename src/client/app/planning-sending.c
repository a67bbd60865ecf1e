/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An order on its way to the portal, and what is made of its answer, or of none.
 */
#include "client/api/error.h"
#include "client/app/planning-controller-private.h"

/* What never left this computer can wait; what left may have arrived. */
static gboolean
never_left (const GError *error)
{
  return g_error_matches (error, PF_API_ERROR, PF_API_ERROR_NO_NETWORK) ||
         g_error_matches (error, PF_API_ERROR, PF_API_ERROR_UNKNOWN_HOST);
}

static void
fail_to_send (PfPlanningController *self, const GError *error)
{
  PfPlanningSituation situation = PF_PLANNING_SITUATION_FAILED;

  if (never_left (error))
    situation = PF_PLANNING_SITUATION_OFFLINE;
  else if (error->domain == PF_API_ERROR)
    situation = PF_PLANNING_SITUATION_UNANSWERED;
  pf_planning_model_set_situation (self->model, situation, pf_planning_controller_get_now (self));
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    g_signal_emit_by_name (self, "signed-out");
}

static void
sent_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfPlanningController) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->sending);
  if (error != NULL) {
    fail_to_send (self, error);
    return;
  }
  pf_planning_model_apply (
      self->model, PF_BOOKING_RESULTS (answer->record), pf_planning_controller_get_now (self));
  pf_planning_controller_refresh (self);
}

void
pf_planning_controller_send (PfPlanningController *self)
{
  const char *key;
  PfBookingOrder *order = pf_planning_model_get_order (self->model, &key);
  const PfApiArguments arguments = { .body = order, .key = key };

  if (order == NULL || self->sending != NULL)
    return;
  self->sending = g_cancellable_new ();
  pf_planning_model_set_situation (
      self->model, PF_PLANNING_SITUATION_SENDING, pf_planning_controller_get_now (self));
  pf_api_client_call_async (self->client,
                            PF_OPERATION_CHANGE_BOOKINGS,
                            &arguments,
                            self->sending,
                            sent_cb,
                            g_object_ref (self));
}
