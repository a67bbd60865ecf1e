/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/exchange.h"

#include <gio/gio.h>

#include "server/http/exchange-private.h"
#include "server/http/probes.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/ops/bookings.h"

#define MAX_BODY (1024 * 1024)

/* A body that is too large is let pass unread up to here: refused in the middle, its sender would
 * see a broken connection and no reason.
 */
#define MAX_THROWN_AWAY (8 * MAX_BODY)

PfExchange *
pf_exchange_new (PfServer *server,
                 struct MHD_Connection *connection,
                 const char *method,
                 const char *path)
{
  PfExchange *self = g_new0 (PfExchange, 1);
  const char *length =
      MHD_lookup_connection_value (connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);

  g_atomic_ref_count_init (&self->references);
  self->server = server;
  self->connection = connection;
  self->call = pf_call_new (pf_request_from_http (server, connection, method, path));
  self->call->services = &server->services;
  self->started_at = g_get_monotonic_time ();
  self->max_body = MAX_BODY;
  self->max_thrown_away = MAX_THROWN_AWAY;
  self->announced_size = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;

  g_mutex_lock (&server->mutex);
  server->n_exchanges++;
  g_mutex_unlock (&server->mutex);
  return self;
}

PfExchange *
pf_exchange_ref (PfExchange *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/* The server waits for the last: nothing of it may be touched after. */
static void
leave_server (PfServer *server)
{
  g_mutex_lock (&server->mutex);
  server->n_exchanges--;
  g_cond_broadcast (&server->idle);
  g_mutex_unlock (&server->mutex);
}

/* Before the answer goes: who has it may send the next at once. */
static void
leave_uploads (PfExchange *self)
{
  if (self->uploader != NULL)
    pf_uploads_leave (self->server->uploads, self->uploader);
  g_clear_pointer (&self->uploader, g_free);
}

void
pf_exchange_unref (PfExchange *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->form, pf_form_free);
  leave_uploads (self);
  pf_call_free (self->call);
  pf_reply_clear (&self->late);
  leave_server (self->server);
  g_free (self);
}

static enum MHD_Result
respond (PfExchange *self, PfReply *reply)
{
  leave_uploads (self);
  return pf_response_send (self->connection,
                           reply,
                           self->call->request->number,
                           g_atomic_int_get (&self->server->stopping));
}

static enum MHD_Result
answer (PfExchange *self)
{
  g_atomic_int_set (&self->state, STATE_ANSWERED);
  return respond (self, &self->call->reply);
}

static gboolean
is_too_large (PfExchange *self)
{
  return MAX (self->announced_size, self->body_size) > self->max_body;
}

static void
keep_piece (PfExchange *self, const char *piece, gsize size)
{
  if (self->form != NULL && is_too_large (self))
    pf_form_give_up (self->form);
  else if (self->form != NULL)
    pf_form_take (self->form, piece, size);
  else if (!is_too_large (self))
    g_byte_array_append (self->call->request->body, (const guint8 *) piece, (guint) size);
}

gboolean
pf_exchange_take (PfExchange *self, const char *piece, gsize size)
{
  self->body_size += size;
  if (!self->refused)
    keep_piece (self, piece, size);
  return self->body_size <= self->max_thrown_away &&
         g_get_monotonic_time () - self->started_at < self->server->reading_span;
}

/* Gives the request its number and, where it changes something, its place in the writer's queue.
 * Both at once: were another to come between the two, the one numbered first would wait behind it.
 */
static PfPlace *
stamp (PfExchange *self, gboolean takes_place)
{
  PfServer *server = self->server;
  PfPlace *place = NULL;

  g_mutex_lock (&server->mutex);
  self->call->request->number = ++server->number;
  if (takes_place)
    place = pf_writer_take_place (server->writer);
  g_mutex_unlock (&server->mutex);
  return place;
}

static void
refuse_for_writer (PfExchange *self)
{
  PfWriterStats stats;

  pf_writer_get_stats (self->server->writer, &stats);
  pf_call_refuse_for_now (self->call, PF_PROBLEM_OVERLOADED, stats.n_waiting * stats.item_time);
}

static enum MHD_Result
refuse_body (PfExchange *self)
{
  stamp (self, FALSE);
  pf_call_refuse (self->call, PF_PROBLEM_TOO_LARGE);
  return answer (self);
}

