/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/password-pool.h"

#include <gio/gio.h>
#include <sodium.h>
#include <string.h>
#include <sys/resource.h>

#include "core/sign-in.h"

/* Below everything else on the machine: a family that books goes first. */
#define NICENESS 19

typedef struct
{
  PfHashing *hashing;
  PfHashed done;
  gpointer data;
} Job;

struct _PfPasswordPool
{
  GThread **threads;
  guint n_threads;
  guint max_waiting;
  gint64 span;                         /* microseconds that one hash takes */
  char nobody[crypto_pwhash_STRBYTES]; /* the hash of a password that nobody knows */

  GMutex mutex; /* of all below */
  GCond changed;
  GQueue waiting; /* of Job */
  gboolean stopping;
};

static gboolean
make_hash (const char *password, char ret_hash[crypto_pwhash_STRBYTES])
{
  return crypto_pwhash_str (
             ret_hash, password, strlen (password), PF_PASSWORD_PASSES, PF_PASSWORD_MEMORY) == 0;
}

/* Against nobody's hash where the account has none: the time tells nothing of who exists. */
static gboolean
verify (PfPasswordPool *self, const char *password, const char *hash)
{
  gboolean verified = crypto_pwhash_str_verify (
                          hash != NULL ? hash : self->nobody, password, strlen (password)) == 0;

  return verified && hash != NULL;
}

static void
work_out (PfPasswordPool *self, PfHashing *hashing)
{
  char hash[crypto_pwhash_STRBYTES];
  gboolean is_right = TRUE;

  if (hashing->password != NULL) {
    is_right = hashing->matches = verify (self, hashing->password, hashing->hash);
    if (!is_right && hashing->has_second)
      hashing->matches_second = verify (self, hashing->password, hashing->second_hash);
    sodium_memzero (hashing->password, strlen (hashing->password));
  }
  if (hashing->new_password == NULL)
    return;
  if (is_right && make_hash (hashing->new_password, hash))
    hashing->new_hash = g_strdup (hash);
  sodium_memzero (hashing->new_password, strlen (hashing->new_password));
}

/* NULL once the pool stops and all is done. */
static Job *
take_job (PfPasswordPool *self)
{
  Job *job;

  g_mutex_lock (&self->mutex);
  while (g_queue_is_empty (&self->waiting) && !self->stopping)
    g_cond_wait (&self->changed, &self->mutex);
  job = g_queue_pop_head (&self->waiting);
  g_mutex_unlock (&self->mutex);
  return job;
}

static gpointer
work (gpointer data)
{
  PfPasswordPool *self = data;
  Job *job;

  setpriority (PRIO_PROCESS, 0, NICENESS); /* on Linux, 0 is this thread alone */
  while ((job = take_job (self)) != NULL) {
    work_out (self, job->hashing);
    job->done (job->data);
    g_free (job);
  }
  return NULL;
}

/* Makes nobody's hash, and learns how long one takes. */
static gboolean
measure (PfPasswordPool *self, GError **error)
{
  guint8 secret[32];
  char password[2 * sizeof secret + 1];
  gint64 started_at;

  if (sodium_init () < 0) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "libsodium does not start");
    return FALSE;
  }
  randombytes_buf (secret, sizeof secret);
  sodium_bin2hex (password, sizeof password, secret, sizeof secret);
  started_at = g_get_monotonic_time ();
  if (!make_hash (password, self->nobody)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No memory to hash a password with");
    return FALSE;
  }
  self->span = MAX (g_get_monotonic_time () - started_at, 1);
  return TRUE;
}

static guint
count_threads (guint wanted)
{
  return wanted > 0 ? wanted : MAX (g_get_num_processors (), 2) - 1;
}

PfPasswordPool *
pf_password_pool_new (guint n_threads, guint max_seconds, GError **error)
{
  g_autofree PfPasswordPool *self = g_new0 (PfPasswordPool, 1);
  gint64 max_waiting;

  if (!measure (self, error))
    return NULL;
  self->n_threads = count_threads (n_threads);
  max_waiting = self->n_threads * max_seconds * G_TIME_SPAN_SECOND / self->span;
  self->max_waiting = (guint) MAX (max_waiting, 1);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->waiting);
  self->threads = g_new (GThread *, self->n_threads);
  for (guint i = 0; i < self->n_threads; i++)
    self->threads[i] = g_thread_new ("password", work, self);
  return g_steal_pointer (&self);
}

void
pf_password_pool_free (PfPasswordPool *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < self->n_threads; i++)
    g_thread_join (self->threads[i]);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->threads);
  g_free (self);
}

gboolean
pf_password_pool_push (PfPasswordPool *self, PfHashing *hashing, PfHashed done, gpointer data)
{
  g_autofree Job *job = g_new (Job, 1);
  gboolean has_room;

  *job = (Job){ hashing, done, data };
  g_mutex_lock (&self->mutex);
  has_room = !self->stopping && g_queue_get_length (&self->waiting) < self->max_waiting;
  if (has_room) {
    g_queue_push_tail (&self->waiting, g_steal_pointer (&job));
    g_cond_signal (&self->changed);
  }
  g_mutex_unlock (&self->mutex);
  return has_room;
}

guint
pf_password_pool_get_n_waiting (PfPasswordPool *self)
{
  guint n_waiting;

  g_mutex_lock (&self->mutex);
  n_waiting = g_queue_get_length (&self->waiting);
  g_mutex_unlock (&self->mutex);
  return n_waiting;
}

guint
pf_password_pool_get_max_waiting (PfPasswordPool *self)
{
  return self->max_waiting;
}

gint64
pf_password_pool_get_delay (PfPasswordPool *self)
{
  return pf_password_pool_get_n_waiting (self) * self->span / self->n_threads;
}
