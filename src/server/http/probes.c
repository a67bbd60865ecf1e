/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/probes.h"

#include <sys/statvfs.h>

#include "server/http/request.h"

typedef void (*Probe) (PfServer *server, PfReply *reply);

static void
set_text (PfReply *reply, guint status, const char *text)
{
  reply->status = status;
  reply->content_type = "text/plain; charset=utf-8";
  g_string_append (reply->body, text);
}

static void
tell_health (PfServer *, PfReply *reply)
{
  set_text (reply, 200, "ok\n");
}

static gboolean
answers (PfServer *self)
{
  PfDb *reader = pf_store_borrow (self->store);
  g_autoptr (GError) error = NULL;
  gboolean answered = pf_db_run (reader, "SELECT 1", &error);

  pf_store_give_back (self->store, reader);
  if (!answered)
    g_warning ("Not ready: %s", error->message);
  return answered;
}

static gboolean
has_room_on_disk (PfServer *self)
{
  struct statvfs disk;

  if (self->data == NULL)
    return TRUE;
  return statvfs (self->data, &disk) == 0 &&
         (gint64) disk.f_bavail * (gint64) disk.f_frsize >= self->minimum_free;
}

static gboolean
has_room_in_queue (PfServer *self)
{
  PfWriterStats stats;

  pf_writer_get_stats (self->writer, &stats);
  return stats.n_waiting < stats.max_waiting;
}

static gboolean
takes_connections (PfServer *self)
{
  return !g_atomic_int_get (&self->stopping);
}

static void
tell_readiness (PfServer *self, PfReply *reply)
{
  const struct
  {
    const char *name;
    gboolean (*check) (PfServer *server);
  } checks[] = {
    { "database", answers },          { "disk", has_room_on_disk },
    { "writer", pf_server_is_alive }, { "queue", has_room_in_queue },
    { "running", takes_connections },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean ready = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++) {
    gboolean passed = checks[i].check (self);

    ready &= passed;
    g_string_append_printf (text, "%s %s\n", checks[i].name, passed ? "ok" : "failed");
  }
  set_text (reply, ready ? 200 : 503, text->str);
}

static void
tell_metrics (PfServer *self, PfReply *reply)
{
  PfWriterStats writer;

  pf_writer_get_stats (self->writer, &writer);
  reply->status = 200;
  reply->content_type = "text/plain; version=0.0.4; charset=utf-8";
  pf_metrics_write (self->metrics,
                    (guint) g_atomic_int_get (&self->n_connections),
                    &writer,
                    self->passwords,
                    reply->body);
}

static const struct
{
  const char *path;
  Probe tell;
  gboolean local; /* to this machine only: the figures are not for strangers */
} probes[] = {
  { "/healthz", tell_health, FALSE },
  { "/readyz", tell_readiness, FALSE },
  { "/metrics", tell_metrics, TRUE },
};

static void
reply_to (PfCall *call, PfServer *server, Probe tell)
{
  if (g_str_equal (call->request->method, "GET")) {
    tell (server, &call->reply);
    return;
  }
  pf_call_refuse (call, PF_PROBLEM_WRONG_METHOD);
  call->reply.allow = g_strdup ("GET, HEAD");
}

gboolean
pf_probe_answer (PfServer *server, struct MHD_Connection *connection, PfCall *call)
{
  for (gsize i = 0; i < G_N_ELEMENTS (probes); i++) {
    if (!g_str_equal (call->request->path, probes[i].path))
      continue;
    if (probes[i].local && !pf_request_is_local (connection))
      return FALSE;
    reply_to (call, server, probes[i].tell);
    return TRUE;
  }
  return FALSE;
}
