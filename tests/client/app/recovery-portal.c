/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/recovery-portal.h"

#include <stdlib.h>
#include <string.h>

void
pf_recovery_portal_answer (SoupServerMessage *message,
                           guint status,
                           const char *type,
                           const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

void
pf_recovery_portal_refuse (SoupServerMessage *message, const char *refusal)
{
  g_auto (GStrv) parts = g_strsplit (refusal, " ", 4);
  g_autofree char *body =
      g_strdup_printf ("{\"type\":\"urn:portail-famille:problem:%s\",\"title\":\"t\"%s}",
                       parts[2],
                       parts[3] != NULL ? parts[3] : "");

  soup_message_headers_append (
      soup_server_message_get_response_headers (message), "Retry-After", "3");
  pf_recovery_portal_answer (message,
                             (guint) atoi (parts[1]),
                             g_str_equal (parts[2], "-") ? "text/html" : "application/problem+json",
                             body);
}

void
pf_recovery_portal_answer_path (SoupServerMessage *message, const char *path)
{
  static const struct
  {
    const char *path;
    guint status;
    const char *body;
  } answers[] = {
    { "/v1/portal",
      200,
      "{\"name\":\"Valbourg\",\"time_zone\":\"Europe/Paris\",\"minimum_client\":\"0.1\"}" },
    { "/v1/password-resets", 202, "" },
    { "/v1/password-resets/check",
      200,
      "{" RECOVERY_ACCOUNT ",\"activation\":true,\"expires_at\":\"2030-01-01T00:00:00Z\"}" },
    { "/v1/password-resets/confirm", 204, "" },
    { "/v1/email-verifications", 202, "" },
    { RECOVERY_VERIFICATION,
      200,
      "{" RECOVERY_ACCOUNT ",\"expires_at\":\"2030-01-01T00:00:00Z\"}" },
    { "/v1/email-verifications/confirm", 204, "" },
    { "/v1/sessions",
      201,
      "{\"token\":\"T\",\"expires_at\":\"2030-01-01T00:00:00Z\",\"account\":{\"id\":"
      "\"1\"," RECOVERY_ACCOUNT "}}" },
    { "/v1/me", 200, "{\"account\":{\"id\":\"1\"," RECOVERY_ACCOUNT "},\"households\":[]}" },
    { "/v1/sessions/current", 204, "" },
    { "/v1/invitations/TOKEN/acceptance", 204, "" },
    { "/v1/invitations/acceptance", 204, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    if (g_str_equal (answers[i].path, path))
      pf_recovery_portal_answer (message, answers[i].status, "application/json", answers[i].body);
  }
}
