/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fate of mails, in words that help to help.
 */
#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/staff/families-words.h"

const char *
pf_families_say_mail (PfMailKind kind)
{
  static const char *const words[] = {
    [PF_MAIL_KIND_RESET_ASKED] = N_ ("Link to choose a password"),
    [PF_MAIL_KIND_ACTIVATION] = N_ ("Link to choose a first password"),
    [PF_MAIL_KIND_PASSWORD_RESET] = N_ ("Link to choose a new password"),
    [PF_MAIL_KIND_UNKNOWN_ADDRESS] = N_ ("Answer that the address is not known"),
    [PF_MAIL_KIND_SHARED_ADDRESS] = N_ ("Answer that several persons have the address"),
    [PF_MAIL_KIND_PASSWORD_CHANGED] = N_ ("News that the password was changed"),
    [PF_MAIL_KIND_ACCOUNT_ASKED] = N_ ("Answer to a request for an account"),
    [PF_MAIL_KIND_ACCOUNT_KNOWN] = N_ ("Answer that the family is known already"),
    [PF_MAIL_KIND_EMAIL_VERIFICATION] = N_ ("Link to confirm the address"),
    [PF_MAIL_KIND_ACCOUNT_ACCEPTED] = N_ ("News that the account is accepted"),
    [PF_MAIL_KIND_ACCOUNT_REFUSED] = N_ ("News that the account is refused"),
    [PF_MAIL_KIND_ACCOUNT_MORE_WANTED] = N_ ("Request for a document"),
    [PF_MAIL_KIND_AGENT_INVITATION] = N_ ("Invitation as an agent"),
    [PF_MAIL_KIND_SECOND_FACTOR_CHANGED] = N_ ("News that the second factor was changed"),
    [PF_MAIL_KIND_EMAIL_CHANGE] = N_ ("Link to confirm a new address"),
    [PF_MAIL_KIND_EMAIL_CHANGED] = N_ ("News of another address, to the old one"),
    [PF_MAIL_KIND_GUARDIAN_INVITATION] = N_ ("Invitation to a household"),
    [PF_MAIL_KIND_ERASURE_ASKED] = N_ ("Receipt of a request for erasure"),
    [PF_MAIL_KIND_ERASURE_WITHDRAWN] = N_ ("Receipt that this request is taken back"),
    [PF_MAIL_KIND_ERASURE_DONE] = N_ ("News that data were erased"),
    [PF_MAIL_KIND_ERASURE_REFUSED] = N_ ("News that data are not erased"),
    [PF_MAIL_KIND_CHANGE_ACCEPTED] = N_ ("News that a change is accepted"),
    [PF_MAIL_KIND_CHANGE_REFUSED] = N_ ("News that a change is refused"),
    [PF_MAIL_KIND_INVITATION_ACCEPTED] = N_ ("News that the invitation is accepted"),
    [PF_MAIL_KIND_TIE_INVITATION] = N_ ("Invitation of a guardian who lives elsewhere"),
    [PF_MAIL_KIND_TIE_ASKED] = N_ ("News that the invitation is accepted"),
    [PF_MAIL_KIND_TIE_ACCEPTED] = N_ ("News that the second household is open"),
    [PF_MAIL_KIND_TIE_REFUSED] = N_ ("News that the second household is refused"),
    [PF_MAIL_KIND_TIE_MORE_WANTED] = N_ ("Request for a document"),
    [PF_MAIL_KIND_TIE_OPENED] = N_ ("News that the children have a second household"),
    [PF_MAIL_KIND_TIE_NOT_OPENED] = N_ ("News that no second household was opened"),
    [PF_MAIL_KIND_SCHOOL_SUBMITTED] = N_ ("Receipt of a school enrolment"),
    [PF_MAIL_KIND_SCHOOL_VALIDATED] = N_ ("News that a school enrolment is accepted"),
    [PF_MAIL_KIND_SCHOOL_REFUSED] = N_ ("News that a school enrolment is refused"),
    [PF_MAIL_KIND_SCHOOL_MORE_WANTED] = N_ ("Request for a document"),
    [PF_MAIL_KIND_SCHOOL_TOLD_SUBMITTED] = N_ ("News that the other guardian asks for a school"),
    [PF_MAIL_KIND_SCHOOL_TOLD_VALIDATED] = N_ ("News that a school enrolment is accepted"),
    [PF_MAIL_KIND_SCHOOL_TOLD_REFUSED] = N_ ("News that a school enrolment is refused"),
    [PF_MAIL_KIND_SCHOOL_TOLD_WITHDRAWN] =
        N_ ("News that the other guardian takes the school request back"),
    [PF_MAIL_KIND_FAMILY_KNOWN] = N_ ("Answer that the family is known already"),
    [PF_MAIL_KIND_EMAIL_TAKEN] = N_ ("News that somebody asked for the address"),
  };

  if ((guint) kind >= G_N_ELEMENTS (words) || words[kind] == NULL)
    return _ ("Message");
  return _ (words[kind]);
}

