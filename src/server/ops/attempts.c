/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/attempts.h"

#include <gio/gio.h>

/* An account: five attempts, then one after 30 seconds, a minute, two … a quarter of an hour. The
 * devices that are signed in already are not concerned.
 */
#define ACCOUNT_ATTEMPTS 5
#define ACCOUNT_SPAN (30 * G_TIME_SPAN_SECOND)
#define ACCOUNT_MAX_SPAN (15 * G_TIME_SPAN_MINUTE)

/* An address: a whole school, or a mobile network, may stand behind one. */
#define ADDRESS_ATTEMPTS 100
#define ADDRESS_SPAN (2 * G_TIME_SPAN_SECOND)

typedef struct
{
  GList link; /* its place among the buckets, the one used last at the head */
  char *key;
  guint n_left;
  guint n_waits;      /* how often it was empty: each time it fills more slowly */
  PfInstant fills_at; /* when it gains one; means nothing while it is full */
  char *guess;      /* (nullable): hash of what was tried last, until it was tried elsewhere too */
  const char *door; /* where that was */
} Bucket;

typedef struct
{
  guint n_attempts;
  gint64 span;     /* until one more, at first */
  gint64 max_span; /* after it doubled again and again */
} Limit;

static const Limit account_limit = { ACCOUNT_ATTEMPTS, ACCOUNT_SPAN, ACCOUNT_MAX_SPAN };
static const Limit address_limit = { ADDRESS_ATTEMPTS, ADDRESS_SPAN, ADDRESS_SPAN };

struct _PfAttempts
{
  guint max_buckets;

  GMutex mutex; /* of all below */
  GHashTable *buckets;
  GQueue used; /* of Bucket */
};

static void
free_bucket (gpointer data)
{
  Bucket *bucket = data;

  g_free (bucket->key);
  g_free (bucket->guess);
  g_free (bucket);
}

PfAttempts *
pf_attempts_new (guint max_buckets)
{
  PfAttempts *self = g_new0 (PfAttempts, 1);

  self->max_buckets = max_buckets;
  g_mutex_init (&self->mutex);
  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_bucket);
  g_queue_init (&self->used);
  return self;
}

void
pf_attempts_free (PfAttempts *self)
{
  g_hash_table_unref (self->buckets);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
forget (PfAttempts *self, Bucket *bucket)
{
  g_queue_unlink (&self->used, &bucket->link);
  g_hash_table_remove (self->buckets, bucket->key);
}

static Bucket *
add_bucket (PfAttempts *self, const char *key, const Limit *limit)
{
  Bucket *bucket = g_new0 (Bucket, 1);

  if (self->used.length >= self->max_buckets)
    forget (self, self->used.tail->data);
  bucket->link.data = bucket;
  bucket->key = g_strdup (key);
  bucket->n_left = limit->n_attempts;
  g_queue_push_head_link (&self->used, &bucket->link);
  g_hash_table_insert (self->buckets, bucket->key, bucket);
  return bucket;
}

static Bucket *
use_bucket (PfAttempts *self, const char *key, const Limit *limit)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket == NULL)
    return add_bucket (self, key, limit);
  g_queue_unlink (&self->used, &bucket->link);
  g_queue_push_head_link (&self->used, &bucket->link);
  return bucket;
}

static gint64
get_span (const Bucket *bucket, const Limit *limit)
{
  return MIN (limit->span << MIN (bucket->n_waits, 16), limit->max_span);
}

static void
fill (Bucket *bucket, const Limit *limit, PfInstant now)
{
  while (bucket->n_left < limit->n_attempts && bucket->fills_at <= now) {
    bucket->n_left++;
    bucket->fills_at += get_span (bucket, limit);
  }
  if (bucket->n_left == limit->n_attempts)
    bucket->n_waits = 0;
}

