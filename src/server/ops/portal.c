/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/portal.h"

#include "core/document.h"
#include "core/sign-in.h"
#include "server/ops/handlers.h"
#include "server/store/town.h"

/* The oldest client whose choices this server still understands. */
#define MINIMUM_CLIENT "0.1.0"

gboolean
pf_handle_get_portal (PfCall *call, GError **error)
{
  static const char *const types[] = {
    "application/pdf", "image/jpeg", "image/png", "image/heic", NULL
  };
  PfTown *town = pf_store_get_town (call->db, error);
  g_autoptr (PfPortal) portal = NULL;

  if (town == NULL)
    return FALSE;
  portal = pf_record_copy (pf_town_get_portal (town));
  portal->password_rules =
      g_object_new (PF_TYPE_PASSWORD_RULES, "minimum-length", PF_PASSWORD_MIN_LENGTH, NULL);
  portal->upload_limits = g_object_new (
      PF_TYPE_UPLOAD_LIMITS, "maximum-bytes", PF_DOCUMENT_MAX_SIZE, "types", types, NULL);
  portal->minimum_client = g_strdup (MINIMUM_CLIENT);
  portal->server_version = g_strdup (PF_VERSION);
  return pf_call_answer (call, portal);
}
