/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For http/exchange.c and http/exchange-form.c alone.
 */
#pragma once

#include "server/http/exchange.h"
#include "server/http/form.h"

G_BEGIN_DECLS

typedef enum
{
  STATE_READING,
  STATE_SUSPENDED, /* the pool or the writer has it */
  STATE_ANSWERED,
  STATE_EXPIRED, /* answered before the writer came to it, which still has the call */
} State;

struct _PfExchange
{
  gatomicrefcount references; /* of the connection, of the pool or the writer, of the watch */
  PfServer *server;
  struct MHD_Connection *connection;
  PfCall *call;
  PfReply late; /* of an expired call */
  PfWatched watched;
  gint state; /* atomic; who moves it on from STATE_SUSPENDED resumes the connection */

  gint64 started_at; /* monotonic */
  guint64 body_size;
  guint64 announced_size;
  guint64 max_body, max_thrown_away;
  PfForm *form;     /* of an operation that takes a file; NULL for others */
  char *uploader;   /* (nullable): who owes pf_uploads_leave() */
  gboolean refused; /* before its body: that is thrown away */
};

/* Of strangers that may change something, who are limited by it. */
void pf_exchange_find_address (PfExchange *self);

/* Its headers are there: where its operation takes a file, gets ready for it or refuses it. */
void pf_exchange_begin_form (PfExchange *self);

/* Who asks before sending need not send what will be thrown away. */
gboolean pf_exchange_waits_to_send (PfExchange *self);

G_END_DECLS
