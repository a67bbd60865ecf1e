/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All three ways begin alike: the service, its default collection, its lock. A lookup in a closed
 * keyring finds nothing and reports no error, so only an open one is believed.
 */
#include "client/app/keyring.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>
#include <sodium.h>
#include <string.h>

#define PATIENCE_SECONDS 5

typedef struct Work Work;

struct Work
{
  const SecretSchema *schema;
  GHashTable *attributes;
  gboolean open;             /* ask the person to */
  void (*act) (GTask *task); /* once the keyring is open */
  char *label;               /* of what is kept */
  SecretValue *value;        /* the same */
  SecretValue *found;        /* of what was looked for */
  SecretService *service;    /* once it has answered */
  SecretCollection *collection;
  GCancellable *patience; /* cancelled when it took too long */
  guint timer;
  gboolean given_up; /* before the service answered */
};

static const SecretSchema session_schema = {
  .name = PF_APPLICATION_ID,
  .attributes = { { "portal", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { "account", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static const SecretSchema trust_schema = {
  .name = PF_APPLICATION_ID ".Trust",
  .attributes = { { "portal", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { "account", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

PfKeptSession *
pf_kept_session_new (const char *token)
{
  PfKeptSession *self = g_new0 (PfKeptSession, 1);
  guint8 key[PF_CACHE_KEY_SIZE];

  randombytes_buf (key, sizeof key);
  self->token = g_strdup (token);
  self->cache_key = g_bytes_new (key, sizeof key);
  sodium_memzero (key, sizeof key);
  return self;
}

void
pf_kept_session_free (PfKeptSession *self)
{
  g_free (self->token);
  g_clear_pointer (&self->cache_key, g_bytes_unref);
  g_free (self);
}

/* "TOKEN KEY", the key in base64: a token has no space. */
static SecretValue *
write_session (const PfKeptSession *session)
{
  gsize size;
  const guint8 *key = g_bytes_get_data (session->cache_key, &size);
  g_autofree char *coded = g_base64_encode (key, size);
  char *text = g_strconcat (session->token, " ", coded, NULL);

  return secret_value_new_full (text, -1, "text/plain", (GDestroyNotify) secret_password_free);
}

/* NULL for what another version or another program wrote. */
static PfKeptSession *
read_session (SecretValue *value)
{
  const char *text = secret_value_get_text (value);
  const char *space = text != NULL ? strchr (text, ' ') : NULL;
  gsize size = 0;
  g_autofree guint8 *key = space != NULL ? g_base64_decode (space + 1, &size) : NULL;
  PfKeptSession *session;

  if (size != PF_CACHE_KEY_SIZE)
    return NULL;
  session = g_new0 (PfKeptSession, 1);
  session->token = g_strndup (text, (gsize) (space - text));
  session->cache_key = g_bytes_new (key, size);
  return session;
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_handle_id (&work->timer, g_source_remove);
  g_clear_pointer (&work->attributes, g_hash_table_unref);
  g_clear_pointer (&work->value, secret_value_unref);
  g_clear_pointer (&work->found, secret_value_unref);
  g_clear_object (&work->service);
  g_clear_object (&work->collection);
  g_clear_object (&work->patience);
  g_free (work->label);
  g_free (work);
}

/* Takes @task. */
static void
end_work (GTask *task, PfKeyringState state)
{
  Work *work = g_task_get_task_data (task);

  g_clear_handle_id (&work->timer, g_source_remove);
  g_task_return_int (task, (gssize) state);
  g_object_unref (task);
}

/* Takes @task. Codes of D-Bus differ between daemons: any failure is the same to us. */
static void
give_up (GTask *task, const GError *error)
{
  g_info ("no keyring: %s %d", g_quark_to_string (error->domain), error->code);
  end_work (task, PF_KEYRING_STATE_MISSING);
}

/* Opening the service is not cancelled but left alone: libsecret (0.20.5, 0.21.7) then returns an
 * error for each collection that it is loading, as if each were the only one.
 */
static gboolean
lose_patience_cb (gpointer user_data)
{
  GTask *task = user_data;
  Work *work = g_task_get_task_data (task);

  work->timer = 0;
  if (work->service != NULL) {
    g_cancellable_cancel (work->patience);
    return G_SOURCE_REMOVE;
  }
  g_info ("no keyring: it does not answer");
  work->given_up = TRUE;
  g_task_return_int (task, PF_KEYRING_STATE_MISSING);
  return G_SOURCE_REMOVE;
}

/* While the person is asked, it may take any time. */
static void
unlocked_cb (GObject *service, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  secret_service_unlock_finish (SECRET_SERVICE (service), result, NULL, &error);
  if (error != NULL)
    g_info ("the keyring did not open: %s %d", g_quark_to_string (error->domain), error->code);
  if (error != NULL || secret_collection_get_locked (work->collection))
    end_work (task, PF_KEYRING_STATE_CLOSED);
  else
    work->act (task);
}

static void
unlock (GTask *task)
{
  Work *work = g_task_get_task_data (task);
  GList objects = { .data = work->collection };

  g_clear_handle_id (&work->timer, g_source_remove);
  secret_service_unlock (work->service, &objects, g_task_get_cancellable (task), unlocked_cb, task);
}

static void
collection_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  work->collection = secret_collection_for_alias_finish (result, &error);
  if (error != NULL)
    give_up (task, error);
  else if (work->collection == NULL)
    end_work (task, PF_KEYRING_STATE_MISSING); /* nothing could be stored in it */
  else if (!secret_collection_get_locked (work->collection))
    work->act (task);
  else if (work->open)
    unlock (task);
  else
    end_work (task, PF_KEYRING_STATE_CLOSED);
}

static void
service_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  work->service = secret_service_get_finish (result, &error);
  if (work->given_up) {
    g_object_unref (task);
    return;
  }
  if (work->service == NULL) {
    give_up (task, error);
    return;
  }
  secret_collection_for_alias (work->service,
                               SECRET_COLLECTION_DEFAULT,
                               SECRET_COLLECTION_NONE,
                               work->patience,
                               collection_cb,
                               task);
}

static Work *
begin_work (const SecretSchema *schema, const char *portal, const char *email, gboolean open)
{
  Work *work = g_new0 (Work, 1);

  work->schema = schema;
  work->attributes = secret_attributes_build (schema, "portal", portal, "account", email, NULL);
  work->open = open;
  work->patience = g_cancellable_new ();
  return work;
}

/* Without these flags a service is found even where none runs. */
static void
run_work (Work *work,
          gpointer source_tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, work, free_work);
  work->timer = g_timeout_add_seconds (PATIENCE_SECONDS, lose_patience_cb, task);
  secret_service_get (
      SECRET_SERVICE_OPEN_SESSION | SECRET_SERVICE_LOAD_COLLECTIONS, NULL, service_cb, task);
}

static PfKeyringState
finish_work (GAsyncResult *result, gpointer source_tag, GError **error)
{
  gssize state;

  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), PF_KEYRING_STATE_MISSING);
  state = g_task_propagate_int (G_TASK (result), error);
  return state >= 0 ? (PfKeyringState) state : PF_KEYRING_STATE_MISSING;
}

static void
looked_up_cb (GObject *service, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  work->found = secret_service_lookup_finish (SECRET_SERVICE (service), result, &error);
  if (error != NULL)
    give_up (task, error);
  else
    end_work (task, PF_KEYRING_STATE_OPEN);
}

static void
look_up (GTask *task)
{
  Work *work = g_task_get_task_data (task);

  secret_service_lookup (
      work->service, work->schema, work->attributes, work->patience, looked_up_cb, task);
}

void
pf_keyring_look_async (const char *portal,
                       const char *email,
                       gboolean open,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Work *work = begin_work (&session_schema, portal, email, open);

  work->act = look_up;
  run_work (work, pf_keyring_look_async, cancellable, callback, user_data);
}

PfKeyringState
pf_keyring_look_finish (GAsyncResult *result, PfKeptSession **ret_session, GError **error)
{
  g_autoptr (GError) cancelled = NULL;
  PfKeyringState state = finish_work (result, pf_keyring_look_async, &cancelled);
  Work *work = g_task_get_task_data (G_TASK (result));

  if (cancelled != NULL)
    g_propagate_error (error, g_steal_pointer (&cancelled));
  else if (state == PF_KEYRING_STATE_OPEN)
    *ret_session = work->found != NULL ? read_session (work->found) : NULL;
  return state;
}

static void
stored_cb (GObject *service, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (!secret_service_store_finish (SECRET_SERVICE (service), result, &error))
    give_up (task, error);
  else
    end_work (task, PF_KEYRING_STATE_OPEN);
}

static void
store (GTask *task)
{
  Work *work = g_task_get_task_data (task);

  secret_service_store (work->service,
                        work->schema,
                        work->attributes,
                        SECRET_COLLECTION_DEFAULT,
                        work->label,
                        work->value,
                        work->patience,
                        stored_cb,
                        task);
}

void
pf_keyring_keep_async (const char *portal,
                       const char *email,
                       const char *town,
                       const PfKeptSession *session,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Work *work = begin_work (&session_schema, portal, email, TRUE);

  work->act = store;
  work->label = g_strdup_printf (_ ("Portail famille: %s, %s"), town, email);
  work->value = write_session (session);
  run_work (work, pf_keyring_keep_async, cancellable, callback, user_data);
}

PfKeyringState
pf_keyring_keep_finish (GAsyncResult *result, GError **error)
{
  return finish_work (result, pf_keyring_keep_async, error);
}

static void
cleared_cb (GObject *service, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  secret_service_clear_finish (SECRET_SERVICE (service), result, &error);
  if (error != NULL)
    give_up (task, error);
  else
    end_work (task, PF_KEYRING_STATE_OPEN);
}

static void
clear (GTask *task)
{
  Work *work = g_task_get_task_data (task);

  secret_service_clear (
      work->service, work->schema, work->attributes, work->patience, cleared_cb, task);
}

void
pf_keyring_forget_async (const char *portal,
                         const char *email,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Work *work = begin_work (&session_schema, portal, email, FALSE);

  work->act = clear;
  run_work (work, pf_keyring_forget_async, cancellable, callback, user_data);
}

PfKeyringState
pf_keyring_forget_finish (GAsyncResult *result, GError **error)
{
  return finish_work (result, pf_keyring_forget_async, error);
}

/* ---- the trust in this computer */

void
pf_keyring_look_for_trust_async (const char *portal,
                                 const char *email,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Work *work = begin_work (&trust_schema, portal, email, FALSE);

  work->act = look_up;
  run_work (work, pf_keyring_look_for_trust_async, cancellable, callback, user_data);
}

char *
pf_keyring_look_for_trust_finish (GAsyncResult *result, GError **error)
{
  PfKeyringState state = finish_work (result, pf_keyring_look_for_trust_async, error);
  Work *work = g_task_get_task_data (G_TASK (result));

  return state == PF_KEYRING_STATE_OPEN && work->found != NULL
             ? g_strdup (secret_value_get_text (work->found))
             : NULL;
}

void
pf_keyring_keep_trust_async (const char *portal,
                             const char *email,
                             const char *town,
                             const char *computer,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Work *work = begin_work (&trust_schema, portal, email, TRUE);

  work->act = store;
  work->label = g_strdup_printf (_ ("Portail famille: no code here, %s, %s"), town, email);
  work->value = secret_value_new (computer, -1, "text/plain");
  run_work (work, pf_keyring_keep_trust_async, cancellable, callback, user_data);
}

PfKeyringState
pf_keyring_keep_trust_finish (GAsyncResult *result, GError **error)
{
  return finish_work (result, pf_keyring_keep_trust_async, error);
}

void
pf_keyring_forget_trust (const char *portal, const char *email)
{
  Work *work = begin_work (&trust_schema, portal, email, FALSE);

  work->act = clear;
  run_work (work, pf_keyring_forget_trust, NULL, NULL, NULL);
}
