/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words.h"

#include "core/errors.h"
#include "wire/problem-json.h"
#include "words/problem-words.h"

/* In the locale C, as on a machine that has no other. */
static void
test_translated (void)
{
  g_assert_cmpstr (pf_words (PF_LANGUAGE_ENGLISH, "Sunday"), ==, "Sunday");
  g_assert_cmpstr (pf_words (PF_LANGUAGE_FRENCH, "Sunday"), ==, "dimanche");
  g_assert_cmpstr (pf_words (PF_LANGUAGE_FRENCH, "nobody says this"), ==, "nobody says this");
}

static void
test_plural (void)
{
  g_assert_cmpstr (pf_words_plural (PF_LANGUAGE_ENGLISH, "one", "other", 0), ==, "other");
  g_assert_cmpstr (pf_words_plural (PF_LANGUAGE_ENGLISH, "one", "other", 1), ==, "one");
  g_assert_cmpstr (pf_words_plural (PF_LANGUAGE_ENGLISH, "one", "other", 2), ==, "other");
}

/* A problem without French would be read in English by a family. */
static void
test_problems (void)
{
  g_autoptr (GEnumClass) problems = g_type_class_ref (PF_TYPE_PROBLEM);

  for (guint i = 1; i < problems->n_values; i++) {
    PfProblem problem = (PfProblem) problems->values[i].value;
    const char *title = pf_problem_get_title (problem);
    const char *advice = pf_words_advice (PF_LANGUAGE_ENGLISH, problem);

    g_test_message ("%s", pf_problem_to_code (problem));
    g_assert_cmpstr (pf_words (PF_LANGUAGE_FRENCH, title), !=, title);
    g_assert_cmpstr (pf_words_advice (PF_LANGUAGE_FRENCH, problem), !=, advice);
  }
}

static const char *
say (gpointer language, const char *english)
{
  return pf_words (GPOINTER_TO_UINT (language), english);
}

static void
test_errors (void)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();

  pf_errors_add (errors, "email", "required");
  pf_errors_translate (errors, say, GUINT_TO_POINTER (PF_LANGUAGE_FRENCH));
  g_assert_cmpstr (pf_errors_get (errors, 0)->message, ==, "Ceci est nécessaire.");
  pf_errors_translate (errors, say, GUINT_TO_POINTER (PF_LANGUAGE_ENGLISH));
  g_assert_cmpstr (pf_errors_get (errors, 0)->message, ==, "This is needed.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/translated", test_translated);
  g_test_add_func ("/words/plural", test_plural);
  g_test_add_func ("/words/problems", test_problems);
  g_test_add_func ("/words/errors", test_errors);
  return g_test_run ();
}
