/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/account-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

const char *
pf_journal_say_action (PfJournalAction action)
{
  static const char *const words[] = {
    [PF_JOURNAL_ACTION_SIGNED_IN] = N_ ("Signed in"),
    [PF_JOURNAL_ACTION_SIGN_IN_FAILED] = N_ ("Sign-in refused: wrong password"),
    [PF_JOURNAL_ACTION_SIGNED_OUT] = N_ ("Signed out"),
    [PF_JOURNAL_ACTION_DEVICE_SIGNED_OUT] = N_ ("A device signed out from another one"),
    [PF_JOURNAL_ACTION_PASSWORD_CHOSEN] = N_ ("Password chosen by means of a mail"),
    [PF_JOURNAL_ACTION_PASSWORD_CHANGED] = N_ ("Password changed"),
    [PF_JOURNAL_ACTION_PASSWORD_CHANGE_FAILED] = N_ ("Password not changed: the current one was "
                                                     "wrong"),
    [PF_JOURNAL_ACTION_ACCOUNT_OPENED] = N_ ("Account opened"),
    [PF_JOURNAL_ACTION_QUEUE_DECIDED] = N_ ("A family's file was decided"),
    [PF_JOURNAL_ACTION_QUEUE_UNDONE] = N_ ("The decision of a family's file was undone"),
    [PF_JOURNAL_ACTION_PROOF_SEEN] = N_ ("A family's document was looked at"),
    [PF_JOURNAL_ACTION_SECOND_FACTOR_FAILED] = N_ ("Sign-in refused: wrong code of the second "
                                                   "factor"),
    [PF_JOURNAL_ACTION_SECOND_FACTOR_SET] = N_ ("Second factor set up"),
    [PF_JOURNAL_ACTION_SECOND_FACTOR_REMOVED] = N_ ("Second factor removed"),
    [PF_JOURNAL_ACTION_RECOVERY_CODES_MADE] = N_ ("New codes made"),
    [PF_JOURNAL_ACTION_RECOVERY_CODE_USED] = N_ ("A code of the list, or for recovery, was used"),
    [PF_JOURNAL_ACTION_PROVEN] = N_ ("Password given again"),
    [PF_JOURNAL_ACTION_PROOF_FAILED] = N_ ("Password given again, and wrong"),
    [PF_JOURNAL_ACTION_AGENT_INVITED] = N_ ("An agent was invited"),
    [PF_JOURNAL_ACTION_AGENT_CHANGED] = N_ ("Roles or state of an agent changed"),
    [PF_JOURNAL_ACTION_AGENT_RESET] = N_ ("What an agent signs in with was set to zero"),
    [PF_JOURNAL_ACTION_ACCOUNT_RESET] = N_ ("What you sign in with was set to zero by the town"),
    [PF_JOURNAL_ACTION_EMAIL_CHANGE_ASKED] = N_ ("Another e-mail address asked for"),
    [PF_JOURNAL_ACTION_EMAIL_CHANGED] = N_ ("E-mail address changed"),
    [PF_JOURNAL_ACTION_DATA_EXPORTED] = N_ ("Copy of your data downloaded"),
    [PF_JOURNAL_ACTION_ERASURE_ASKED] = N_ ("Erasure of your data asked for"),
    [PF_JOURNAL_ACTION_ERASURE_WITHDRAWN] = N_ ("Request to erase your data taken back"),
    [PF_JOURNAL_ACTION_GUARDIAN_INVITED] = N_ ("A person was invited to the household"),
    [PF_JOURNAL_ACTION_INVITATION_CANCELLED] = N_ ("An invitation to the household was cancelled"),
    [PF_JOURNAL_ACTION_ACCESS_MAIL_SENT] = N_ ("You had a family mailed its link again"),
    [PF_JOURNAL_ACTION_EMAIL_CORRECTED] = N_ ("You corrected a family’s e-mail address"),
    [PF_JOURNAL_ACTION_ADDRESS_ASSIGNED] = N_ ("You said whose e-mail address it is"),
    [PF_JOURNAL_ACTION_INVITATION_ACCEPTED] = N_ ("An invitation to a household was accepted"),
    [PF_JOURNAL_ACTION_ACCOUNT_ERASED] = N_ ("You had a person’s data erased"),
    [PF_JOURNAL_ACTION_HOUSEHOLD_CONFIRMED] = N_ ("You said that your household is right"),
    [PF_JOURNAL_ACTION_CHILD_ADDED] = N_ ("You added a child to your household"),
    [PF_JOURNAL_ACTION_COMPUTER_TRUSTED] = N_ ("A computer is asked no code for 30 days"),
  };

  if ((guint) action >= G_N_ELEMENTS (words) || words[action] == NULL)
    return _ ("Something that this version of the program has no words for");
  return _ (words[action]);
}

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
pf_journal_say_device (PfJournalEntry *entry)
{
  if (entry->device != NULL && entry->address != NULL)
    return g_strdup_printf ("%s · %s", entry->device, entry->address);
  return g_strdup (entry->device != NULL ? entry->device : entry->address);
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
