/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal/thrown-head.h"

#include "random-json.h"
#include "uploading.h"

/* A line, now and then: nothing, what is right, or what is not. */
static void
add_line (GString *head, const char *name, const char *const *values, guint n_values)
{
  if (!pf_random_once_in (8))
    g_string_append_printf (head, "%s: %s\r\n", name, pf_random_choose (values, n_values));
}

#define ADD_LINE(head, name, ...)                                                                  \
  add_line (head,                                                                                  \
            name,                                                                                  \
            (const char *const[]){ __VA_ARGS__ },                                                  \
            sizeof (const char *const[]){ __VA_ARGS__ } / sizeof (const char *))

static gboolean
is_line_right (const PfThrown *self)
{
  return self->is_right && !pf_random_once_in (16);
}

/* Often one that was used before: see "a" and the others. */
static void
add_key (const PfThrown *self, GString *head)
{
  if (is_line_right (self))
    g_string_append_printf (head, "Idempotency-Key: %08x\r\n", g_test_rand_int ());
  else
    ADD_LINE (head, "Idempotency-Key", "a", "b", "c", "d", "e", "f", "\xff", "é", "' --");
}

static void
add_match (const PfThrown *self, GString *head)
{
  if (is_line_right (self))
    g_string_append_printf (head, "If-Match: \"%d\"\r\n", g_test_rand_int_range (1, 4));
  else
    ADD_LINE (head, "If-Match", "*", "\"1\"", "\"2\"", "W/\"1\"", "\"1\", \"2\"", ",,", "\xff");
}

static void
add_type (const PfThrown *self, GString *head)
{
  if (!is_line_right (self) && pf_random_once_in (5))
    ADD_LINE (head, "Content-Type", "text/plain", "application/jsonx", ";", "multipart/form-data");
  else if (self->is_form)
    ADD_LINE (head, "Content-Type", PF_UPLOADING_TYPE);
  else
    ADD_LINE (head, "Content-Type", "application/json", "application/json; charset=utf-8");
}

GString *
pf_thrown_write (const PfThrown *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s HTTP/1.1\r\nHost: t\r\n", self->method, self->target);
  if (self->token != NULL)
    g_string_append_printf (text, "Authorization: Bearer %s\r\n", self->token);
  add_key (self, text);
  add_match (self, text);
  if (pf_random_once_in (3))
    ADD_LINE (text, "If-None-Match", "*", "\"1\"", "W/\"1\"", "1", "\"", "\xff");
  ADD_LINE (text, "Accept-Language", "fr", "en;q=0.5, fr;q=0", "*", ";q=;", "\xff");
  add_type (self, text);
  if (self->body->len > 0 || !g_str_equal (self->method, "GET"))
    g_string_append_printf (text, "Content-Length: %" G_GSIZE_FORMAT "\r\n", self->body->len);
  g_string_append (text, "\r\n");
  g_string_append_len (text, self->body->str, (gssize) self->body->len);
  return text;
}
