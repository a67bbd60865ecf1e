/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agents-sample.h"

PfAgent *
agents_sample_new (const char *id, const char *name, const char *role)
{
  const char *const roles[] = { role, NULL };
  PfAgent *agent = g_object_new (PF_TYPE_AGENT,
                                 "first-name",
                                 name,
                                 "last-name",
                                 "Roy",
                                 "email",
                                 "agent@example.org",
                                 "roles",
                                 roles,
                                 "state",
                                 PF_ACCOUNT_STATE_ACTIVE,
                                 "second-factor",
                                 PF_SECOND_FACTOR_CODES,
                                 "activated",
                                 TRUE,
                                 NULL);

  g_strlcpy (agent->id, id, PF_ID_SIZE);
  return agent;
}
