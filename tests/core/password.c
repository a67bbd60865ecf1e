/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/password.h"

static const char *const camille[] = { "Marie-Camille",
                                       "Berger-Évrard",
                                       "cam.berger49@example.org",
                                       NULL };

typedef struct
{
  const char *password, *fault;
} Fault;

static void
check_faults (const Fault *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    const char *fault = pf_password_find_fault (cases[i].password, camille);

    if (g_strcmp0 (fault, cases[i].fault) != 0)
      g_error ("“%s” is %s", cases[i].password, fault != NULL ? fault : "good");
  }
}

static void
test_length (void)
{
  static const Fault cases[] = {
    { "", "too-short" },
    { "Kx9#tQ7!mW2", "too-short" },
    { "Kx9#tQ7!mW2v", NULL },
    { "éèàùâêîôûëïü", NULL }, /* characters, not bytes */
    { "éèàùâêîôûëï", "too-short" },
  };

  check_faults (cases, G_N_ELEMENTS (cases));
}

static void
test_common (void)
{
  static const Fault cases[] = {
    { "leavemealone", "too-common" }, /* of the list */
    { "FinalFantasy", "too-common" },        { "motdepasse12", "too-common" },
    { "Mot de passe 2026 !", "too-common" }, { "motdepassemotdepasse", "too-common" },
    { "azertyuiopqsdfgh", "too-common" },    { "poiuytrezamlkj", "too-common" },
    { "AzErTy123456", "too-common" },        { "1a2z3e4r5t6y", "too-common" },
    { "1aqw2zsx3edc", "too-common" },        { "123456789012", "too-common" },
    { "abcdefghijklm", "too-common" },       { "aaaaaaaaaaaaaaaaaaaaaaaa", "too-common" },
    { "tulipetulipe", "too-common" }, /* no longer than its half */
    { "jetaimejetaime", "too-common" },      { "portailfamille2026", "too-common" },
    { "!!!!!!!!!!!!!!", "too-common" },      { "tulipe jaune au soleil", NULL },
    { "trois bateaux sur la mare", NULL },   { "cheval correct pile agrafe", NULL },
    { "motdepasse du chat de Zoé", NULL }, /* enough beside it */
  };

  check_faults (cases, G_N_ELEMENTS (cases));
}

static void
test_personal (void)
{
  static const Fault cases[] = {
    { "camilleberger", "too-personal" },      { "Bérgér!!Camille", "too-personal" },
    { "marie-camille-2026", "too-personal" }, { "MARIECAMILLE1", "too-personal" },
    { "evrard evrard 12", "too-personal" },   { "camberger49camberger49!", "too-personal" },
    { "berger de trois moutons", NULL },      { "la camionnette rouge", NULL },
  };

  check_faults (cases, G_N_ELEMENTS (cases));
  g_assert_null (pf_password_find_fault ("camillebergerx", NULL));
}

/* Three letters stand in many words, and who is named by them may use those. */
static void
test_short_names (void)
{
  static const char *const lea[] = { "Léa", "Roi", "lea@example.org", NULL };

  g_assert_null (pf_password_find_fault ("le roi et la reine", lea));
}

static void
test_strength (void)
{
  static const struct
  {
    const char *password;
    PfPasswordStrength strength;
  } cases[] = {
    { "", PF_PASSWORD_STRENGTH_WEAK },
    { "motdepasse2026", PF_PASSWORD_STRENGTH_WEAK },
    { "chevalpileab", PF_PASSWORD_STRENGTH_FAIR },
    { "Camille Berger jardin", PF_PASSWORD_STRENGTH_FAIR }, /* her own name counts for little */
    { "trois bateaux sur la mare", PF_PASSWORD_STRENGTH_GOOD },
    { "Kx9#tQ7!mW2v", PF_PASSWORD_STRENGTH_GOOD },
    { "Kx9#tQ7!mW2vPz5&rL8?", PF_PASSWORD_STRENGTH_STRONG },
    { "Trois bateaux rouges, 7 canards sur la mare", PF_PASSWORD_STRENGTH_STRONG },
    { "abababcacbabcbabcabcba", PF_PASSWORD_STRENGTH_WEAK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfPasswordStrength strength = pf_password_get_strength (cases[i].password, camille);

    if (strength != cases[i].strength)
      g_error ("“%s” is %d", cases[i].password, (int) strength);
  }
}

/* One more letter never makes a good password a worse one. */
static void
test_grows (void)
{
  g_autoptr (GString) password = g_string_new (NULL);
  PfPasswordStrength before = PF_PASSWORD_STRENGTH_WEAK;

  for (const char *c = "Les girafes boivent du lait tiède à midi"; *c != '\0';
       c = g_utf8_next_char (c)) {
    PfPasswordStrength now;

    g_string_append_unichar (password, g_utf8_get_char (c));
    now = pf_password_get_strength (password->str, camille);
    g_assert_cmpint (now, >=, before);
    before = now;
  }
  g_assert_cmpint (before, ==, PF_PASSWORD_STRENGTH_STRONG);
}

/* What a stranger sends is looked at in time, whatever it is. */
static void
test_long (void)
{
  g_autofree char *password = g_strnfill (1024, 'x');
  g_autoptr (GString) mixed = g_string_new (NULL);

  while (mixed->len < 1024)
    g_string_append_c (mixed, (char) ('!' + g_test_rand_int_range (0, 94)));
  g_assert_cmpstr (pf_password_find_fault (password, camille), ==, "too-common");
  g_assert_null (pf_password_find_fault (mixed->str, camille));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/password/length", test_length);
  g_test_add_func ("/password/common", test_common);
  g_test_add_func ("/password/personal", test_personal);
  g_test_add_func ("/password/short-names", test_short_names);
  g_test_add_func ("/password/strength", test_strength);
  g_test_add_func ("/password/grows", test_grows);
  g_test_add_func ("/password/long", test_long);
  return g_test_run ();
}
