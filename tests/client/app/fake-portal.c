/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/fake-portal.h"

typedef struct
{
  guint status;
  guint retry;
  char *type;
  char *body;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->type);
  g_free (answer->body);
  g_free (answer);
}

static void
note (PfFakePortal *self, SoupServerMessage *message, const char *call)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  const char *key = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                  "Idempotency-Key");

  g_string_append_printf (self->asked,
                          "%s %.*s;",
                          call,
                          (int) g_bytes_get_size (bytes),
                          (const char *) g_bytes_get_data (bytes, NULL));
  if (key != NULL)
    g_string_append_printf (self->keys, "%s;", key);
}

static void
handle_cb (SoupServer *,
           SoupServerMessage *message,
           const char *path,
           GHashTable *,
           gpointer user_data)
{
  PfFakePortal *self = user_data;
  g_autofree char *call = g_strdup_printf ("%s %s", soup_server_message_get_method (message), path);
  Answer *answer = g_hash_table_lookup (self->answers, call);
  g_autofree char *seconds = NULL;

  note (self, message, call);
  if (answer == NULL)
    g_error ("asked for %s", call);
  seconds = g_strdup_printf ("%u", answer->retry);
  if (answer->retry > 0)
    soup_message_headers_append (
        soup_server_message_get_response_headers (message), "Retry-After", seconds);
  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->body != NULL)
    soup_server_message_set_response (
        message, answer->type, SOUP_MEMORY_COPY, answer->body, strlen (answer->body));
}

PfFakePortal *
pf_fake_portal_new (void)
{
  PfFakePortal *self = g_new0 (PfFakePortal, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_answer);
  self->asked = g_string_new (NULL);
  self->keys = g_string_new (NULL);
  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
pf_fake_portal_free (PfFakePortal *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->answers);
  g_string_free (self->asked, TRUE);
  g_string_free (self->keys, TRUE);
  g_free (self->address);
  g_free (self);
}

static void
set_answer (PfFakePortal *self, const char *call, const Answer *answer)
{
  g_hash_table_replace (self->answers, g_strdup (call), g_memdup2 (answer, sizeof *answer));
}

void
pf_fake_portal_answer_as (PfFakePortal *self,
                          const char *call,
                          guint status,
                          const char *type,
                          const char *body)
{
  set_answer (
      self, call, &(Answer){ .status = status, .type = g_strdup (type), .body = g_strdup (body) });
}

void
pf_fake_portal_answer (PfFakePortal *self, const char *call, guint status, const char *body)
{
  pf_fake_portal_answer_as (self, call, status, "application/json", body);
}

void
pf_fake_portal_refuse (PfFakePortal *self,
                       const char *call,
                       guint status,
                       const char *problem,
                       guint retry,
                       const char *errors)
{
  char *body = g_strdup_printf ("{\"type\":\"urn:portail-famille:problem:%s\",\"title\":\"t\"%s%s}",
                                problem,
                                errors != NULL ? ",\"errors\":" : "",
                                errors != NULL ? errors : "");

  set_answer (self,
              call,
              &(Answer){ .status = status,
                         .retry = retry,
                         .type = g_strdup ("application/problem+json"),
                         .body = body });
}
