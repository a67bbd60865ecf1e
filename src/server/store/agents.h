/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works at the town's services. The roles of a PfAgent are here all those of its account,
 * "family" too where the agent has children in the town.
 */
#pragma once

#include "core/agent.h"
#include "core/mail.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* All of them (transfer full), by their names. */
GPtrArray *pf_store_list_agents (PfDb *db, GError **error);

/* The agent (transfer full), held until the transaction ends, or PF_PROBLEM_NOT_FOUND. */
PfAgent *pf_store_find_agent (PfDb *db, const char *id, GError **error);

/* The same, on a connection that only reads: nobody waits for it. */
PfAgent *pf_store_look_at_agent (PfDb *db, const char *id, GError **error);

/* Roles and state, and a version more; who is suspended is signed out everywhere. */
gboolean pf_store_update_agent (PfDb *db, PfAgent *agent, GError **error);

/* Whether @id alone could administer the portal today. Who asks first in a transaction, before
 * pf_store_find_agent(), knows it until it ends.
 */
gboolean pf_store_is_last_administrator (PfDb *db,
                                         const char *id,
                                         gboolean *ret_last,
                                         GError **error);

/* Makes the account, which has no password, and gives @account its id; a mail will bring the link
 * that opens it. PF_PROBLEM_ADDRESS_IN_USE where somebody has that address: a family's account may
 * not become an agent's without its person.
 * @language: (nullable): of the mail; NULL: none is sent
 */
gboolean pf_store_invite_agent (PfDb *db,
                                PfAccount *account,
                                const char *language,
                                PfInstant now,
                                GError **error);

/* Writes the mail that brings who has no password the link to choose one. */
gboolean pf_store_mail_agent_link (PfDb *db,
                                   const char *email,
                                   const char *language,
                                   PfInstant now,
                                   GError **error);

/* Takes away password and second factor, voids every link that was mailed, and signs out every
 * device.
 */
gboolean pf_store_reset_agent (PfDb *db, const char *id, PfInstant now, GError **error);

G_END_DECLS
