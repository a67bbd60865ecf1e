/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strangers who send documents and confirm nothing: for new-account-flood.c and its control.
 */
#pragma once

#include "files.h"
#include "portal/new-accounts.h"

#define BOUND 100000

/* How many of five files of a little more than a quarter of the bound are kept. */
static guint
flood (PfNewAccounts *self, PfRawAnswer *ret_answer)
{
  guint n_kept = 0;

  for (guint i = 0; i < 5; i++) {
    g_autoptr (GByteArray) file = pf_files_make_pdf (BOUND / 4, "page");
    g_autofree char *email = g_strdup_printf ("stranger%u@example.org", i);
    g_autofree char *json = pf_new_accounts_build (email, NEW_PASSWORD);

    pf_new_accounts_apply (self, json, file, ret_answer);
    n_kept += ret_answer->status == 202;
  }
  return n_kept;
}
