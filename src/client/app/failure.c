/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/failure.h"

#include "client/api/error.h"
#include "core/problem.h"

static PfFailure
explain_problem (PfProblem problem)
{
  static const struct
  {
    PfProblem problem;
    PfFailure failure;
  } table[] = {
    { PF_PROBLEM_INVALID_CREDENTIALS, PF_FAILURE_WRONG_PASSWORD },
    { PF_PROBLEM_BAD_MEMBERS, PF_FAILURE_WRONG_PASSWORD }, /* no account has such an address */
    { PF_PROBLEM_TOTP_REQUIRED, PF_FAILURE_CODE_WANTED },
    { PF_PROBLEM_TOTP_WRONG, PF_FAILURE_CODE_WRONG },
    { PF_PROBLEM_ACCOUNT_SUSPENDED, PF_FAILURE_SUSPENDED },
    { PF_PROBLEM_ACCOUNT_NOT_ACTIVE, PF_FAILURE_NOT_ACTIVE },
    { PF_PROBLEM_TOO_MANY_REQUESTS, PF_FAILURE_TOO_MANY },
    { PF_PROBLEM_OVERLOADED, PF_FAILURE_OVERLOADED },
    { PF_PROBLEM_NOT_SIGNED_IN, PF_FAILURE_SIGNED_OUT },
    { PF_PROBLEM_DOCUMENTS_OFF, PF_FAILURE_NO_DOCUMENTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (table[i].problem == problem)
      return table[i].failure;
  }
  return PF_FAILURE_PORTAL;
}

static PfFailure
explain_api_error (PfApiError error)
{
  switch (error) {
  case PF_API_ERROR_NO_NETWORK:
    return PF_FAILURE_NO_NETWORK;
  case PF_API_ERROR_UNKNOWN_HOST:
    return PF_FAILURE_UNKNOWN_HOST;
  case PF_API_ERROR_UNREACHABLE:
    return PF_FAILURE_UNREACHABLE;
  case PF_API_ERROR_TLS:
    return PF_FAILURE_NOT_SAFE;
  case PF_API_ERROR_CLOCK:
    return PF_FAILURE_CLOCK;
  case PF_API_ERROR_WRONG_ADDRESS:
    return PF_FAILURE_WRONG_ADDRESS;
  case PF_API_ERROR_NOT_SECURE:
    return PF_FAILURE_NOT_HTTPS;
  case PF_API_ERROR_TOO_LARGE:
    return PF_FAILURE_PORTAL;
  }
  g_return_val_if_reached (PF_FAILURE_PORTAL);
}

PfFailure
pf_failure_from_error (const GError *error)
{
  if (error->domain == PF_PROBLEM)
    return explain_problem ((PfProblem) error->code);
  if (error->domain == PF_API_ERROR)
    return explain_api_error ((PfApiError) error->code);
  return PF_FAILURE_PORTAL;
}

gboolean
pf_failure_may_pass (PfFailure self)
{
  return self == PF_FAILURE_NO_NETWORK || self == PF_FAILURE_UNREACHABLE ||
         self == PF_FAILURE_UNKNOWN_HOST || self == PF_FAILURE_PORTAL;
}

gboolean
pf_failure_is_of_account (PfFailure self)
{
  static const PfFailure of_account[] = {
    PF_FAILURE_WRONG_PASSWORD, PF_FAILURE_CODE_WANTED, PF_FAILURE_CODE_WRONG, PF_FAILURE_SUSPENDED,
    PF_FAILURE_NOT_ACTIVE,     PF_FAILURE_TOO_MANY,    PF_FAILURE_SIGNED_OUT,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (of_account); i++) {
    if (of_account[i] == self)
      return TRUE;
  }
  return FALSE;
}

gboolean
pf_version_is_older (const char *version, const char *minimum)
{
  while (minimum != NULL && *minimum != '\0') {
    char *version_end = NULL;
    char *minimum_end = NULL;
    guint64 have = g_ascii_strtoull (version, &version_end, 10);
    guint64 want = g_ascii_strtoull (minimum, &minimum_end, 10);

    if (have != want)
      return have < want;
    if (minimum_end == minimum)
      return FALSE; /* no number: nothing to compare with */
    version = *version_end == '.' ? version_end + 1 : version_end;
    minimum = *minimum_end == '.' ? minimum_end + 1 : minimum_end;
  }
  return FALSE;
}
