/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/journal-words.h"

#include <glib/gi18n.h>

/* Of who acts. */
static const char *const own[] = {
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
  [PF_JOURNAL_ACTION_ACCOUNT_RESET] = N_ ("What you sign in with was set to zero"),
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
  [PF_JOURNAL_ACTION_SCHOOL_ASKED] = N_ ("You asked to enrol a child at school"),
  [PF_JOURNAL_ACTION_SCHOOL_WITHDRAWN] = N_ ("You took back a request to enrol a child at school"),
  [PF_JOURNAL_ACTION_PROOFS_CHOSEN] = N_ ("The town chose which proofs of address it takes"),
  [PF_JOURNAL_ACTION_COMPUTER_TRUSTED] = N_ ("A computer is asked no code for 30 days"),
};

/* Which service acts. */
#define DESK N_ ("By the family desk")
#define EDUCATION N_ ("By the education service")
#define GUARDIAN N_ ("By another guardian of the child")
#define SERVICES N_ ("By an agent of the town")
#define ADMINISTRATION N_ ("By the administration of the portal")

typedef struct
{
  PfJournalConcern concern;
  PfJournalAction action;
  PfQueueVerdict decision; /* of a file that is decided */
  const char *words;
  const char *by;
} Act;

/* Of others, about who reads it. */
static const Act acts[] = {
#define ACT(concern, action, words, by)                                                            \
  {                                                                                                \
    PF_JOURNAL_CONCERN_##concern, PF_JOURNAL_ACTION_##action, PF_QUEUE_VERDICT_NONE, words, by     \
  }
#define FILE_BY(concern, verdict, words, by)                                                       \
  {                                                                                                \
    PF_JOURNAL_CONCERN_##concern, PF_JOURNAL_ACTION_QUEUE_DECIDED, PF_QUEUE_VERDICT_##verdict,     \
        words, by                                                                                  \
  }
#define FILE(concern, verdict, words) FILE_BY (concern, verdict, words, DESK)
#define UNDONE(concern, words) ACT (concern, QUEUE_UNDONE, words, DESK)
  FILE (ACCOUNT, ACCEPT, N_ ("Your account was accepted")),
  FILE (ACCOUNT, REFUSE, N_ ("Your account was refused")),
  FILE (ACCOUNT, ASK, N_ ("More was asked of you for your account")),
  UNDONE (ACCOUNT, N_ ("The decision on your account was taken back")),
  ACT (ACCOUNT, ACCESS_MAIL_SENT, N_ ("Your link was mailed to you again"), DESK),
  ACT (ACCOUNT,
       EMAIL_CORRECTED,
       N_ ("Your e-mail address was corrected, and your devices were signed out"),
       DESK),
  ACT (ACCOUNT, AGENT_INVITED, N_ ("You were invited to work with the portal"), ADMINISTRATION),
  ACT (ACCOUNT,
       AGENT_CHANGED,
       N_ ("Your roles or the state of your account were changed"),
       ADMINISTRATION),
  ACT (ACCOUNT, AGENT_RESET, N_ ("What you sign in with was set to zero"), ADMINISTRATION),
  ACT (ACCOUNT, ACCOUNT_RESET, N_ ("What you sign in with was set to zero"), ADMINISTRATION),

  FILE (HOUSEHOLD_CHANGE, ACCEPT, N_ ("A change of your household was accepted")),
  FILE (HOUSEHOLD_CHANGE, REFUSE, N_ ("A change of your household was refused")),
  UNDONE (HOUSEHOLD_CHANGE, N_ ("The decision on a change of your household was taken back")),
  FILE (ERASURE, ACCEPT, N_ ("Your request to erase your data was accepted")),
  FILE (ERASURE, REFUSE, N_ ("Your request to erase your data was refused")),
  UNDONE (ERASURE, N_ ("The decision on the erasure of your data was taken back")),
  FILE (GUARDIAN_TIE, ACCEPT, N_ ("Your request as a guardian who lives elsewhere was accepted")),
  FILE (GUARDIAN_TIE, REFUSE, N_ ("Your request as a guardian who lives elsewhere was refused")),
  FILE (GUARDIAN_TIE, ASK, N_ ("More was asked of you as a guardian who lives elsewhere")),
  UNDONE (GUARDIAN_TIE,
          N_ ("The decision on your request as a guardian who lives elsewhere was taken back")),
  ACT (SCHOOL_ENROLMENT, SCHOOL_ASKED, N_ ("A school was asked for, for your child"), GUARDIAN),
  ACT (SCHOOL_ENROLMENT,
       SCHOOL_WITHDRAWN,
       N_ ("The request to enrol your child at school was taken back"),
       GUARDIAN),
  FILE_BY (SCHOOL_ENROLMENT, ACCEPT, N_ ("Your child’s school enrolment was accepted"), EDUCATION),
  FILE_BY (SCHOOL_ENROLMENT, REFUSE, N_ ("Your child’s school enrolment was refused"), EDUCATION),
  FILE_BY (SCHOOL_ENROLMENT,
           ASK,
           N_ ("A document was asked for, for your child’s school enrolment"),
           EDUCATION),
  ACT (SCHOOL_ENROLMENT,
       QUEUE_UNDONE,
       N_ ("The decision on your child’s school enrolment was taken back"),
       EDUCATION),
  FILE (INVITATION,
        ACCEPT,
        N_ ("The guardian whom your household invited, who lives elsewhere, was accepted")),
  FILE (INVITATION,
        REFUSE,
        N_ ("The guardian whom your household invited, who lives elsewhere, was not accepted")),
  UNDONE (INVITATION,
          N_ ("The decision on the guardian whom your household invited was taken back")),

  FILE (HOUSEHOLD, ACCEPT, N_ ("A person was added to your household")),
  UNDONE (HOUSEHOLD, N_ ("A person who was added to your household is no longer part of it")),
  ACT (HOUSEHOLD, ACCOUNT_ERASED, N_ ("A person is no longer part of your household"), DESK),
  ACT (HOUSEHOLD,
       EMAIL_CORRECTED,
       N_ ("The e-mail address of an adult of your household was corrected"),
       DESK),
  ACT (HOUSEHOLD,
       ADDRESS_ASSIGNED,
       N_ ("The e-mail address of an adult of your household was confirmed"),
       DESK),
  ACT (ADDRESS,
       ADDRESS_ASSIGNED,
       N_ ("The e-mail address of an adult of your household was removed: it is somebody else’s"),
       DESK),
  ACT (DOCUMENT, PROOF_SEEN, N_ ("A document of yours was looked at"), SERVICES),
#undef UNDONE
#undef FILE
#undef FILE_BY
#undef ACT
};

