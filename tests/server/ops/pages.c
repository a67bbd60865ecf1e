/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages for browsers: what they say, in both languages, and what they never hold.
 */
#include <string.h>

#include "core/password-reset.h"
#include "demo.h"
#include "server/ops/call.h"

#define TOKEN "aVeryLongRandomTokenThatNobodyGuesses-_1234"

typedef struct
{
  PfDemo *demo;
  PfDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new ();
  pf_demo_run (fixture->demo,
               "UPDATE portal SET name = 'Valbourg <& Cie>', contact_phone = '02 00 00 00 00',"
               " legal_notice_url = 'https://valbourg.example/mentions',"
               " privacy_url = 'javascript:alert(1)'");
  fixture->db = pf_db_open (fixture->demo->driver, fixture->demo->path, PF_DB_WRITER, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_db_close (fixture->db);
  pf_demo_free (fixture->demo);
}

static PfCall *
get (Fixture *fixture, const char *path, PfLanguage language)
{
  static const PfServices services = { .public_url = "https://familles.example/portail",
                                       .program_url = "https://valbourg.example/installer" };
  PfRequest *request = pf_request_new ();
  PfCall *call = pf_call_new (request);

  request->method = g_strdup ("GET");
  request->path = g_strdup (path);
  request->language = language;
  call->services = &services;
  g_assert_true (pf_call_prepare (call, fixture->db));
  pf_call_run (call, fixture->db);
  g_assert_cmpuint (call->reply.status, ==, 200);
  g_assert_cmpstr (call->reply.content_type, ==, "text/html; charset=utf-8");
  g_assert_null (strstr (call->reply.body->str, "<script"));
  g_assert_null (strstr (call->reply.body->str, "javascript:"));
  g_assert_null (strstr (call->reply.body->str, "src="));
  return call;
}

#define assert_has(call, text) g_assert_nonnull (strstr ((call)->reply.body->str, (text)))

static void
test_front (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfCall) french = get (fixture, "/", PF_LANGUAGE_FRENCH);
  g_autoptr (PfCall) english = get (fixture, "/", PF_LANGUAGE_ENGLISH);

  assert_has (french, "<html lang=\"fr\">");
  assert_has (french, "Le portail famille de Valbourg &lt;&amp; Cie&gt;");
  assert_has (french, "02 00 00 00 00");
  assert_has (french, "https://familles.example/portail");
  assert_has (french, "href=\"https://valbourg.example/mentions\"");
  assert_has (french, "href=\"https://valbourg.example/installer\"");
  assert_has (english, "<html lang=\"en\">");
  assert_has (english, "The family portal of Valbourg");
}

static void
assert_link_page (Fixture *fixture, const char *path, const char *word)
{
  g_autoptr (PfCall) call = get (fixture, path, PF_LANGUAGE_FRENCH);
  g_autofree char *link = g_strdup_printf (
      "href=\"portail-famille:%s?portal=https%%3A%%2F%%2Ffamilles.example%%2Fportail"
      "&amp;token=" TOKEN "\"",
      word);
  g_autofree char *shown = NULL;
  char code[PF_CODE_SIZE];

  pf_code_from_token (code, TOKEN);
  shown = g_strdup_printf (">%.4s-%s<", code, code + 4);
  assert_has (call, shown);
  assert_has (call, link);
}

static void
test_links (Fixture *fixture, gconstpointer)
{
  assert_link_page (fixture, "/activate/" TOKEN, "activate");
  assert_link_page (fixture, "/confirm/" TOKEN, "confirm");
  assert_link_page (fixture, "/email/" TOKEN, "email");
}

/* Of what is no link nothing is made, and nothing is said again. */
static void
test_broken (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfCall) call = get (fixture, "/activate/<b>short", PF_LANGUAGE_ENGLISH);

  assert_has (call, "This link is not whole");
  g_assert_null (strstr (call->reply.body->str, "short"));
  g_assert_null (strstr (call->reply.body->str, "portail-famille:"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pages/front", Fixture, NULL, set_up, test_front, tear_down);
  g_test_add ("/pages/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/pages/broken", Fixture, NULL, set_up, test_broken, tear_down);
  return g_test_run ();
}
