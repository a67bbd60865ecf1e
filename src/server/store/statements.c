/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/statements.h"

#include "server/store/statements-private.h"

static const PfStatement *const parts[] = {
  pf_statements_of_accounts, pf_statements_of_agents,    pf_statements_of_applications,
  pf_statements_of_desk,     pf_statements_of_documents, pf_statements_of_families,
  pf_statements_of_queue,    pf_statements_of_requests,  pf_statements_of_school,
  pf_statements_of_ties,     pf_statements_of_town,
};

const PfStatement *
pf_statement_get (PfStatementId id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i][id].sql != NULL)
      return &parts[i][id];
  }
  g_assert_not_reached ();
}
