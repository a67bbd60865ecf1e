/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every statement of the server, prepared once when a connection opens: a typo or a missing column
 * stops the server at start, not a family on a Sunday night.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PF_STATEMENT_FIND_CALLER,
  PF_STATEMENT_DELETE_ACCOUNT_SESSION,
  PF_STATEMENT_LIST_HOUSEHOLD_NAMES,
  PF_STATEMENT_FIND_HOUSEHOLD,
  PF_STATEMENT_LIST_ADULTS,
  PF_STATEMENT_LIST_CHILDREN,
  PF_STATEMENT_TOUCH_HOUSEHOLD,
  PF_STATEMENT_FIND_CHILD,
  PF_STATEMENT_INSERT_CHILD,
  PF_STATEMENT_UPDATE_CHILD,
  PF_STATEMENT_FIND_SESSION,
  PF_STATEMENT_UPDATE_SESSION,
  PF_STATEMENT_FIND_BOOKING,
  PF_STATEMENT_INSERT_BOOKING,
  PF_STATEMENT_UPDATE_BOOKING,
  PF_STATEMENT_FIND_REPLAY,
  PF_STATEMENT_INSERT_REPLAY,
  PF_N_STATEMENTS
} PfStatementId;

typedef struct
{
  const char *sql; /* as pf_sql_expand() takes it; $1, $2 suit every database */
  GType (*get_type) (void);
} PfStatement;

extern const PfStatement pf_statements[PF_N_STATEMENTS];

G_END_DECLS
