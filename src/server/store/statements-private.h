/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the statements stand: in one file for each part of the portal, by their number. What
 * several of these files say is here.
 */
#pragma once

#include "server/store/statements.h"

G_BEGIN_DECLS

extern const PfStatement pf_statements_of_accounts[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_agents[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_applications[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_desk[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_documents[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_families[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_queue[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_requests[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_school[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_ties[PF_N_STATEMENTS];
extern const PfStatement pf_statements_of_town[PF_N_STATEMENTS];

/* Whose row it is belongs to the question, not to a check after it: a forgotten check shows one
 * family's child to another. $2 is the account, $3 is 1 for an agent, who may see every household
 * of the town: what is in the queue is seen there alone, and by who asked for it. @household names
 * its table too.
 */
#define IS_OPEN(household) household ".state IN ('active', 'provisional')"
#define MAY_SEE(household)                                                                         \
  "EXISTS (SELECT 1 FROM household seen WHERE seen.id = " household                                \
  " AND (($3 = 1 AND seen.state = 'active') OR (" IS_OPEN (                                        \
      "seen") " AND EXISTS (SELECT 1 FROM adult mine WHERE mine.account = $2"                      \
              " AND mine.household = seen.id))))"

/* What account $1 did, and what concerns it of what others did: of these neither where it came from
 * nor what else is said. For a FROM that adds which of them, by j.id and k.entry.
 */
#define OWN_JOURNAL                                                                                \
  "SELECT j.id, j.at, j.action, CAST(NULL AS text) AS concern, CAST(NULL AS text) AS decision,"    \
  " j.device, j.address FROM journal_entry j WHERE j.account = $1"
#define CONCERNING_JOURNAL                                                                         \
  "SELECT k.entry AS id, j.at, j.action, k.concern, CASE WHEN j.action = 'queue_decided'"          \
  " THEN j.detail END AS decision, CAST(NULL AS text) AS device, CAST(NULL AS text) AS address"    \
  " FROM journal_concern k JOIN journal_entry j ON j.id = k.entry WHERE k.account = $1"

/* What a school may look at: who the child is, and where it lives. c is the document, e the
 * enrolment.
 */
#define IS_OF_SCHOOL                                                                               \
  "(c.household = e.household OR c.household = e.household_before)"                                \
  " AND (c.child = e.child OR c.child = e.child_before OR c.child IS NULL)"                        \
  " AND c.kind IN ('proof_of_address', 'lodging_certificate', 'lease', 'statement_on_honour',"     \
  " 'proof_of_parenthood')"

/* Column n of the row at hand of $each, as a number. */
#define NUMBER(n) "CAST(each.value->>" #n " AS bigint)"

G_END_DECLS
