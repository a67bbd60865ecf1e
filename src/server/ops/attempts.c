/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/attempts.h"

#include <gio/gio.h>
#include <string.h>

#include "server/ops/known-addresses.h"

/* An account, from one address: five attempts, then one after 30 seconds, a minute, two … a quarter
 * of an hour. The devices that are signed in already are not concerned.
 */
#define ATTEMPTS 5
#define SPAN (30 * G_TIME_SPAN_SECOND)
#define MAX_SPAN (15 * G_TIME_SPAN_MINUTE)

/* From everywhere: more and sooner than one enemy can use up, so that who is on the way gets in. */
#define ATTEMPTS_OF_ALL 20
#define MAX_SPAN_OF_ALL (5 * G_TIME_SPAN_MINUTE)

/* An address: a whole school, or a mobile network, may stand behind one. */
#define ADDRESS_ATTEMPTS 100
#define ADDRESS_SPAN (2 * G_TIME_SPAN_SECOND)

/* How long an account is left in peace until its failures are forgotten. */
#define QUIET_SPAN G_TIME_SPAN_HOUR

typedef struct
{
  GList link; /* its place among the buckets, the one used last at the head */
  char *key;
  guint n_left;
  guint n_failed;     /* since it was left in peace: each beyond the first ones makes it fill more
                         slowly, so that patience does not help */
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

static const Limit own_limit = { ATTEMPTS, SPAN, MAX_SPAN };
static const Limit guess_limit = { ATTEMPTS_OF_ALL, SPAN, MAX_SPAN_OF_ALL };
static const Limit address_limit = { ADDRESS_ATTEMPTS, ADDRESS_SPAN, ADDRESS_SPAN };

/* What strangers may use up for the owner. What else there is sends the owner a mail each time, or
 * is done by who is signed in: an account has no more of it than one address has.
 */
static const char *const guesses[] = { "sign-in", "second-factor", "code", NULL };

struct _PfAttempts
{
  guint max_buckets;

  GMutex mutex; /* of all below */
  GHashTable *buckets;
  GQueue used; /* of Bucket */
  PfKnownAddresses *known;
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
  self->known = pf_known_addresses_new (max_buckets);
  return self;
}

void
pf_attempts_free (PfAttempts *self)
{
  g_hash_table_unref (self->buckets);
  pf_known_addresses_free (self->known);
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
  guint n_beyond = bucket->n_failed - MIN (bucket->n_failed, limit->n_attempts);

  return MIN (limit->span << MIN (n_beyond, 16), limit->max_span);
}

static void
fill (Bucket *bucket, const Limit *limit, PfInstant now)
{
  while (bucket->n_left < limit->n_attempts && bucket->fills_at <= now) {
    bucket->n_left++;
    bucket->fills_at += get_span (bucket, limit);
  }
  if (bucket->n_left == limit->n_attempts && bucket->fills_at + QUIET_SPAN <= now)
    bucket->n_failed = 0;
}

static void
take (Bucket *bucket, const Limit *limit, PfInstant now)
{
  gboolean was_full = bucket->n_left == limit->n_attempts;

  bucket->n_failed++;
  bucket->n_left--;
  if (was_full || bucket->n_left == 0)
    bucket->fills_at = now + get_span (bucket, limit);
}

static void
give_back (Bucket *bucket, const Limit *limit)
{
  bucket->n_left = MIN (bucket->n_left + 1, limit->n_attempts);
  bucket->n_failed -= MIN (bucket->n_failed, 1);
}

static gint64
get_delay (const Bucket *bucket, PfInstant now)
{
  return bucket->n_left == 0 ? bucket->fills_at - now : 0;
}

/* @kind: (nullable): what all kinds begin with */
static char *
build_account_key (const char *kind, const char *account)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, account, -1);

  return g_strjoin (" ", "account", hash, kind, NULL);
}

/* Who has one IPv6 address has 2^64 of them. */
static char *
build_address_key (const char *address)
{
  g_autoptr (GInetAddress) parsed =
      address != NULL ? g_inet_address_new_from_string (address) : NULL;

  if (parsed == NULL || g_inet_address_get_family (parsed) != G_SOCKET_FAMILY_IPV6)
    return g_strconcat ("address ", address, NULL);
  return g_strdup_printf ("address %016" G_GINT64_MODIFIER "x",
                          GUINT64_FROM_BE (*(const guint64 *) g_inet_address_to_bytes (parsed)));
}

