/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/password-pool.h"

#include <time.h>

typedef struct
{
  GMutex mutex;
  GCond changed;
  guint n_done;
  gboolean held;
  gint64 worked; /* nanoseconds of the pool's only thread so far */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->changed);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->changed);
}

/* Holds its thread as long as the fixture says. */
static void
done_cb (gpointer data)
{
  Fixture *fixture = data;
  struct timespec worked;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked);
  g_mutex_lock (&fixture->mutex);
  fixture->worked = worked.tv_sec * G_GINT64_CONSTANT (1000000000) + worked.tv_nsec;
  fixture->n_done++;
  g_cond_broadcast (&fixture->changed);
  while (fixture->held)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
wait_for (Fixture *fixture, guint n_done)
{
  g_mutex_lock (&fixture->mutex);
  while (fixture->n_done < n_done)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static PfPasswordPool *
new_pool (guint n_threads, guint max_seconds)
{
  g_autoptr (GError) error = NULL;
  PfPasswordPool *pool = pf_password_pool_new (n_threads, max_seconds, &error);

  g_assert_no_error (error);
  return pool;
}

static void
hash (Fixture *fixture, PfPasswordPool *pool, PfHashing *hashing)
{
  fixture->n_done = 0;
  g_assert_true (pf_password_pool_push (pool, hashing, done_cb, fixture));
  wait_for (fixture, 1);
}

static gboolean
verify (Fixture *fixture, PfPasswordPool *pool, const char *password, const char *expected)
{
  g_auto (PfHashing) hashing = { .password = g_strdup (password), .hash = g_strdup (expected) };

  hash (fixture, pool, &hashing);
  return hashing.matches;
}

static void
test_verify (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPasswordPool) pool = new_pool (1, 5);
  g_auto (PfHashing) made = { .new_password = g_strdup ("chat perché") };

  hash (fixture, pool, &made);
  g_assert_true (g_str_has_prefix (made.new_hash, "$argon2id$v=19$m=19456,t=2,p=1$"));
  g_assert_cmpint (made.new_password[0], ==, '\0');
  g_assert_true (verify (fixture, pool, "chat perché", made.new_hash));
  g_assert_false (verify (fixture, pool, "chat perche", made.new_hash));
  g_assert_false (verify (fixture, pool, "", made.new_hash));
  g_assert_false (verify (fixture, pool, "chat perché", "no hash"));
}

/* A new one is made only for who knows the old one. */
static void
test_both (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPasswordPool) pool = new_pool (1, 5);
  g_auto (PfHashing) made = { .new_password = g_strdup ("chat perché") };

  hash (fixture, pool, &made);
  for (guint i = 0; i < 2; i++) {
    g_auto (PfHashing) both = { .password = g_strdup (i == 0 ? "chat perché" : "chien"),
                                .hash = g_strdup (made.new_hash),
                                .new_password = g_strdup ("cheval") };

    hash (fixture, pool, &both);
    g_assert_true (both.matches == (i == 0));
    g_assert_true ((both.new_hash != NULL) == (i == 0));
    g_assert_cmpint (both.password[0], ==, '\0');
    g_assert_cmpint (both.new_password[0], ==, '\0');
  }
}

/* Looked at where the first does not match, and where there is none: then as long. */
static void
test_second (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPasswordPool) pool = new_pool (1, 5);
  g_auto (PfHashing) one = { .new_password = g_strdup ("chat perché") };
  g_auto (PfHashing) other = { .new_password = g_strdup ("chien") };

  hash (fixture, pool, &one);
  hash (fixture, pool, &other);
  for (guint i = 0; i < 8; i++) {
    gboolean is_one = (i & 1) != 0, has_one = (i & 2) != 0, has_other = (i & 4) != 0;
    g_auto (PfHashing) both = { .password = g_strdup (is_one ? "chat perché" : "chien"),
                                .hash = has_one ? g_strdup (one.new_hash) : NULL,
                                .has_second = TRUE,
                                .second_hash = has_other ? g_strdup (other.new_hash) : NULL };

    hash (fixture, pool, &both);
    g_assert_true (both.matches == (is_one && has_one));
    g_assert_true (both.matches_second == (!is_one && has_other));
    g_assert_cmpint (both.password[0], ==, '\0');
  }
}

