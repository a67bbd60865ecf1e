/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/resemblance.h"

static void
assert_alike (char *a, char *b, gboolean alike)
{
  g_test_message ("%s %s", a, b);
  g_assert_true (g_str_equal (a, b) == alike);
  g_free (a);
  g_free (b);
}

static void
test_names (void)
{
  static const struct
  {
    const char *first[2], *last[2];
    gboolean same, near;
  } cases[] = {
    { { "Ève", "eve" }, { "Ågren", "AGREN" }, TRUE, TRUE },
    { { "Jean-Luc", "Jean Luc" }, { "Œuvrard", "Oeuvrard" }, TRUE, TRUE },
    { { "Luc", "Luke" }, { "Dupont", "Dupond" }, FALSE, TRUE },
    { { "Zoé", "Lefèvre" }, { "Lefebvre", "Zoe" }, FALSE, TRUE }, /* exchanged, and spelt so */
    { { "Ali", "Ali" }, { "Martin", "Morel" }, FALSE, FALSE },
    { { "Anne", "Léa" }, { "Martin", "Martin" }, FALSE, FALSE },
    { { "Nina", "Mina" }, { "Petit", "Petit" }, FALSE, FALSE }, /* first letters count */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    assert_alike (pf_trait_from_name (cases[i].first[0], cases[i].last[0]),
                  pf_trait_from_name (cases[i].first[1], cases[i].last[1]),
                  cases[i].same);
    assert_alike (pf_trait_from_sound (cases[i].first[0], cases[i].last[0]),
                  pf_trait_from_sound (cases[i].first[1], cases[i].last[1]),
                  cases[i].near);
  }
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *line1[2], *postal_code[2];
    gboolean same;
  } cases[] = {
    { { "12 av. de l’Église", "12, AVENUE DE L'EGLISE" }, { "44000", "44000" }, TRUE },
    { { "3 bd St-Michel", "3 boulevard Saint Michel" }, { "44000", "44000" }, TRUE },
    { { "3 rue du Port", "3 rue du Port" }, { "44000", "44100" }, FALSE },
    { { "3 rue du Port", "31 rue du Port" }, { "44000", "44000" }, FALSE },
    { { "3 rue du Port", "3 bis rue du Port" }, { "44000", "44000" }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_alike (pf_trait_from_address (cases[i].line1[0], cases[i].postal_code[0]),
                  pf_trait_from_address (cases[i].line1[1], cases[i].postal_code[1]),
                  cases[i].same);
}

/* Nothing is in common with what is not there. */
static void
test_absent (void)
{
  g_assert_null (pf_trait_from_email (NULL));
  g_assert_null (pf_trait_from_phone (NULL));
  g_assert_null (pf_trait_from_phone (""));
  g_assert_null (pf_trait_from_name ("-", "?"));
  g_assert_null (pf_trait_from_sound ("-", "?"));
  g_assert_null (pf_trait_from_address (" ", "44000"));
}

static void
test_signs (void)
{
  g_autofree char *email = pf_trait_from_email ("Eve@Example.org");
  guint both = 1u << PF_SIGN_NEAR_NAME | 1u << PF_SIGN_SAME_NAME;
  g_auto (GStrv) words = pf_signs_to_words (both | 1u << PF_SIGN_SAME_ADDRESS);
  g_autofree char *told = g_strjoinv (" ", words);

  g_assert_cmpstr (email, ==, "same_email:eve@example.org");
  g_assert_cmpint (pf_trait_get_sign (email), ==, PF_SIGN_SAME_EMAIL);
  g_assert_cmpint (pf_trait_get_sign ("nothing:1"), ==, PF_SIGN_NONE);
  g_assert_cmpstr (told, ==, "same_name same_address");
  g_assert_cmpuint (pf_signs_weigh (both), ==, pf_signs_weigh (1u << PF_SIGN_SAME_NAME));
  g_assert_cmpuint (
      pf_signs_weigh (1u << PF_SIGN_SAME_EMAIL), >, pf_signs_weigh (1u << PF_SIGN_NEAR_NAME));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resemblance/names", test_names);
  g_test_add_func ("/resemblance/addresses", test_addresses);
  g_test_add_func ("/resemblance/absent", test_absent);
  g_test_add_func ("/resemblance/signs", test_signs);
  return g_test_run ();
}
