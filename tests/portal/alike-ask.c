/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alike-ask.h"

#include "server/ops/bookings.h"
#include "server/ops/call.h"
#include "wire/json-parse.h"
#include "wire/record-json.h"

static PfRequest *
new_request (const char *method, const char *path, PfInstant now)
{
  PfRequest *request = pf_request_new ();

  request->method = g_strdup (method);
  request->path = g_strdup (path);
  request->token = g_strdup ("one");
  request->now = now;
  request->today = pf_date (2026, 9, 1);
  request->number = 1;
  return request;
}

static gpointer
read_record (PfCall *call, GType type)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();
  const PfReading reading = { .flags = PF_READ_REQUEST, .writer = ~0u, .errors = errors };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  gpointer record;

  g_assert_cmpuint (call->reply.status, ==, 200);
  root = pf_json_parse (call->reply.body->str, call->reply.body->len, &error);
  g_assert_no_error (error);
  record = pf_record_from_json (type, root, &reading);
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++)
    g_test_message ("%s: %s", pf_errors_get (errors, i)->pointer, pf_errors_get (errors, i)->code);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 0);
  return record;
}

static void
set_date (PfRequest *request, const char *name, PfDate date)
{
  char text[PF_DATE_SIZE];

  pf_date_write (date, text);
  g_hash_table_insert (request->query, g_strdup (name), g_strdup (text));
}

PfPlanning *
pf_alike_ask_planning (PfDb *db, const char *household, PfDate from, PfDate to, PfInstant now)
{
  PfRequest *request = new_request ("GET", "/v1/planning", now);
  g_autoptr (PfCall) call = pf_call_new (request);

  g_hash_table_insert (request->query, g_strdup ("household"), g_strdup (household));
  set_date (request, "from", from);
  set_date (request, "to", to);
  g_assert_true (pf_call_prepare (call, db));
  pf_call_run (call, db);
  return read_record (call, PF_TYPE_PLANNING);
}

PfBookingResults *
pf_alike_ask_bookings (PfDb *db, PfBookingOrder *order, const char *key, PfInstant now)
{
  PfRequest *request = new_request ("POST", "/v1/bookings", now);
  g_autoptr (PfCall) call = pf_call_new (request);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pf_record_write_request (order, body);
  request->content_type = g_strdup ("application/json");
  request->idempotency_key = g_strdup (key);
  g_byte_array_append (request->body, (const guint8 *) body->str, (guint) body->len);
  g_assert_true (pf_call_prepare (call, db));
  pf_bookings_run (db, &(PfCall *){ call }, 1, &error);
  g_assert_no_error (error);
  return read_record (call, PF_TYPE_BOOKING_RESULTS);
}
