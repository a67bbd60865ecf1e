/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of mail-kill.c: a mailer that keeps neither the message id it gave nor the link.
 */
#include "server/store/mails.h"

static gboolean
forget_letter (PfDb *, const PfLetter *, GError **)
{
  return TRUE;
}

#define pf_store_address_letter forget_letter
#include "../../src/server/jobs/mail-addressing.c"
