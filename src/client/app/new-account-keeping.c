/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/new-account-keeping.h"

#include "client/api/cache.h"
#include "client/app/keyring.h"
#include "client/model/new-account-kept.h"

/* Where an account's e-mail address stands otherwise: it is none. */
#define NAME "new-account"

/* The number is of the form of the entry: another program's is not found. */
#define ENTRY "answers-1"

/* Not with each letter. */
#define DELAY_MS 800

struct _PfNewAccountKeeping
{
  GObject parent_instance;

  PfNewAccount *account;
  char *portal;       /* (nullable) */
  char *town;         /* (nullable) */
  PfCache *cache;     /* (nullable): until the key is there */
  GCancellable *work; /* (nullable) */
  guint timer;
};

G_DEFINE_FINAL_TYPE (PfNewAccountKeeping, pf_new_account_keeping, G_TYPE_OBJECT)

static void
stop (PfNewAccountKeeping *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
}

static gboolean
write_cb (gpointer user_data)
{
  PfNewAccountKeeping *self = user_data;
  g_autoptr (GBytes) kept = pf_new_account_keep (self->account);

  self->timer = 0;
  if (kept != NULL)
    pf_cache_put (self->cache, ENTRY, kept, g_get_real_time ());
  else
    pf_cache_remove (self->cache, ENTRY);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (PfNewAccountKeeping *self)
{
  if (self->cache != NULL && self->timer == 0)
    self->timer = g_timeout_add (DELAY_MS, write_cb, self);
}

static void
take_key (PfNewAccountKeeping *self, const PfKeptSession *session)
{
  g_autoptr (GBytes) kept = NULL;
  PfInstant at;

  self->cache = pf_cache_new (NULL, self->portal, NAME, session->cache_key);
  kept = pf_cache_get (self->cache, ENTRY, &at);
  if (kept != NULL && !pf_new_account_has_answers (self->account))
    pf_new_account_restore (self->account, kept);
  else
    edited_cb (self);
}

static void
kept_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfNewAccountKeeping) self = user_data;

  pf_keyring_keep_finish (result, NULL);
}

static void
looked_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfNewAccountKeeping) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfKeptSession) session = NULL;
  PfKeyringState state = pf_keyring_look_finish (result, &session, &error);

  if (error != NULL || state != PF_KEYRING_STATE_OPEN)
    return;
  if (session == NULL) {
    session = pf_kept_session_new (NAME); /* its token opens nothing: the key is what counts */
    pf_keyring_keep_async (
        self->portal, NAME, self->town, session, self->work, kept_cb, g_object_ref (self));
  }
  take_key (self, session);
}

static void
pf_new_account_keeping_dispose (GObject *object)
{
  PfNewAccountKeeping *self = PF_NEW_ACCOUNT_KEEPING (object);

  if (self->timer != 0) {
    g_source_remove (self->timer);
    write_cb (self);
  }
  stop (self);
  g_clear_object (&self->cache);
  g_clear_object (&self->account);
  G_OBJECT_CLASS (pf_new_account_keeping_parent_class)->dispose (object);
}

static void
pf_new_account_keeping_finalize (GObject *object)
{
  PfNewAccountKeeping *self = PF_NEW_ACCOUNT_KEEPING (object);

  g_free (self->portal);
  g_free (self->town);
  G_OBJECT_CLASS (pf_new_account_keeping_parent_class)->finalize (object);
}

static void
pf_new_account_keeping_class_init (PfNewAccountKeepingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_new_account_keeping_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_new_account_keeping_finalize;
}

static void
pf_new_account_keeping_init (PfNewAccountKeeping *)
{
}

PfNewAccountKeeping *
pf_new_account_keeping_new (PfNewAccount *account)
{
  PfNewAccountKeeping *self = g_object_new (PF_TYPE_NEW_ACCOUNT_KEEPING, NULL);

  self->account = g_object_ref (account);
  g_signal_connect_object (account, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
pf_new_account_keeping_begin (PfNewAccountKeeping *self, const char *portal, const char *town)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT_KEEPING (self));

  if (g_strcmp0 (self->portal, portal) == 0 && (self->cache != NULL || self->work != NULL))
    return;
  stop (self);
  g_clear_object (&self->cache);
  pf_entrance_set_text (&self->portal, portal);
  pf_entrance_set_text (&self->town, town);
  self->work = g_cancellable_new ();
  pf_keyring_look_async (portal, NAME, FALSE, self->work, looked_cb, g_object_ref (self));
}

void
pf_new_account_keeping_drop (PfNewAccountKeeping *self)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT_KEEPING (self));

  stop (self);
  if (self->cache == NULL)
    return;
  pf_cache_wipe (self->cache);
  g_clear_object (&self->cache);
  pf_keyring_forget_async (self->portal, NAME, NULL, NULL, NULL);
}
