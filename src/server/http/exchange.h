/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One request and its answer. It is read piece by piece, prepared, and run; where that takes the
 * password pool or the writer, its connection is suspended meanwhile, so that a few threads hold
 * thousands of them.
 */
#pragma once

#include "server/http/server-private.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

typedef struct _PfExchange PfExchange;

/* For a request whose headers are there. */
PfExchange *pf_exchange_new (PfServer *server,
                             struct MHD_Connection *connection,
                             const char *method,
                             const char *path);
PfExchange *pf_exchange_ref (PfExchange *self);
void pf_exchange_unref (PfExchange *self);

/* Its headers are there: answers at once where its body need not come, or could not. */
enum MHD_Result pf_exchange_begin (PfExchange *self);

/* Takes a piece of the body; FALSE to break the connection. */
gboolean pf_exchange_take (PfExchange *self, const char *piece, gsize size);

/* The whole request is there, or its answer: starts or responds. */
enum MHD_Result pf_exchange_go_on (PfExchange *self);

/* The response was sent, or nobody is left to read it: counts and logs it. */
void pf_exchange_end (PfExchange *self);

/* Waits until its file is on disk, then queues its change up. For the threads of uploads. */
void pf_exchange_settle (gpointer self, gpointer);

/* Answers a call that waits too long for its turn, which may yet be done. For the watch. */
void pf_exchange_expire (PfExchange *self);

G_END_DECLS
