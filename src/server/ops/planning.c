/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No household has a planning until this server opens sessions for it.
 */
#include "server/ops/handlers.h"

gboolean
pf_handle_get_planning (PfCall *, GError **error)
{
  return pf_problem_set (error, PF_PROBLEM_NOT_FOUND);
}
