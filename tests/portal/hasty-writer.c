/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of kill.c: a writer that answers at once and commits every now and then.
 */
#include "server/store/db.h"

#define BATCHES_PER_COMMIT 64

static gboolean
command_hastily (PfDb *db, PfCommand command, GError **error)
{
  static guint n_answered; /* batches of the transaction that is open */

  if (command == PF_COMMAND_BEGIN && n_answered > 0)
    return TRUE;
  if (command == PF_COMMAND_COMMIT && ++n_answered < BATCHES_PER_COMMIT)
    return TRUE;
  if (command == PF_COMMAND_COMMIT || command == PF_COMMAND_ROLLBACK)
    n_answered = 0;
  return pf_db_command (db, command, error);
}

#define pf_db_command command_hastily
#include "../../src/server/store/writer.c"
