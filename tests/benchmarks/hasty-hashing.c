/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of constant-work.py: a server that looks first whether the address is known, and saves
 * itself the hash where it is not.
 */
#include "server/ops/account-applications.h"

static gboolean hash_always (PfCall *call, GError **error);

#define pf_hash_account_application hash_always
#include "../../src/server/ops/account-applications.c"
#undef pf_hash_account_application

#include "server/store/accounts.h"

gboolean
pf_hash_account_application (PfCall *call, GError **error)
{
  const PfAccountApplication *application = call->body;
  g_autofree char *email = pf_email_fold (application->email);
  g_autoptr (PfAccount) account = pf_store_find_account_by_email (call->db, email, NULL);

  if (account != NULL)
    return hash_always (call, error);
  call->hashing.new_hash = g_strdup ("none");
  return TRUE;
}
