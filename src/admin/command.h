/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What portail-famille-admin can be told to do.
 */
#pragma once

#include "server/config.h"
#include "server/store/document-store.h"

G_BEGIN_DECLS

/* Each gets what follows the program's name and the command's, with the program's name first.
 * FALSE with an error, or without one where all has been said.
 */
gboolean pf_command_demo (char ***arguments, GError **error);
gboolean pf_command_migrate (char ***arguments, GError **error);
gboolean pf_command_check (char ***arguments, GError **error);
gboolean pf_command_verify_journal (char ***arguments, GError **error);
gboolean pf_command_find_family (char ***arguments, GError **error);
gboolean pf_command_add_agent (char ***arguments, GError **error);
gboolean pf_command_invite_agent (char ***arguments, GError **error);
gboolean pf_command_list_agents (char ***arguments, GError **error);
gboolean pf_command_reset_agent (char ***arguments, GError **error);
gboolean pf_command_reset_account (char ***arguments, GError **error);
gboolean pf_command_rotate_document_key (char ***arguments, GError **error);
gboolean pf_command_choose_proofs_of_address (char ***arguments, GError **error);

/* Adds to @faults each document that is not there. @db: prepared */
gboolean pf_command_check_documents (const PfConfig *config,
                                     PfDb *db,
                                     GPtrArray *faults,
                                     GError **error);

/* The settings (transfer full), once the options of the command itself are taken out: @entries ends
 * as GOptionContext wants it. (nullable)
 */
PfConfig *pf_command_load (char ***arguments, const GOptionEntry *entries, GError **error);

/* The same, of a command that takes words beside options: they stay, after the program's name. */
PfConfig *pf_command_load_words (char ***arguments, const GOptionEntry *entries, GError **error);

/* The portal's database. @make: whether it may be a new one */
PfDb *pf_command_open (const PfConfig *config, gboolean make, GError **error);

/* Says that the command was given what it cannot do. Always FALSE. */
gboolean pf_command_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