static const Act *
find_act (const PfOwnJournalEntry *entry)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++) {
    if (acts[i].concern == entry->concern && acts[i].action == entry->action &&
        acts[i].decision == entry->decision)
      return &acts[i];
  }
  return NULL;
}

static const char *
get_words (const PfOwnJournalEntry *entry)
{
  const Act *act = find_act (entry);

  if (entry->concern != PF_JOURNAL_CONCERN_NONE)
    return act != NULL ? act->words : NULL;
  return (guint) entry->action < G_N_ELEMENTS (own) ? own[entry->action] : NULL;
}

const char *
pf_journal_say_act (const PfOwnJournalEntry *entry)
{
  const char *words = get_words (entry);

  return words != NULL ? _ (words)
                       : _ ("Something that this version of the program has no words for");
}

char *
pf_journal_say_origin (const PfOwnJournalEntry *entry)
{
  const Act *act = find_act (entry);

  if (entry->concern != PF_JOURNAL_CONCERN_NONE)
    return g_strdup (act != NULL ? _ (act->by) : _ ("By an agent of the town"));
  if (entry->device != NULL && entry->address != NULL)
    return g_strdup_printf ("%s · %s", entry->device, entry->address);
  return g_strdup (entry->device != NULL ? entry->device : entry->address);
}

char *
pf_journal_say_row (const PfOwnJournalEntry *entry, const char *moment)
{
  g_autofree char *origin = pf_journal_say_origin (entry);

  return g_strjoin (". ", pf_journal_say_act (entry), moment, origin, NULL);
}
