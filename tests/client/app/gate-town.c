/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/gate-town.h"

static void
answer (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
refuse (SoupServerMessage *message, guint status, const char *problem)
{
  g_autofree char *body =
      g_strdup_printf ("{\"type\":\"urn:portail-famille:problem:%s\",\"title\":\"t\"}", problem);

  answer (message, status, "application/problem+json", body);
}

#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"" PF_GATE_TOWN_EMAIL                                                  \
  "\",\"first_name\":\"Camille\",\"last_name\":\"Berger\"}"

static void
sign_in (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (strstr (text, "\"password\":\"good\"") != NULL) {
    answer (message,
            201,
            "application/json",
            "{\"token\":\"T\",\"expires_at\":\"2027-01-01T00:00:00Z\",\"account\":" ACCOUNT "}");
    return;
  }
  soup_message_headers_append (
      soup_server_message_get_response_headers (message), "Retry-After", "2");
  refuse (message, 401, "invalid-credentials");
}

static void
show_portal (SoupServerMessage *message, const char *minimum_client, const char *date)
{
  g_autofree char *body = g_strdup_printf (
      "{\"name\":\"Ville de Valbourg\",\"time_zone\":\"Europe/Paris\",\"minimum_client\":\"%s\"}",
      minimum_client);

  if (date != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Date", date);
  answer (message, 200, "application/json", body);
}

void
pf_gate_town_handle_cb (SoupServer *,
                        SoupServerMessage *message,
                        const char *path,
                        GHashTable *,
                        gpointer user_data)
{
  PfGateTown *self = user_data;
  const char *method = soup_server_message_get_method (message);
  const char *bearer = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");

  g_string_append_printf (self->asked, "%s %s;", method, path);
  if (g_str_equal (path, "/v1/portal"))
    show_portal (message, self->minimum_client, self->date);
  else if (g_str_equal (path, "/v1/sessions"))
    sign_in (message);
  else if (self->is_silent && g_str_equal (path, "/v1/me"))
    soup_server_message_pause (message);
  else if (self->has_ended || g_strcmp0 (bearer, "Bearer T") != 0)
    refuse (message, 401, "not-signed-in");
  else if (g_str_equal (path, "/v1/me"))
    answer (message,
            200,
            "application/json",
            "{\"account\":" ACCOUNT ",\"households\":[{\"id\":\"7\",\"name\":\"Berger\"}]}");
  else
    answer (message, 204, "application/json", "");
}
