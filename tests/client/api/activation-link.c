/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/activation-link.h"

#include "client/api/error.h"

#define TOKEN "hR4_x-9aZ"

static void
test_good (void)
{
  static const struct
  {
    const char *uri, *portal;
  } cases[] = {
    { "portail-famille:activate?portal=https%3A%2F%2Fportail.valbourg.fr&token=" TOKEN,
      "https://portail.valbourg.fr" },
    /* As browsers and desktops hand it over. */
    { "portail-famille:///activate?portal=https%3A%2F%2Fportail.valbourg.fr%2F&token=" TOKEN,
      "https://portail.valbourg.fr" },
    { "portail-famille://activate/?token=" TOKEN "&portal=https://portail.valbourg.fr/famille",
      "https://portail.valbourg.fr/famille" },
    { "PORTAIL-FAMILLE:activate?portal=http%3A%2F%2F127.0.0.1%3A8080&token=" TOKEN "&more=1",
      "http://127.0.0.1:8080" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PfActivationLink) link = pf_activation_link_parse (cases[i].uri, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (link->portal, ==, cases[i].portal);
    g_assert_cmpstr (link->token, ==, TOKEN);
  }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *uri;
    PfApiError error;
  } cases[] = {
    { "", PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:", PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate", PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate?", PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate?token=" TOKEN, PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate?portal=https%3A%2F%2Fa.fr", PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate?portal=https%3A%2F%2Fa.fr&token=", PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate?portal=https%3A%2F%2Fa.fr&token=a%20b",
      PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate?portal=https%3A%2F%2Fa.fr&token=a%2Fb%3Fc",
      PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:other?portal=https%3A%2F%2Fa.fr&token=" TOKEN, PF_API_ERROR_WRONG_ADDRESS },
    { "https://a.fr/activate?portal=https%3A%2F%2Fa.fr&token=" TOKEN, PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate?portal=file%3A%2F%2F%2Fetc&token=" TOKEN,
      PF_API_ERROR_WRONG_ADDRESS },
    /* An address that looks like another one. */
    { "portail-famille:activate?portal=https%3A%2F%2Fvalbourg.fr%40evil.example&token=" TOKEN,
      PF_API_ERROR_WRONG_ADDRESS },
    { "portail-famille:activate?portal=http%3A%2F%2Fa.fr&token=" TOKEN, PF_API_ERROR_NOT_SECURE },
    { "portail-famille:activate?portal=http%3A%2F%2F127.0.0.1.a.fr&token=" TOKEN,
      PF_API_ERROR_NOT_SECURE },
    { "portail-famille:activate?portal=\xff%ff&token=" TOKEN, PF_API_ERROR_WRONG_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    PfActivationLink *link = pf_activation_link_parse (cases[i].uri, &error);

    g_test_message ("%s", cases[i].uri);
    g_assert_null (link);
    g_assert_error (error, PF_API_ERROR, (int) cases[i].error);
  }
}

static void
test_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = g_strnfill (65, 'a');
  g_autofree char *uri =
      g_strconcat ("portail-famille:activate?portal=https://a.fr&token=", token, NULL);

  g_assert_null (pf_activation_link_parse (uri, &error));
  g_assert_error (error, PF_API_ERROR, PF_API_ERROR_WRONG_ADDRESS);
}

/* What a page is for is what the link is for, and nothing else is made of an address. */
static void
test_pages (void)
{
  static const char *const pages[] = { "activate", "confirm", "email" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *page = g_strconcat ("https://a.fr/famille/", pages[i], "/" TOKEN, NULL);
    g_autofree char *uri = pf_activation_link_build ("https://a.fr/famille", page);
    g_autoptr (PfActivationLink) link = pf_activation_link_parse (uri, NULL);

    g_assert_cmpstr (link->portal, ==, "https://a.fr/famille");
    g_assert_cmpstr (link->token, ==, TOKEN);
    g_assert_cmpint (link->purpose, ==, (int) i);
  }
  g_assert_null (pf_activation_link_build ("https://a.fr", "https://a.fr/drop/" TOKEN));
  g_assert_null (pf_activation_link_build ("https://a.fr", TOKEN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/activation-link/good", test_good);
  g_test_add_func ("/activation-link/bad", test_bad);
  g_test_add_func ("/activation-link/long", test_long);
  g_test_add_func ("/activation-link/pages", test_pages);
  return g_test_run ();
}