/* The least that verifying takes: the machine may have other things to do. */
static gint64
measure (Fixture *fixture, PfPasswordPool *pool, const char *expected)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 5; i++) {
    gint64 before = fixture->worked;

    verify (fixture, pool, "wrong", expected);
    best = MIN (best, fixture->worked - before);
  }
  return best;
}

/* An account that nobody has takes as long as one that somebody has, and nothing is its password.
 */
static void
test_nobody (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPasswordPool) pool = new_pool (1, 5);
  g_auto (PfHashing) made = { .new_password = g_strdup ("secret") };
  gint64 somebody, nobody;

  g_assert_false (verify (fixture, pool, "", NULL));
  hash (fixture, pool, &made);
  somebody = measure (fixture, pool, made.new_hash);
  nobody = measure (fixture, pool, NULL);
  g_test_message ("%d ns, %d ns", (int) somebody, (int) nobody);
  g_assert_cmpint (nobody, >, somebody / 2);
  g_assert_cmpint (nobody, <, somebody * 2);
}

/* One second of work may wait, as measured; then nobody is taken until there is room. */
static void
test_bounded (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPasswordPool) pool = new_pool (1, 1);
  guint max_waiting = pf_password_pool_get_max_waiting (pool);
  g_autofree PfHashing *hashings = g_new0 (PfHashing, max_waiting + 2);
  guint n_taken = 0;

  g_assert_cmpuint (max_waiting, >=, 1);
  for (guint i = 0; i < max_waiting + 2; i++)
    hashings[i] = (PfHashing){ .password = g_strdup ("x") };
  fixture->held = TRUE;
  g_assert_true (pf_password_pool_push (pool, &hashings[0], done_cb, fixture));
  wait_for (fixture, 1);
  while (n_taken < max_waiting + 1 &&
         pf_password_pool_push (pool, &hashings[n_taken + 1], done_cb, fixture))
    n_taken++;
  g_assert_cmpuint (n_taken, ==, max_waiting);
  g_assert_cmpuint (pf_password_pool_get_n_waiting (pool), ==, max_waiting);
  g_assert_cmpint (pf_password_pool_get_delay (pool), >, G_TIME_SPAN_SECOND / 2);
  g_assert_cmpint (pf_password_pool_get_delay (pool), <=, G_TIME_SPAN_SECOND + 1);

  g_mutex_lock (&fixture->mutex);
  fixture->held = FALSE;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->mutex);
  g_clear_pointer (&pool, pf_password_pool_free); /* does what waits first */
  g_assert_cmpuint (fixture->n_done, ==, max_waiting + 1);
  for (guint i = 0; i < max_waiting + 2; i++)
    pf_hashing_clear (&hashings[i]);
}

/* The field of /proc/thread-self/stat that holds the niceness. */
#define STAT_NICE 18

static void
read_nice_cb (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;

  g_assert_true (g_file_get_contents ("/proc/thread-self/stat", &stat, NULL, NULL));
  fields = g_strsplit (stat, " ", -1);
  g_assert_cmpstr (fields[STAT_NICE], ==, "19");
  done_cb (fixture);
}

static void
test_nice (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPasswordPool) pool = new_pool (1, 5);
  g_auto (PfHashing) hashing = { .password = g_strdup ("x") };
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;

  g_assert_true (pf_password_pool_push (pool, &hashing, read_nice_cb, fixture));
  wait_for (fixture, 1);
  g_assert_true (g_file_get_contents ("/proc/thread-self/stat", &stat, NULL, NULL));
  fields = g_strsplit (stat, " ", -1);
  g_assert_cmpstr (fields[STAT_NICE], !=, "19");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/password-pool/verify", test_verify);
  ADD ("/password-pool/second", test_second);
  ADD ("/password-pool/both", test_both);
  ADD ("/password-pool/nobody", test_nobody);
  ADD ("/password-pool/bounded", test_bounded);
  ADD ("/password-pool/nice", test_nice);
  return g_test_run ();
}