char *
pf_families_say_mail_where (PfMailFate *mail, PfLoading *loading)
{
  PfInstant at = mail->sent_at != 0 ? mail->sent_at : mail->created_at;
  g_autofree char *moment = pf_say_moment (at, loading->now, loading->zone);

  if (*mail->adult != '\0')
    return g_strdup_printf (_ ("to %s, %s, by the desk"), mail->recipient, moment);
  return g_strdup_printf (_ ("to %s, %s"), mail->recipient, moment);
}

const char *
pf_families_say_mail_state (PfMailState state)
{
  switch (state) {
  case PF_MAIL_STATE_NONE:
    break;
  case PF_MAIL_STATE_WAITING:
    return _ ("Waits");
  case PF_MAIL_STATE_SENDING:
    return _ ("Leaves now");
  case PF_MAIL_STATE_SENT:
    return _ ("Sent");
  case PF_MAIL_STATE_FAILED:
    return _ ("Not delivered");
  case PF_MAIL_STATE_DROPPED:
    return _ ("Not sent");
  }
  return "";
}

const char *
pf_families_get_mail_class (PfMailState state)
{
  switch (state) {
  case PF_MAIL_STATE_NONE:
  case PF_MAIL_STATE_DROPPED:
    break;
  case PF_MAIL_STATE_WAITING:
  case PF_MAIL_STATE_SENDING:
    return "info";
  case PF_MAIL_STATE_SENT:
    return "good";
  case PF_MAIL_STATE_FAILED:
    return "bad";
  }
  return "quiet";
}

static const char *
say_fault (PfMailFault fault)
{
  switch (fault) {
  case PF_MAIL_FAULT_NONE:
    break;
  case PF_MAIL_FAULT_UNKNOWN_RECIPIENT:
    return _ ("There is no such address: check its spelling with the family.");
  case PF_MAIL_FAULT_MAILBOX_FULL:
    return _ ("The mailbox is full: the family makes room, or gives another address.");
  case PF_MAIL_FAULT_REFUSED:
    return _ ("The family’s mail provider does not want this message: another address helps.");
  case PF_MAIL_FAULT_LATER:
    return _ ("The family’s mail provider asks to try later.");
  case PF_MAIL_FAULT_NO_SERVER:
    return _ ("The town’s mail server does not answer: tell who runs it.");
  case PF_MAIL_FAULT_LINK_OVER:
    return _ ("Its link was not good any more: send it again.");
  case PF_MAIL_FAULT_OTHER:
    return _ ("It could not be sent.");
  }
  return NULL;
}

/* “550 5.1.1 …” is for who runs the mail server; the agent has words. */
char *
pf_families_say_mail_fault (PfMailFate *mail, PfLoading *loading)
{
  const char *fault = say_fault (pf_mail_fault_from_failure (mail->failure));
  g_autoptr (GString) words = g_string_new (fault);

  if (mail->state == PF_MAIL_STATE_DROPPED)
    return g_strdup (_ ("Nothing had to be sent: another message said the same."));
  if (mail->state == PF_MAIL_STATE_SENT || fault == NULL)
    return NULL;
  if (mail->state == PF_MAIL_STATE_WAITING && mail->attempts > 0) {
    g_autofree char *next = pf_say_moment (mail->send_at, loading->now, loading->zone);
    g_autofree char *again = g_strdup_printf (_ ("Next attempt %s."), next);

    g_string_append_printf (words, " %s", again);
  }
  if (g_ascii_isdigit (mail->failure[0])) {
    g_autofree char *said = g_strdup_printf (_ ("The mail server says: “%s”"), mail->failure);

    g_string_append_printf (words, " %s", said);
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
