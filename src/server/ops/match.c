/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/match.h"

#include "server/ops/etag.h"

gboolean
pf_call_check_match (PfCall *call, int version, GError **error)
{
  g_autofree char *etag = g_strdup_printf ("\"%d\"", version);

  return pf_etag_is_named (call->request->if_match, etag) ||
         pf_problem_set (error, PF_PROBLEM_CHANGED_MEANWHILE);
}
