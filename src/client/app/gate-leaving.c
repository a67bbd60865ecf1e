/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who signs out takes their session out of the keyring. A closed keyring keeps what it holds: that
 * is remembered, and done once it is open.
 */
#include "client/app/gate-private.h"

typedef struct
{
  GSettings *settings;
  char *entry; /* of the keyring: "PORTAL EMAIL" */
} Leaving;

static char *
build_entry (PfGate *self, const char *email)
{
  return g_strdup_printf ("%s %s", pf_api_client_get_base_url (self->client), email);
}

gboolean
pf_gate_is_left (PfGate *self, const char *email)
{
  g_autofree char *entry = build_entry (self, email);
  g_auto (GStrv) left = g_settings_get_strv (self->settings, "sessions-to-forget");

  return g_strv_contains ((const char *const *) left, entry);
}

static void
set_left (GSettings *settings, const char *entry, gboolean left)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) before = g_settings_get_strv (settings, "sessions-to-forget");
  g_auto (GStrv) after = NULL;

  for (char **one = before; *one != NULL; one++)
    if (!g_str_equal (*one, entry))
      g_strv_builder_add (builder, *one);
  if (left)
    g_strv_builder_add (builder, entry);
  after = g_strv_builder_end (builder);
  g_settings_set_strv (settings, "sessions-to-forget", (const char *const *) after);
}

void
pf_gate_mark_kept (PfGate *self, const char *email)
{
  g_autofree char *entry = build_entry (self, email);

  set_left (self->settings, entry, FALSE);
}

static void
forgotten_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  Leaving *leaving = user_data;

  if (pf_keyring_forget_finish (result, NULL) == PF_KEYRING_STATE_OPEN)
    set_left (leaving->settings, leaving->entry, FALSE);
  g_object_unref (leaving->settings);
  g_free (leaving->entry);
  g_free (leaving);
}

void
pf_gate_empty_keyring (PfGate *self, const char *email)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->settings = g_object_ref (self->settings);
  leaving->entry = build_entry (self, email);
  set_left (self->settings, leaving->entry, TRUE);
  pf_keyring_forget_async (
      pf_api_client_get_base_url (self->client), email, NULL, forgotten_cb, leaving);
}

void
pf_gate_end_left (PfGate *self, PfKeptSession *session, const char *email)
{
  pf_api_client_set_token (self->client, session->token);
  pf_api_client_call_async (self->client, PF_OPERATION_SIGN_OUT, NULL, NULL, NULL, NULL);
  pf_api_client_set_token (self->client, NULL);
  pf_kept_session_free (session);
  pf_gate_empty_keyring (self, email);
}