enum MHD_Result
pf_exchange_begin (PfExchange *self)
{
  pf_exchange_begin_form (self);
  if (self->announced_size > self->max_thrown_away)
    return refuse_body (self);
  if (!self->refused || !pf_exchange_waits_to_send (self))
    return MHD_YES;
  stamp (self, FALSE);
  return answer (self);
}

/* Takes back what pf_exchange_ref() lent to the pool or the writer. */
static void
finish (PfExchange *self)
{
  if (g_atomic_int_compare_and_exchange (&self->state, STATE_SUSPENDED, STATE_ANSWERED)) {
    pf_watch_remove (self->server->watch, &self->watched);
    MHD_resume_connection (self->connection);
  }
  pf_exchange_unref (self);
}

/* Not pf_call_refuse(): the writer may be at the call this moment. */
void
pf_exchange_expire (PfExchange *self)
{
  gboolean has_key = pf_operation_needs_key (self->call->operation);

  pf_reply_set_problem (&self->late,
                        has_key ? PF_PROBLEM_STILL_RUNNING : PF_PROBLEM_OVERLOADED,
                        self->call->request->language,
                        NULL,
                        NULL);
  self->late.retry_seconds = 1;
  if (g_atomic_int_compare_and_exchange (&self->state, STATE_SUSPENDED, STATE_EXPIRED))
    MHD_resume_connection (self->connection);
}

static gboolean
run_in_writer (PfDb *db, gpointer data)
{
  PfExchange *self = data;

  return pf_call_run (self->call, db);
}

static gboolean
run_group_in_writer (PfDb *db, gpointer const *data, guint n, GError **error)
{
  g_autofree PfCall **calls = g_new (PfCall *, n);

  for (guint i = 0; i < n; i++)
    calls[i] = ((PfExchange *) data[i])->call;
  return pf_bookings_run (db, calls, n, error);
}

static void
written_cb (gpointer data, const GError *error)
{
  PfExchange *self = data;

  if (error != NULL) {
    g_warning ("Not written: %s", error->message);
    pf_call_refuse (self->call, PF_PROBLEM_FAILED);
  } else {
    pf_call_settle (self->call);
  }
  finish (self);
}

/* What the change waited for is done: it queues up now, not before, or all would wait for it. */
static void
queue_up (PfExchange *self)
{
  if (g_atomic_int_get (&self->state) == STATE_SUSPENDED &&
      pf_writer_push (self->server->writer, run_in_writer, written_cb, self))
    return;
  if (g_atomic_int_get (&self->state) == STATE_SUSPENDED)
    refuse_for_writer (self);
  finish (self);
}

void
pf_exchange_settle (gpointer data, gpointer)
{
  PfExchange *self = data;
  g_autoptr (GError) error = NULL;

  if (g_atomic_int_get (&self->state) == STATE_SUSPENDED &&
      !pf_upload_settle (self->call->request->file, &error)) {
    g_warning ("A document cannot be kept: %s", error->message);
    pf_call_refuse (self->call, PF_PROBLEM_FAILED);
    finish (self);
  } else {
    queue_up (self);
  }
}

static void
settle (PfExchange *self)
{
  if (self->call->request->file != NULL)
    pf_uploads_settle (self->server->uploads, self);
  else
    queue_up (self);
}

static void
hashed_cb (gpointer data)
{
  settle (data);
}

static void
hash (PfExchange *self)
{
  PfPasswordPool *passwords = self->server->passwords;

  if (passwords != NULL && pf_password_pool_push (passwords, &self->call->hashing, hashed_cb, self))
    return;
  pf_call_refuse_for_now (self->call,
                          PF_PROBLEM_OVERLOADED,
                          passwords != NULL ? pf_password_pool_get_delay (passwords) : 0);
  finish (self);
}

static void
leave (PfExchange *self, PfPlace *place)
{
  if (place != NULL)
    pf_writer_leave_place (self->server->writer, place);
}

/* Suspended first: the pool and the writer may be done before they return.
 * @place: (nullable): NULL for a call that waits for something else before
 */
