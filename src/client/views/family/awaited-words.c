/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/awaited-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/shell/failure-words.h"
#include "client/views/widgets/proof-words.h"

static char *
say_since (PfProofSending *sending, PfVisit *visit)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (visit);
  PfInstant now = sending->now != 0 ? sending->now : g_get_real_time ();

  return pf_say_moment (sending->file->since, now, zone);
}

static char *
build_account_words (PfQueueState state, const char *since)
{
  switch (state) {
  case PF_QUEUE_STATE_MORE_WANTED:
    /* Translators: when */
    return g_strdup_printf (_ ("The family desk has asked you for another document: %s."), since);
  case PF_QUEUE_STATE_REFUSED:
    /* Translators: when */
    return g_strdup_printf (_ ("The family desk has refused this account: %s."), since);
  case PF_QUEUE_STATE_NONE:
  case PF_QUEUE_STATE_WAITING:
  case PF_QUEUE_STATE_ACCEPTED:
    break;
  }
  /* Translators: since when */
  return g_strdup_printf (
      _ ("Your account is waiting for the desk’s answer. Your e-mail address is "
         "verified. Your document waits at the family desk: %s. You will get a mail: account "
         "accepted, another document "
         "wanted, or refusal with its reason."),
      since);
}

static char *
build_refusal (PfVisit *visit, const char *since)
{
  PfMe *me = pf_visit_get_me (visit);

  if (me != NULL && me->account != NULL && me->account->state == PF_ACCOUNT_STATE_ACTIVE)
    /* Translators: when */
    return g_strdup_printf (_ ("The family desk has refused your request to follow the children "
                               "from your household: %s. Nothing else of your file has changed."),
                            since);
  /* Translators: when */
  return g_strdup_printf (_ ("The family desk has refused your request to follow the children from "
                             "a household of your own: %s. No household is opened."),
                          since);
}

/* Of who lives elsewhere, and has accepted an invitation. */
static char *
build_tie_words (PfVisit *visit, PfQueueState state, const char *since)
{
  switch (state) {
  case PF_QUEUE_STATE_MORE_WANTED:
    /* Translators: when */
    return g_strdup_printf (_ ("The family desk has asked you for a document that shows that you "
                               "are a guardian of the children: %s."),
                            since);
  case PF_QUEUE_STATE_REFUSED:
    return build_refusal (visit, since);
  case PF_QUEUE_STATE_NONE:
  case PF_QUEUE_STATE_WAITING:
  case PF_QUEUE_STATE_ACCEPTED:
    break;
  }
  /* Translators: since when */
  return g_strdup_printf (_ ("You have accepted the invitation. Since %s, the family desk checks "
                             "that you are a guardian of the children. You will get a mail: "
                             "household open, document wanted, or refusal with its reason."),
                          since);
}

char *
pf_awaited_say_words (PfProofSending *sending, PfVisit *visit)
{
  PfAccountFile *file = sending->file;
  g_autofree char *since = NULL;

  if (sending->enrolment != NULL)
    return g_strdup (_ ("The education service has asked you for a document. It looks at the "
                        "request again once it has it."));
  since = say_since (sending, visit);
  return file->kind == PF_QUEUE_KIND_GUARDIAN_TIE ? build_tie_words (visit, file->state, since)
                                                  : build_account_words (file->state, since);
}

char *
pf_awaited_say_reason (PfProofSending *sending)
{
  const char *reason =
      sending->enrolment != NULL ? sending->enrolment->reason : sending->file->reason;

  return reason != NULL ? g_strdup_printf (_ ("“%s”"), reason) : NULL;
}

const char *
pf_awaited_get_purpose (PfProofSending *sending)
{
  return sending->enrolment != NULL
             ? _ ("The education service validates the enrolment by it. It is kept with the "
                  "child’s file.")
             : _ ("It shows the agents where you live, who then accept the account. It is kept "
                  "with the account, and erased with it.");
}

const char *
pf_awaited_get_advice (PfProofSending *sending)
{
  if (sending->enrolment != NULL || sending->file->state != PF_QUEUE_STATE_REFUSED)
    return NULL;
  return _ ("If you think that this is a mistake, or if your situation changes, call the family "
            "desk: it can look at it again.");
}

/* "Lease; statement on honour": what only the reason describes stands there. */
char *
pf_awaited_say_wanted (PfProofSending *sending)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);
  GStrv wanted = pf_proof_sending_get_wanted (sending);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++) {
    GEnumValue *value = g_enum_get_value_by_nick (kinds, wanted[i]);
    const char *words = value != NULL && value->value != PF_DOCUMENT_KIND_OTHER
                            ? pf_proof_kind_get_words ((PfDocumentKind) value->value)
                            : NULL;

    if (words != NULL)
      g_string_append_printf (
          list, "%s%s", list->len > 0 ? C_ ("between the items of a list", "; ") : "", words);
  }
  return list->len > 0 ? g_strdup_printf (_ ("Asked for: %s."), list->str) : NULL;
}

static const char *
get_failure_words (PfProofSending *sending)
{
  if (sending->failure == PF_FAILURE_NO_DOCUMENTS)
    return _ ("This portal takes no documents now. Bring it to the family desk.");
  if (sending->failure == PF_FAILURE_TOO_MANY)
    return _ ("Not sent: many documents came in a short time. What you chose is kept; wait a "
              "moment.");
  return _ ("Not sent: the portal was not reached, or did not take it. What you chose is kept; "
            "try again in a moment.");
}

char *
pf_awaited_say_failure (PfProofSending *sending)
{
  GString *words;

  if (sending->failure == PF_FAILURE_NONE)
    return NULL;
  words = g_string_new (get_failure_words (sending));
  pf_failure_append_wait (words, sending->retry_seconds);
  return g_string_free (words, FALSE);
}
