/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/problem-words.h"

#include <glib/gi18n.h>

#include "words/words.h"

/* A test walks the enum: none is forgotten here. */
static const char *const advice[] = {
  [PF_PROBLEM_FAILED] = N_ ("Nothing was changed. Try again in a few minutes; if it happens again, "
                            "tell your town."),
  [PF_PROBLEM_OVERLOADED] =
      N_ ("Nothing was changed and nothing is lost. Try again in a moment; the order in which "
          "requests arrive is kept."),
  [PF_PROBLEM_BAD_JSON] = N_ ("Send the body as one JSON document in UTF-8."),
  [PF_PROBLEM_BAD_MEMBERS] = N_ ("Correct the values named below, then send again."),
  [PF_PROBLEM_IDEMPOTENCY_KEY_REQUIRED] =
      N_ ("Send a key of 1 to 64 characters, new for each change and the same for each retry."),
  [PF_PROBLEM_IDEMPOTENCY_KEY_REUSED] =
      N_ ("Take a new key for another change. The first one was answered and stands."),
  [PF_PROBLEM_NOT_SIGNED_IN] = N_ ("Your session is over or was closed. Sign in again."),
  [PF_PROBLEM_NOT_ALLOWED] =
      N_ ("If you think it should, ask the town’s service to check your rights."),
  [PF_PROBLEM_NOT_FOUND] = N_ ("It may have been removed, or belong to another household."),
  [PF_PROBLEM_WRONG_METHOD] = N_ ("The Allow field names the methods that it takes."),
  [PF_PROBLEM_CHANGED_MEANWHILE] = N_ ("Look at the new state, then make your change again."),
  [PF_PROBLEM_PRECONDITION_REQUIRED] = N_ ("Send the ETag of what you saw as If-Match."),
  [PF_PROBLEM_TOO_LARGE] = N_ ("Send less at once, or a smaller file."),
  [PF_PROBLEM_WRONG_CONTENT_TYPE] =
      N_ ("Send JSON: application/json; with a file, multipart/form-data."),
  [PF_PROBLEM_BAD_FORM] = N_ (
      "Send two parts: first the JSON part, at most 64 KiB, then one file. Choose the file again "
      "if it was changed while it was sent."),
  [PF_PROBLEM_TOO_MANY_REQUESTS] =
      N_ ("Wait as long as the answer says, then try again. Nothing was changed."),
  [PF_PROBLEM_STILL_RUNNING] =
      N_ ("Send it again with the same key in a moment: you will get its answer."),
  [PF_PROBLEM_INVALID_CREDENTIALS] =
      N_ ("Check both, and the caps lock. If you never chose a password, or forgot it, ask for a "
          "new one."),
  [PF_PROBLEM_TOTP_REQUIRED] =
      N_ ("Open the app on your telephone and type its six figures, or a code of your list."),
  [PF_PROBLEM_TOTP_WRONG] =
      N_ ("Each code works once. Type the six figures that the app shows now, or the next code of "
          "your list; if they are refused again, look at the telephone’s clock."),
  [PF_PROBLEM_TOTP_OFF] =
      N_ ("Take a printed list of codes instead, or tell who runs the portal: it lacks a key."),
  [PF_PROBLEM_SECOND_FACTOR_REQUIRED] =
      N_ ("Set up the app on your telephone, or print a list of codes: all else comes after."),
  [PF_PROBLEM_PROOF_REQUIRED] =
      N_ ("You signed in more than ten minutes ago: give your password again, then go on."),
  [PF_PROBLEM_ADDRESS_IN_USE] =
      N_ ("An account is one person’s, and agents keep theirs apart from their family’s: take "
          "another address."),
  [PF_PROBLEM_ADDRESS_SHARED] =
      N_ ("An account is one person’s: say first whose address it is, or take another one."),
  [PF_PROBLEM_NO_ADDRESS] = N_ ("Ask for one, make sure of who asks, then note it."),
  [PF_PROBLEM_AGENTS_ADDRESS] =
      N_ ("They change their address themselves, under “Preferences”; an administrator lets them "
          "in again."),
  [PF_PROBLEM_LAST_ADMINISTRATOR] =
      N_ ("Make another agent administrator first; the account must have been activated."),
  [PF_PROBLEM_ACCOUNT_SUSPENDED] = N_ ("Ask the town’s service why, and how to have it opened."),
  [PF_PROBLEM_ACCOUNT_NOT_ACTIVE] = N_ (
      "If you have just asked for it, confirm your e-mail address first, with the mail that was "
      "sent to you; “Forgotten password” sends it again. Otherwise the town’s service is "
      "looking at it: you can prepare everything meanwhile."),
  [PF_PROBLEM_LINK_INVALID] = N_ (
      "Take the link of the last mail, whole, or ask for another one with today’s address. A new "
      "account that is not confirmed within three days is erased: ask for it again."),
  [PF_PROBLEM_LINK_USED] =
      N_ ("It has done what it was for: sign in with your password. Forgotten since? Ask for "
          "another link."),
  [PF_PROBLEM_LINK_EXPIRED] =
      N_ ("Ask for another one: it comes within minutes. A new account that was not confirmed in "
          "time is to be asked for again."),
  [PF_PROBLEM_CODE_WRONG] =
      N_ ("Check the address and the code of the last mail, or ask for another one."),
  [PF_PROBLEM_ADDRESS_TAKEN] =
      N_ ("It was opened meanwhile, and what you had sent is erased. Sign in with it, or ask for a "
          "new password."),
  [PF_PROBLEM_DOCUMENTS_OFF] =
      N_ ("Bring it to the town’s service, or try again another day. Nothing was kept."),
  [PF_PROBLEM_DOCUMENT_IN_HAND] =
      N_ ("Send another one if it is not the right one, or write to the town’s service."),
  [PF_PROBLEM_ALREADY_DECIDED] =
      N_ ("Look at what was decided, and by whom, before you write to the family."),
  [PF_PROBLEM_TOO_LATE_TO_UNDO] =
      N_ ("Write to the family, or call them. A refusal can still be turned into an acceptance."),
  [PF_PROBLEM_NO_CHILD_TO_TIE] =
      N_ ("Refuse this request and say why: a child lives in two households at most."),
  [PF_PROBLEM_ACCOUNT_UNDECIDED] =
      N_ ("Decide this person’s new account, which is in the queue too; then decide again."),
  [PF_PROBLEM_CHILD_ALREADY_THERE] =
      N_ ("Look at the household’s children. If it is another child, call the family desk."),
  [PF_PROBLEM_HAS_SCHOOL] =
      N_ ("There is nothing to do for it. To change schools, call the education service."),
  [PF_PROBLEM_ENROLMENT_ALREADY_THERE] =
      N_ ("Look at the one that is there: go on with it, or take it back first."),
  [PF_PROBLEM_ALREADY_SUBMITTED] =
      N_ ("The education service looks at it. To change something, take it back first."),
  [PF_PROBLEM_BOOKINGS_TO_COME] =
      N_ ("Have the family cancel them, or let another guardian join the household; then decide "
          "again."),
  [PF_PROBLEM_HEALTH_NOT_CONFIRMED] =
      N_ ("Fill in and confirm the child’s health sheet for the school year, then book again."),
  [PF_PROBLEM_NOT_ENROLLED] = N_ ("Enrol the child in the activity first, or choose another day."),
  [PF_PROBLEM_FILE_NOT_VALIDATED] =
      N_ ("The town’s service is looking at it: you can book as soon as it is validated."),
  [PF_PROBLEM_AGE_NOT_ELIGIBLE] = N_ ("Choose an activity for the child’s age."),
  [PF_PROBLEM_LEVEL_NOT_ELIGIBLE] = N_ ("Choose an activity for the child’s class."),
  [PF_PROBLEM_SCHOOL_NOT_ELIGIBLE] = N_ ("Choose the site of the child’s own school."),
  [PF_PROBLEM_RESIDENTS_ONLY] =
      N_ ("Ask the desk: some places may be open to families from elsewhere."),
  [PF_PROBLEM_OTHER_HOUSEHOLDS_DAY] =
      N_ ("The other household can book it. Ask the town’s service where custody has changed."),
  [PF_PROBLEM_SLOT_RULE] = N_ ("Choose both together, or keep both."),
  [PF_PROBLEM_UNPAID_INVOICES] =
      N_ ("Pay them, or ask the town’s service for a delay, then book again."),
  [PF_PROBLEM_SESSION_CLOSED] = N_ ("Choose another day."),
  [PF_PROBLEM_NOT_YET_OPEN] = N_ ("The planning says from when on. You can choose days then."),
  [PF_PROBLEM_DEADLINE_PASSED] =
      N_ ("This day can no longer be changed here. Ask the town’s service; an absence can still be "
          "told before it begins."),
  [PF_PROBLEM_SESSION_FULL] = N_ ("You can join the waiting list, or choose another day."),
  [PF_PROBLEM_OVERLAPPING_BOOKING] = N_ ("Cancel the other place first, or choose another day."),
  [PF_PROBLEM_NOT_BOOKED] = N_ ("There is nothing to cancel: look at the planning again."),
  [PF_PROBLEM_NO_BRACKET] =
      N_ ("Ask the town’s service: its tariff says no price for your household."),
};

const char *
pf_words_advice (PfLanguage language, PfProblem problem)
{
  const char *english = problem < G_N_ELEMENTS (advice) ? advice[problem] : NULL;

  g_return_val_if_fail (english != NULL, NULL);
  return pf_words (language, english);
}

char *
pf_words_child_advice (PfLanguage language, const char *first_name, const char *last_name)
{
  const char *next = pf_words_advice (language, PF_PROBLEM_CHILD_ALREADY_THERE);

  /* Translators: a child's first name, last name, and a sentence or two */
  return g_strdup_printf (
      pf_words (language, N_ ("%s %s is there, with this date. %s")), first_name, last_name, next);
}
