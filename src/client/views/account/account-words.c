/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/account-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

char *
pf_session_say_use (PfAccountSession *session, PfInstant now, GTimeZone *zone)
{
  g_autofree char *moment = NULL;

  if (session->current)
    return g_strdup (_ ("This computer · now"));
  moment = pf_say_moment (session->last_used_at, now, zone);
  /* Translators: when a device was used last: "yesterday, Tuesday 8 at 21:14" */
  return g_strdup_printf (
      session->expires_at <= now ? _ ("Signed out. Last used %s") : _ ("Last used %s"), moment);
}

char *
pf_session_say_trust (PfAccountSession *session, PfInstant now, GTimeZone *zone)
{
  g_autofree char *day = NULL;

  if (session->trusted_until <= now)
    return NULL;
  day = pf_say_date (pf_instant_get_date (session->trusted_until, zone));
  /* Translators: a day: "Tuesday 8 September" */
  return g_strdup_printf (_ ("Asked no code until %s"), day);
}

char *
pf_session_say_device (PfAccountSession *session)
{
  return g_strdup (session->device_name != NULL ? session->device_name
                                                : _ ("Device without a name"));
}

char *
pf_roles_say (PfRoles roles)
{
  static const struct
  {
    PfRoles role;
    const char *words;
  } table[] = {
    { PF_ROLE_FRONT_DESK, N_ ("Family desk") }, { PF_ROLE_EDUCATION, N_ ("Education") },
    { PF_ROLE_ACTIVITIES, N_ ("Activities") },  { PF_ROLE_ATTENDANCE, N_ ("Attendance") },
    { PF_ROLE_BILLING, N_ ("Billing") },        { PF_ROLE_ADMINISTRATOR, N_ ("Administration") },
  };
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if ((roles & table[i].role) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ (table[i].words));
  }
  return g_string_free (words, words->len == 0);
}