/* Of one attempt. */
typedef struct
{
  char *address;
  char *all; /* of the account from everywhere */
  char *own; /* of both */
  const Limit *all_limit;
} Keys;

static void
keys_clear (Keys *self)
{
  g_free (self->address);
  g_free (self->all);
  g_free (self->own);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

static Keys
build_keys (const char *kind, const char *account, const char *address)
{
  Keys keys = { .address = build_address_key (address), .all = build_account_key (kind, account) };

  keys.own = g_strconcat (keys.all, " ", keys.address, NULL);
  keys.all_limit = g_strv_contains (guesses, kind) ? &guess_limit : &own_limit;
  return keys;
}

/* The same is looked up whether there is such an account or not. Who shares an address with the
 * owner may find out that they sign in from there, if they use up the strangers' attempts from
 * elsewhere first: the price of letting the owner in.
 */
gboolean
pf_attempts_take (PfAttempts *self,
                  const char *kind,
                  const char *account,
                  const char *address,
                  PfInstant now,
                  gint64 *ret_delay)
{
  g_auto (Keys) keys = build_keys (kind, account, address);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gboolean is_known = pf_known_addresses_has (self->known, keys.all, keys.address);
  Bucket *of_address = use_bucket (self, keys.address, &address_limit);
  Bucket *of_all = use_bucket (self, keys.all, keys.all_limit);
  Bucket *own = use_bucket (self, keys.own, &own_limit);
  gint64 delay;

  fill (of_address, &address_limit, now);
  fill (of_all, keys.all_limit, now);
  fill (own, &own_limit, now);
  delay = get_delay (own, now);
  if (!is_known)
    delay = MAX (delay, MAX (get_delay (of_all, now), get_delay (of_address, now)));
  if (delay > 0) {
    *ret_delay = delay;
    return FALSE;
  }
  take (own, &own_limit, now);
  if (!is_known)
    take (of_all, keys.all_limit, now);
  if (of_address->n_left > 0)
    take (of_address, &address_limit, now);
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
                        const char *kind,
                        const char *account,
                        const char *address,
                        const char *door,
                        const char *guess,
                        PfInstant now,
                        gint64 *ret_delay)
{
  g_auto (Keys) keys = build_keys (kind, account, address);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, guess, -1);

  if (is_same_guess (self, keys.own, door, hash))
    return TRUE;
  if (!pf_attempts_take (self, kind, account, address, now, ret_delay))
    return FALSE;
  note_guess (self, keys.own, door, hash);
  return TRUE;
}

/* ---- after it */

void
pf_attempts_succeed (PfAttempts *self, const char *kind, const char *account, const char *address)
{
  g_auto (Keys) keys = build_keys (kind, account, address);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Bucket *of_address = g_hash_table_lookup (self->buckets, keys.address);
  Bucket *of_all = g_hash_table_lookup (self->buckets, keys.all);
  Bucket *own = g_hash_table_lookup (self->buckets, keys.own);

  if (own != NULL)
    forget (self, own);
  if (of_all != NULL && !pf_known_addresses_has (self->known, keys.all, keys.address))
    give_back (of_all, keys.all_limit);
  if (of_address != NULL)
    give_back (of_address, &address_limit);
}

/* Whether the words of @key begin with those of @start. */
static gboolean
begins_with (const char *key, const char *start)
{
  gsize length = strlen (start);

  return strncmp (key, start, length) == 0 && (key[length] == '\0' || key[length] == ' ');
}

void
pf_attempts_forget (PfAttempts *self, const char *kind, const char *account)
{
  g_autofree char *key = build_account_key (kind, account);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GList *next;

  for (GList *link = self->used.head; link != NULL; link = next) {
    Bucket *bucket = link->data;

    next = link->next;
    if (begins_with (bucket->key, key))
      forget (self, bucket);
  }
}

void
pf_attempts_remember (PfAttempts *self, const char *kind, const char *account, const char *address)
{
  const char *const only[] = { kind, NULL };
  const char *const *kinds = kind != NULL ? only : guesses;

  for (guint i = 0; address != NULL && kinds[i] != NULL; i++) {
    g_auto (Keys) keys = build_keys (kinds[i], account, address);
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

    pf_known_addresses_add (self->known, keys.all, keys.address);
  }
}

guint
pf_attempts_get_n_buckets (PfAttempts *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->used.length;
}