static void
take (Bucket *bucket, const Limit *limit, PfInstant now)
{
  if (bucket->n_left == limit->n_attempts)
    bucket->fills_at = now + get_span (bucket, limit);
  bucket->n_left--;
  if (bucket->n_left == 0) {
    bucket->fills_at = now + get_span (bucket, limit);
    bucket->n_waits++;
  }
}

static char *
build_account_key (const char *account)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, account, -1);

  return g_strconcat ("account ", hash, NULL);
}

/* Who has one IPv6 address has 2^64 of them. */
static char *
build_address_key (const char *address)
{
  g_autoptr (GInetAddress) parsed = g_inet_address_new_from_string (address);

  if (parsed == NULL || g_inet_address_get_family (parsed) != G_SOCKET_FAMILY_IPV6)
    return g_strconcat ("address ", address, NULL);
  return g_strdup_printf ("address %016" G_GINT64_MODIFIER "x",
                          GUINT64_FROM_BE (*(const guint64 *) g_inet_address_to_bytes (parsed)));
}

gboolean
pf_attempts_take (PfAttempts *self,
                  const char *account,
                  const char *address,
                  PfInstant now,
                  gint64 *ret_delay)
{
  g_autofree char *account_key = build_account_key (account);
  g_autofree char *address_key = build_address_key (address != NULL ? address : "");
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Bucket *of_address = use_bucket (self, address_key, &address_limit);
  Bucket *of_account = use_bucket (self, account_key, &account_limit);
  gint64 delay = 0;

  fill (of_address, &address_limit, now);
  fill (of_account, &account_limit, now);
  if (of_address->n_left == 0)
    delay = of_address->fills_at - now;
  if (of_account->n_left == 0)
    delay = MAX (delay, of_account->fills_at - now);
  if (delay > 0) {
    *ret_delay = delay;
    return FALSE;
  }
  take (of_address, &address_limit, now);
  take (of_account, &account_limit, now);
  return TRUE;
}

/* ---- one guess at several doors */

/* Once: a guess that goes round between doors is counted again. */
static gboolean
is_same_guess (PfAttempts *self, const char *key, const char *door, const char *guess)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Bucket *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket == NULL || g_strcmp0 (bucket->guess, guess) != 0 || g_str_equal (bucket->door, door))
    return FALSE;
  g_clear_pointer (&bucket->guess, g_free);
  return TRUE;
}

static void
note_guess (PfAttempts *self, const char *key, const char *door, const char *guess)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Bucket *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket == NULL)
    return;
  g_free (bucket->guess);
  bucket->guess = g_strdup (guess);
  bucket->door = door;
}

gboolean
pf_attempts_take_guess (PfAttempts *self,
                        const char *account,
                        const char *address,
                        const char *door,
                        const char *guess,
                        PfInstant now,
                        gint64 *ret_delay)
{
  g_autofree char *key = build_account_key (account);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, guess, -1);

  if (is_same_guess (self, key, door, hash))
    return TRUE;
  if (!pf_attempts_take (self, account, address, now, ret_delay))
    return FALSE;
  note_guess (self, key, door, hash);
  return TRUE;
}

/* ---- after it */

void
pf_attempts_succeed (PfAttempts *self, const char *account, const char *address)
{
  g_autofree char *account_key = build_account_key (account);
  g_autofree char *address_key = build_address_key (address != NULL ? address : "");
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Bucket *of_account = g_hash_table_lookup (self->buckets, account_key);
  Bucket *of_address = g_hash_table_lookup (self->buckets, address_key);

  if (of_account != NULL)
    forget (self, of_account);
  if (of_address != NULL && of_address->n_left < ADDRESS_ATTEMPTS)
    of_address->n_left++;
}

void
pf_attempts_forget (PfAttempts *self, const char *account)
{
  g_autofree char *key = build_account_key (account);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Bucket *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket != NULL)
    forget (self, bucket);
}

guint
pf_attempts_get_n_buckets (PfAttempts *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->used.length;
}
