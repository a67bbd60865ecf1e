/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/recovery-town.h"

#include <string.h>

#include "client/api/activation-link.h"

static void
told_cb (PfRecoveryController *, const char *words, GString *told)
{
  g_string_assign (told, words);
}

void
pf_recovery_town_answer_me (PfRecoveryTown *self, const char *account, const char *households)
{
  g_autofree char *me =
      g_strdup_printf ("{\"account\":%s,\"households\":[%s]}", account, households);

  pf_fake_portal_answer (self->portal, "GET /v1/me", 200, me);
}

static void
answer_all (PfRecoveryTown *self, const char *account)
{
  g_autofree char *session = g_strdup_printf (
      "{\"token\":\"T\",\"expires_at\":\"2040-01-01T00:00:00Z\",\"account\":%s}", account);

  pf_fake_portal_answer (self->portal,
                         "GET /v1/portal",
                         200,
                         "{\"name\":\"Valbourg\",\"time_zone\":\"Europe/Paris\"}");
  pf_fake_portal_answer (self->portal, "POST /v1/sessions", 201, session);
  pf_fake_portal_answer (self->portal, "DELETE /v1/sessions/current", 204, NULL);
  pf_recovery_town_answer_me (self, account, "");
}

void
pf_recovery_town_open (PfRecoveryTown *self, const char *account)
{
  self->portal = pf_fake_portal_new ();
  answer_all (self, account);
  self->told = g_string_new (NULL);
  self->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (self->settings, "portal-address");
  g_settings_reset (self->settings, "session-kept");
  self->gate = pf_gate_new (self->settings);
  self->controller = pf_recovery_controller_new (self->gate);
  self->recovery = pf_recovery_controller_get_recovery (self->controller);
  g_signal_connect (self->controller, "told", G_CALLBACK (told_cb), self->told);
  pf_gate_start (self->gate, self->portal->address);
  WAIT_WHILE (pf_gate_get_entrance (self->gate)->busy ||
              pf_gate_get_entrance (self->gate)->portal == NULL);
}

void
pf_recovery_town_close (PfRecoveryTown *self)
{
  g_object_run_dispose (G_OBJECT (self->controller));
  g_object_run_dispose (G_OBJECT (self->gate));
  WAIT_WHILE (G_OBJECT (self->controller)->ref_count > 1 || G_OBJECT (self->gate)->ref_count > 2);
  g_assert_finalize_object (self->controller);
  g_assert_finalize_object (self->gate);
  g_object_unref (self->settings);
  g_string_free (self->told, TRUE);
  pf_fake_portal_free (self->portal);
}

void
pf_recovery_town_sign_in (PfRecoveryTown *self, const char *email)
{
  pf_entrance_sign_in (pf_gate_get_entrance (self->gate), email, RECOVERY_TOWN_PASSWORD, FALSE);
  WAIT_WHILE (pf_gate_get_visit (self->gate) == NULL);
}

void
pf_recovery_town_open_link (PfRecoveryTown *self, const char *portal, const char *path)
{
  const char *address = portal != NULL ? portal : self->portal->address;
  g_autofree char *page = g_strconcat (address, path, NULL);
  g_autofree char *link = pf_activation_link_build (address, page);

  pf_recovery_controller_open_link (self->controller, link);
}

void
pf_recovery_town_assert_told (PfRecoveryTown *self, const char *words)
{
  WAIT_WHILE (self->told->len == 0);
  g_test_message ("%s", self->told->str);
  g_assert_nonnull (strstr (self->told->str, words));
  g_string_truncate (self->told, 0);
}