static enum MHD_Result
wait_for_turn (PfExchange *self, PfPlace *place)
{
  PfServer *server = self->server;

  g_atomic_int_set (&self->state, STATE_SUSPENDED);
  MHD_suspend_connection (self->connection);
  if (!pf_watch_add (server->watch, &self->watched, self)) {
    leave (self, place);
    pf_exchange_expire (self);
    return MHD_YES;
  }
  pf_exchange_ref (self);
  if (place != NULL && self->call->operation->grouped)
    pf_writer_fill_place_in_group (server->writer, place, run_group_in_writer, written_cb, self);
  else if (place != NULL)
    pf_writer_fill_place (server->writer, place, run_in_writer, written_cb, self);
  else if (self->call->operation->hashes)
    hash (self);
  else
    settle (self);
  return MHD_YES;
}

/* Prepares the call, and runs one that only reads; whether it is to be run elsewhere. */
static gboolean
prepare (PfExchange *self)
{
  PfCall *call = self->call;
  PfDb *reader = pf_store_borrow (self->server->store);
  gboolean ready, writes;

  pf_db_begin_reading (reader);
  ready = pf_call_prepare (call, reader);
  writes = ready && pf_operation_writes (call->operation);
  if (ready && !writes)
    pf_call_run (call, reader);
  pf_db_end_reading (reader);
  pf_store_give_back (self->server->store, reader);
  return writes;
}

static enum MHD_Result
start_operation (PfExchange *self)
{
  const PfOperation *operation = self->call->operation;
  gboolean takes_place =
      pf_operation_writes (operation) && !operation->hashes && self->form == NULL;
  PfPlace *place = stamp (self, takes_place);

  if (self->form == NULL)
    pf_exchange_find_address (self);
  if (takes_place && place == NULL) {
    refuse_for_writer (self);
    return answer (self);
  }
  if (prepare (self))
    return wait_for_turn (self, place);
  leave (self, place);
  return answer (self);
}

static enum MHD_Result
start_form (PfExchange *self)
{
  PfProblem problem = pf_form_end (self->form);

  if (problem == PF_PROBLEM_NONE)
    return start_operation (self);
  stamp (self, FALSE);
  pf_call_refuse (self->call, problem);
  return answer (self);
}

static enum MHD_Result
start (PfExchange *self)
{
  if (self->refused) {
    stamp (self, FALSE);
    return answer (self);
  }
  if (is_too_large (self))
    return refuse_body (self);
  if (self->form != NULL)
    return start_form (self);
  if (pf_probe_answer (self->server, self->connection, self->call) ||
      !pf_call_find_operation (self->call)) {
    stamp (self, FALSE);
    return answer (self);
  }
  return start_operation (self);
}

enum MHD_Result
pf_exchange_go_on (PfExchange *self)
{
  switch ((State) g_atomic_int_get (&self->state)) {
  case STATE_READING:
    return start (self);
  case STATE_ANSWERED:
    return respond (self, &self->call->reply);
  case STATE_EXPIRED:
    return respond (self, &self->late);
  case STATE_SUSPENDED:
    break;
  }
  return MHD_NO;
}

/* Never who asks, nor what for: a path names a child. */
static void
log_answer (PfExchange *self, const char *operation, guint status, gint64 span)
{
  char number[24], status_text[8], milliseconds[32];

  g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT, self->call->request->number);
  g_snprintf (status_text, sizeof status_text, "%u", status);
  g_snprintf (milliseconds, sizeof milliseconds, "%.1f", (double) span / 1000);
  g_log_structured (G_LOG_DOMAIN,
                    status >= 400 ? G_LOG_LEVEL_INFO : G_LOG_LEVEL_DEBUG,
                    "PF_REQUEST",
                    number,
                    "PF_OPERATION",
                    operation,
                    "PF_STATUS",
                    status_text,
                    "PF_MILLISECONDS",
                    milliseconds,
                    "MESSAGE",
                    "%s %s %u %s ms",
                    number,
                    operation,
                    status,
                    milliseconds);
}

void
pf_exchange_end (PfExchange *self)
{
  gboolean expired = g_atomic_int_get (&self->state) == STATE_EXPIRED;
  guint status = expired ? self->late.status : self->call->reply.status;
  PfOperationId id = self->call->operation != NULL ? self->call->id : PF_N_OPERATIONS;
  gint64 span = g_get_monotonic_time () - self->started_at;

  if (g_atomic_int_get (&self->state) != STATE_READING) {
    pf_metrics_count (self->server->metrics, id, status, span);
    log_answer (self, id < PF_N_OPERATIONS ? pf_operation_get_name (id) : "none", status, span);
  }
  pf_exchange_unref (self);
}
