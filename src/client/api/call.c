/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/call.h"

#include <string.h>

#include "client/api/error.h"
#include "wire/problem-json.h"
#include "wire/record-json.h"
#include "wire/record-query.h"

/* Longer waits than this say nothing to a person. */
#define MAX_RETRY_SECONDS 3600

static char *
build_url (const char *base_url, const PfOperation *operation, const PfApiArguments *arguments)
{
  g_autofree char *path = pf_operation_build_path (operation, arguments->parameters);
  GString *url = g_string_new (base_url);

  g_string_append (url, path);
  if (arguments->query != NULL)
    pf_record_write_query (arguments->query, url);
  return g_string_free (url, FALSE);
}

static GBytes *
write_json (const PfOperation *operation, const PfApiArguments *arguments)
{
  GString *json;

  if (arguments->body == NULL)
    return NULL;
  json = g_string_new (NULL);
  if (pf_operation_takes_patch (operation))
    pf_record_write_patch (arguments->before, arguments->body, ~0u, json);
  else
    pf_record_write_request (arguments->body, json);
  return g_string_free_to_bytes (json);
}

static void
add_part (SoupMultipart *form, const char *name, const char *file, const char *type, GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_MULTIPART);
  g_autoptr (GHashTable) parameters = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (parameters, (gpointer) "name", (gpointer) name);
  if (file != NULL)
    g_hash_table_insert (parameters, (gpointer) "filename", (gpointer) file);
  soup_message_headers_set_content_disposition (headers, "form-data", parameters);
  soup_message_headers_set_content_type (headers, type, NULL);
  soup_multipart_append_part (form, headers, body);
  soup_message_headers_unref (headers);
}

/* The record comes first: the portal judges the file by it. */
static void
write_form (PfApiCall *self, const PfApiArguments *arguments)
{
  const PfParts *parts = &self->operation->parts;
  SoupMultipart *form = soup_multipart_new ("multipart/form-data");
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  g_autoptr (GBytes) json = write_json (self->operation, arguments);

  if (json != NULL)
    add_part (form, parts->record, NULL, "application/json", json);
  add_part (form, parts->file, arguments->file_name, arguments->file_type, arguments->file);
  soup_multipart_to_message (form, headers, &self->request);
  self->request_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  soup_message_headers_unref (headers);
  soup_multipart_free (form);
}

static void
write_request (PfApiCall *self, const PfApiArguments *arguments)
{
  if (pf_operation_takes_file (self->operation)) {
    write_form (self, arguments);
    return;
  }
  self->request = write_json (self->operation, arguments);
  self->request_type =
      g_strdup (pf_operation_takes_patch (self->operation) ? "application/merge-patch+json"
                                                           : "application/json");
}

static void
set_header (PfApiCall *self, const char *name, const char *value)
{
  if (value != NULL)
    soup_message_headers_replace (self->headers, name, value);
}

static void
set_headers (PfApiCall *self, const char *bearer, const PfApiArguments *arguments)
{
  g_autofree char *random_key = g_uuid_string_random ();

  if ((self->operation->roles & PF_ROLE_ANYONE) == 0)
    set_header (self, "Authorization", bearer);
  set_header (self, "If-Match", arguments->if_match);
  set_header (self, "If-None-Match", arguments->if_none_match);
  if (pf_operation_needs_key (self->operation))
    set_header (self, "Idempotency-Key", arguments->key != NULL ? arguments->key : random_key);
}

PfApiCall *
pf_api_call_new (const char *base_url,
                 const char *bearer,
                 const PfOperation *operation,
                 const PfApiArguments *arguments)
{
  PfApiCall *self = g_new0 (PfApiCall, 1);

  self->operation = operation;
  self->url = build_url (base_url, operation, arguments);
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  self->progress = arguments->progress;
  self->progress_data = arguments->progress_data;
  write_request (self, arguments);
  set_headers (self, bearer, arguments);
  return self;
}

/* The session may keep a message for longer than its call. */
static void
drop_message (PfApiCall *self)
{
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
}

void
pf_api_call_free (gpointer data)
{
  PfApiCall *self = data;

  drop_message (self);
  g_clear_pointer (&self->saving, pf_api_saving_free);
  g_clear_pointer (&self->answer, g_byte_array_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->request, g_bytes_unref);
  soup_message_headers_unref (self->headers);
  g_free (self->request_type);
  g_free (self->url);
  g_free (self);
}

