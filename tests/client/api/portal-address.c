/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/portal-address.h"

#include "client/api/error.h"

static void
test_typed (void)
{
  static const struct
  {
    const char *typed;
    const char *base; /* NULL: refused */
    PfApiError error;
  } cases[] = {
    { "portail.valbourg.fr", "https://portail.valbourg.fr", 0 },
    { "  https://portail.valbourg.fr/ ", "https://portail.valbourg.fr", 0 },
    { "HTTPS://Portail.valbourg.fr", "https://Portail.valbourg.fr", 0 },
    { "https://valbourg.fr/famille/", "https://valbourg.fr/famille", 0 },
    { "https://valbourg.fr:8443/?a=b#c", "https://valbourg.fr:8443", 0 },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080", 0 },
    { "http://localhost:8080/", "http://localhost:8080", 0 },
    { "http://[::1]:8080", "http://[::1]:8080", 0 },
    { "http://portail.valbourg.fr", NULL, PF_API_ERROR_NOT_SECURE },
    { "http://127.0.0.1.valbourg.fr", NULL, PF_API_ERROR_NOT_SECURE },
    { "ftp://portail.valbourg.fr", NULL, PF_API_ERROR_WRONG_ADDRESS },
    { "https://camille:secret@valbourg.fr", NULL, PF_API_ERROR_WRONG_ADDRESS },
    { "the town hall", NULL, PF_API_ERROR_WRONG_ADDRESS },
    { "https://", NULL, PF_API_ERROR_WRONG_ADDRESS },
    { "", NULL, PF_API_ERROR_WRONG_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *base = pf_portal_address_parse (cases[i].typed, &error);

    g_assert_cmpstr (base, ==, cases[i].base);
    if (cases[i].base == NULL)
      g_assert_error (error, PF_API_ERROR, (int) cases[i].error);
    else
      g_assert_no_error (error);
  }
}

static void
test_host (void)
{
  g_autofree char *plain = pf_portal_address_get_host ("https://portail.valbourg.fr/x");
  g_autofree char *port = pf_portal_address_get_host ("http://127.0.0.1:8080");

  g_assert_cmpstr (plain, ==, "portail.valbourg.fr");
  g_assert_cmpstr (port, ==, "127.0.0.1:8080");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portal-address/typed", test_typed);
  g_test_add_func ("/portal-address/host", test_host);
  return g_test_run ();
}
