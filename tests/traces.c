/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "traces.h"

#include "core/journal-entry.h"

typedef enum
{
  BOTH,    /* of who is signed in */
  ADDRESS, /* of who has a mail's link or code, and no session */
  NEITHER, /* of the command line, and of what the server does by itself */
} Trace;

static const Trace traces[] = {
  [PF_JOURNAL_ACTION_NONE] = NEITHER,
  [PF_JOURNAL_ACTION_SIGNED_IN] = BOTH,
  [PF_JOURNAL_ACTION_SIGN_IN_FAILED] = BOTH,
  [PF_JOURNAL_ACTION_SIGNED_OUT] = BOTH,
  [PF_JOURNAL_ACTION_DEVICE_SIGNED_OUT] = BOTH,
  [PF_JOURNAL_ACTION_PASSWORD_CHOSEN] = ADDRESS,
  [PF_JOURNAL_ACTION_PASSWORD_CHANGED] = BOTH,
  [PF_JOURNAL_ACTION_PASSWORD_CHANGE_FAILED] = BOTH,
  [PF_JOURNAL_ACTION_ACCOUNT_OPENED] = ADDRESS,
  [PF_JOURNAL_ACTION_QUEUE_DECIDED] = BOTH,
  [PF_JOURNAL_ACTION_QUEUE_UNDONE] = NEITHER, /* the eraser does so too */
  [PF_JOURNAL_ACTION_PROOF_SEEN] = BOTH,
  [PF_JOURNAL_ACTION_SECOND_FACTOR_FAILED] = BOTH,
  [PF_JOURNAL_ACTION_SECOND_FACTOR_SET] = BOTH,
  [PF_JOURNAL_ACTION_SECOND_FACTOR_REMOVED] = BOTH,
  [PF_JOURNAL_ACTION_RECOVERY_CODES_MADE] = BOTH,
  [PF_JOURNAL_ACTION_RECOVERY_CODE_USED] = BOTH,
  [PF_JOURNAL_ACTION_PROVEN] = BOTH,
  [PF_JOURNAL_ACTION_PROOF_FAILED] = BOTH,
  [PF_JOURNAL_ACTION_AGENT_INVITED] = BOTH,
  [PF_JOURNAL_ACTION_AGENT_CHANGED] = BOTH,
  [PF_JOURNAL_ACTION_AGENT_RESET] = BOTH,
  [PF_JOURNAL_ACTION_ACCOUNT_RESET] = NEITHER,
  [PF_JOURNAL_ACTION_EMAIL_CHANGE_ASKED] = BOTH,
  [PF_JOURNAL_ACTION_EMAIL_CHANGED] = BOTH,
  [PF_JOURNAL_ACTION_DATA_EXPORTED] = BOTH,
  [PF_JOURNAL_ACTION_ERASURE_ASKED] = BOTH,
  [PF_JOURNAL_ACTION_ERASURE_WITHDRAWN] = BOTH,
  [PF_JOURNAL_ACTION_GUARDIAN_INVITED] = BOTH,
  [PF_JOURNAL_ACTION_INVITATION_CANCELLED] = BOTH,
  [PF_JOURNAL_ACTION_INVITATION_ACCEPTED] = ADDRESS,
  [PF_JOURNAL_ACTION_ACCESS_MAIL_SENT] = BOTH,
  [PF_JOURNAL_ACTION_EMAIL_CORRECTED] = BOTH,
  [PF_JOURNAL_ACTION_ADDRESS_ASSIGNED] = BOTH,
  [PF_JOURNAL_ACTION_COMPUTER_TRUSTED] = BOTH,
  [PF_JOURNAL_ACTION_ACCOUNT_ERASED] = NEITHER,
  [PF_JOURNAL_ACTION_HOUSEHOLD_CONFIRMED] = BOTH,
  [PF_JOURNAL_ACTION_CHILD_ADDED] = BOTH,
  [PF_JOURNAL_ACTION_SCHOOL_ASKED] = BOTH,
  [PF_JOURNAL_ACTION_SCHOOL_WITHDRAWN] = BOTH,
  [PF_JOURNAL_ACTION_PROOFS_CHOSEN] = NEITHER,
};

/* What may be told to others than who acted; never to these, who see it as their own. */
static const gboolean concerning[G_N_ELEMENTS (traces)] = {
  [PF_JOURNAL_ACTION_QUEUE_DECIDED] = TRUE,    [PF_JOURNAL_ACTION_QUEUE_UNDONE] = TRUE,
  [PF_JOURNAL_ACTION_PROOF_SEEN] = TRUE,       [PF_JOURNAL_ACTION_AGENT_INVITED] = TRUE,
  [PF_JOURNAL_ACTION_AGENT_CHANGED] = TRUE,    [PF_JOURNAL_ACTION_AGENT_RESET] = TRUE,
  [PF_JOURNAL_ACTION_ACCOUNT_RESET] = TRUE,    [PF_JOURNAL_ACTION_ACCESS_MAIL_SENT] = TRUE,
  [PF_JOURNAL_ACTION_EMAIL_CORRECTED] = TRUE,  [PF_JOURNAL_ACTION_ADDRESS_ASSIGNED] = TRUE,
  [PF_JOURNAL_ACTION_ACCOUNT_ERASED] = TRUE,   [PF_JOURNAL_ACTION_SCHOOL_ASKED] = TRUE,
  [PF_JOURNAL_ACTION_SCHOOL_WITHDRAWN] = TRUE,
};

#define TOLD "id IN (SELECT c.entry FROM journal_concern c)"
#define TOLD_TO_SELF                                                                               \
  "id IN (SELECT c.entry FROM journal_concern c WHERE c.account = journal_entry.account)"

static gint64
count (PfDemo *demo, const char *action, const char *condition)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM journal_entry WHERE action = '%s' AND %s", action, condition);

  return pf_demo_ask (demo, sql);
}

void
pf_traces_assert (PfDemo *demo)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_JOURNAL_ACTION);

  g_assert_cmpuint (words->n_values, ==, G_N_ELEMENTS (traces));
  for (guint i = 0; i < words->n_values; i++) {
    const char *action = words->values[i].value_nick;
    Trace trace = traces[words->values[i].value];

    if (g_test_verbose () && count (demo, action, "true") > 0)
      g_test_message ("In the journal: %s", action);
    if (trace != NEITHER && count (demo, action, "address IS NULL") > 0)
      g_error ("“%s” does not say where it came from", action);
    if (trace == BOTH && count (demo, action, "device IS NULL") > 0)
      g_error ("“%s” does not say by which device", action);
    if (count (demo, action, concerning[words->values[i].value] ? TOLD_TO_SELF : TOLD) > 0)
      g_error ("“%s” is told to whom it does not concern", action);
  }
}