static void
copy_header_cb (const char *name, const char *value, gpointer headers)
{
  soup_message_headers_append (headers, name, value);
}

static void
wrote_cb (SoupMessage *, guint n_bytes, PfApiCall *self)
{
  self->n_sent += n_bytes;
  self->progress (MIN ((double) self->n_sent / (double) g_bytes_get_size (self->request), 1),
                  self->progress_data);
}

SoupMessage *
pf_api_call_build_message (PfApiCall *self)
{
  drop_message (self);
  g_clear_pointer (&self->answer, g_byte_array_unref);
  if (self->saving != NULL)
    pf_api_saving_drop (self->saving);
  self->answer = g_byte_array_new ();
  self->message = soup_message_new (self->operation->method, self->url);
  /* No portal of ours moves elsewhere, and a token must not follow anyone who says so. */
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_foreach (
      self->headers, copy_header_cb, soup_message_get_request_headers (self->message));
  if (self->request != NULL)
    soup_message_set_request_body_from_bytes (self->message, self->request_type, self->request);
  if (self->request != NULL && self->progress != NULL)
    g_signal_connect (self->message, "wrote-body-data", G_CALLBACK (wrote_cb), self);
  self->n_sent = 0;
  self->n_tries++;
  return self->message;
}

gboolean
pf_api_call_may_repeat (const PfApiCall *self)
{
  return g_str_equal (self->operation->method, "GET") || pf_operation_needs_key (self->operation);
}

static const char *
get_header (PfApiCall *self, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (self->message), name);
}

static void
read_retry_seconds (PfApiCall *self)
{
  const char *text = get_header (self, "Retry-After");
  guint64 seconds;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &seconds, NULL))
    self->retry_seconds = (guint) MIN (seconds, MAX_RETRY_SECONDS);
}

/* Whoever answers without a problem of ours is no portal, unless it says that it stands in for one
 * that is down.
 */
static PfAnswer *
refuse_stranger (PfApiCall *self, GError **error)
{
  guint status = soup_message_get_status (self->message);

  g_set_error (error,
               PF_API_ERROR,
               status >= 500 ? PF_API_ERROR_UNREACHABLE : PF_API_ERROR_WRONG_ADDRESS,
               "HTTP status %u",
               status);
  return NULL;
}

static gboolean
has_type (PfApiCall *self, const char *type)
{
  const char *found = soup_message_headers_get_content_type (
      soup_message_get_response_headers (self->message), NULL);

  return found != NULL && g_ascii_strcasecmp (found, type) == 0;
}

static PfAnswer *
read_refusal (PfApiCall *self, GError **error)
{
  read_retry_seconds (self);
  if (!has_type (self, "application/problem+json"))
    return refuse_stranger (self, error);
  g_propagate_error (error, pf_problem_read (self->body));
  return NULL;
}

/* @list: with a space between two */
static gboolean
has_one_of (PfApiCall *self, const char *list)
{
  g_auto (GStrv) types = g_strsplit (list, " ", -1);
  gboolean has = FALSE;

  for (guint i = 0; types[i] != NULL; i++)
    has = has || has_type (self, types[i]);
  return has;
}

gboolean
pf_api_call_has_expected_type (PfApiCall *self)
{
  const char *type = self->operation->content_type;

  if (self->operation->kind == PF_ANSWER_FILE)
    return has_one_of (self, type);
  return self->operation->kind == PF_ANSWER_NOTHING ||
         has_type (self, type != NULL ? type : "application/json");
}

static PfAnswer *
read_success (PfApiCall *self, GError **error)
{
  PfAnswer *answer;
  g_autoptr (GError) fault = NULL;

  if (!pf_api_call_has_expected_type (self))
    return refuse_stranger (self, error);
  answer = pf_answer_read (self->operation, self->body, &fault);
  if (answer == NULL)
    g_set_error_literal (error, PF_API_ERROR, PF_API_ERROR_WRONG_ADDRESS, fault->message);
  else
    answer->etag = g_strdup (get_header (self, "ETag"));
  return answer;
}

PfAnswer *
pf_api_call_read_answer (PfApiCall *self, GError **error)
{
  guint status = soup_message_get_status (self->message);
  PfAnswer *unchanged;

  self->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->answer));
  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return read_success (self, error);
  if (status != SOUP_STATUS_NOT_MODIFIED)
    return read_refusal (self, error);
  self->unchanged = TRUE;
  unchanged = pf_answer_new ();
  unchanged->etag = g_strdup (get_header (self, "ETag"));
  return unchanged;
}
