/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/failure.h"

#include "client/api/error.h"
#include "core/problem.h"

static void
test_errors (void)
{
  static const struct
  {
    PfProblem problem;
    PfFailure failure;
  } problems[] = {
    { PF_PROBLEM_INVALID_CREDENTIALS, PF_FAILURE_WRONG_PASSWORD },
    { PF_PROBLEM_TOTP_REQUIRED, PF_FAILURE_CODE_WANTED },
    { PF_PROBLEM_ACCOUNT_SUSPENDED, PF_FAILURE_SUSPENDED },
    { PF_PROBLEM_TOO_MANY_REQUESTS, PF_FAILURE_TOO_MANY },
    { PF_PROBLEM_OVERLOADED, PF_FAILURE_OVERLOADED },
    { PF_PROBLEM_NOT_SIGNED_IN, PF_FAILURE_SIGNED_OUT },
    { PF_PROBLEM_FAILED, PF_FAILURE_PORTAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++) {
    g_autoptr (GError) error = NULL;

    pf_problem_set (&error, problems[i].problem);
    g_assert_cmpint (pf_failure_from_error (error), ==, problems[i].failure);
  }
  for (int code = PF_API_ERROR_NO_NETWORK; code <= PF_API_ERROR_TOO_LARGE; code++) {
    g_autoptr (GError) error = g_error_new_literal (PF_API_ERROR, code, "");

    g_assert_cmpint (pf_failure_from_error (error), >=, PF_FAILURE_NO_NETWORK);
    g_assert_false (pf_failure_is_of_account (pf_failure_from_error (error)));
  }
}

static void
test_versions (void)
{
  static const struct
  {
    const char *version;
    const char *minimum;
    gboolean older;
  } cases[] = {
    { "0.1.0", "0.1.0", FALSE }, { "0.1.0", "0.1.1", TRUE },   { "0.9.0", "0.10", TRUE },
    { "0.10", "0.9.9", FALSE },  { "1.0", "0.9", FALSE },      { "0.1.0", "0.1", FALSE },
    { "0.1", "0.1.1", TRUE },    { "0.1.0", NULL, FALSE },     { "0.1.0", "", FALSE },
    { "0.1.0", "new", FALSE },   { "0.1.0", "2.alpha", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pf_version_is_older (cases[i].version, cases[i].minimum), ==, cases[i].older);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure/errors", test_errors);
  g_test_add_func ("/failure/versions", test_versions);
  return g_test_run ();
}
