/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/failure-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

typedef struct
{
  PfNoteKind kind;
  PfRemedy remedy;
  const char *icon;
  /* {host}, {desk}, {date}, {version} and {seconds} stand for what they name. */
  const char *words;
} Description;

#define WARNING "dialog-warning-symbolic"

static const Description descriptions[PF_N_FAILURES] = {
  [PF_FAILURE_WRONG_PASSWORD] = { PF_NOTE_KIND_BAD,
                                  PF_REMEDY_SIGN_IN,
                                  WARNING,
                                  N_ ("Wrong address or password. Check the address and the Caps "
                                      "Lock key.") },
  [PF_FAILURE_CODE_WRONG] = { PF_NOTE_KIND_BAD,
                              PF_REMEDY_SIGN_IN,
                              WARNING,
                              N_ ("This code is wrong, or was used already. Each one serves once: "
                                  "take the next one.") },
  [PF_FAILURE_SUSPENDED] = { PF_NOTE_KIND_BAD,
                             PF_REMEDY_SIGN_IN,
                             WARNING,
                             N_ ("This account is suspended. The family desk tells you why: "
                                 "{desk}.") },
  [PF_FAILURE_NOT_ACTIVE] = { PF_NOTE_KIND_INFO,
                              PF_REMEDY_VERIFY,
                              "pf-offered-symbolic",
                              N_ ("This account waits for its mail: open the link of the mail that "
                                  "was sent to this address, or have it sent again. The family "
                                  "desk knows more: {desk}.") },
  [PF_FAILURE_TOO_MANY] = { PF_NOTE_KIND_WARN,
                            PF_REMEDY_SIGN_IN,
                            WARNING,
                            N_ ("Too many attempts. Your account is not blocked: wait a "
                                "moment.") },
  [PF_FAILURE_OVERLOADED] = { PF_NOTE_KIND_WARN,
                              PF_REMEDY_TRY_AGAIN,
                              "pf-offered-symbolic",
                              N_ ("Many families ask at once. Nothing is lost: wait a moment.") },
  [PF_FAILURE_SIGNED_OUT] = { PF_NOTE_KIND_INFO,
                              PF_REMEDY_SIGN_IN,
                              "pf-locked-symbolic",
                              N_ ("You were signed out on this computer. Sign in again.") },
  [PF_FAILURE_NO_NETWORK] = { PF_NOTE_KIND_WARN,
                              PF_REMEDY_TRY_AGAIN,
                              "network-offline-symbolic",
                              N_ ("No network: this computer does not reach {host}. Check the "
                                  "Wi-Fi or the cable. The program keeps trying.") },
  [PF_FAILURE_UNKNOWN_HOST] = { PF_NOTE_KIND_WARN,
                                PF_REMEDY_CHANGE_TOWN,
                                WARNING,
                                N_ ("No portal has the address {host}. Check each letter of "
                                    "it.") },
  [PF_FAILURE_UNREACHABLE] = { PF_NOTE_KIND_WARN,
                               PF_REMEDY_TRY_AGAIN,
                               "network-offline-symbolic",
                               N_ ("{host} does not answer: the portal is stopped, or something "
                                   "on the way holds it back. The program keeps trying.") },
  [PF_FAILURE_NOT_SAFE] = { PF_NOTE_KIND_BAD,
                            PF_REMEDY_TRY_AGAIN,
                            WARNING,
                            N_ ("The connection is not safe: what answers cannot prove that it is "
                                "{host}. On a public "
                                "Wi-Fi, first open its own page in your browser. Else tell the "
                                "family desk: "
                                "{desk}.") },
  [PF_FAILURE_CLOCK] = { PF_NOTE_KIND_WARN,
                         PF_REMEDY_SET_CLOCK,
                         "preferences-system-time-symbolic",
                         N_ ("The date of this computer is wrong: it believes it is {date}. "
                             "Without the right date, no safe connection is possible.") },
  [PF_FAILURE_DATE_OFF] = { PF_NOTE_KIND_WARN,
                            PF_REMEDY_SIGN_IN,
                            "preferences-system-time-symbolic",
                            N_ ("The date of this computer is wrong: it believes it is {date}. The "
                                "portal’s own clock decides what is in time.") },
  [PF_FAILURE_WRONG_ADDRESS] = { PF_NOTE_KIND_WARN,
                                 PF_REMEDY_CHANGE_TOWN,
                                 WARNING,
                                 N_ ("{host} answers, but it is not a family portal. Check the "
                                     "address that your town gave you.") },
  [PF_FAILURE_NOT_HTTPS] = { PF_NOTE_KIND_WARN,
                             PF_REMEDY_CHANGE_TOWN,
                             WARNING,
                             N_ ("A portal’s address begins with https: anything else can be read "
                                 "on the way.") },
  [PF_FAILURE_NO_ADDRESS] = { PF_NOTE_KIND_WARN,
                              PF_REMEDY_CHANGE_TOWN,
                              WARNING,
                              N_ ("This is no address. It looks like portail.example.org, without "
                                  "any space.") },
  [PF_FAILURE_OLD_CLIENT] = { PF_NOTE_KIND_WARN,
                              PF_REMEDY_TRY_AGAIN,
                              "software-update-available-symbolic",
                              N_ ("This program is too old for your town’s portal, which wants "
                                  "version {version}. "
                                  "Update it as you update your computer’s other programs.") },
  [PF_FAILURE_KEYRING] = { PF_NOTE_KIND_WARN,
                           PF_REMEDY_SIGN_IN,
                           "pf-locked-symbolic",
                           N_ ("The keyring stayed closed: its password was not given, or nothing "
                               "here can ask for it.") },
  [PF_FAILURE_NO_DOCUMENTS] = { PF_NOTE_KIND_WARN,
                                PF_REMEDY_TRY_AGAIN,
                                WARNING,
                                N_ ("This portal takes no documents yet, and nothing was sent. The "
                                    "family desk opens your account with you: {desk}.") },
  [PF_FAILURE_PORTAL] = { PF_NOTE_KIND_WARN,
                          PF_REMEDY_TRY_AGAIN,
                          WARNING,
                          N_ ("The portal has a trouble of its own; you did nothing wrong. Try "
                              "again in a moment. If it lasts, call the family desk: "
                              "{desk}.") },
};

PfNoteKind
pf_failure_get_note_kind (PfFailure self)
{
  g_return_val_if_fail (self < PF_N_FAILURES, PF_NOTE_KIND_QUIET);
  return descriptions[self].kind;
}

const char *
pf_failure_get_icon (PfFailure self)
{
  g_return_val_if_fail (self < PF_N_FAILURES, NULL);
  return descriptions[self].icon;
}

PfRemedy
pf_failure_get_remedy (PfFailure self)
{
  g_return_val_if_fail (self < PF_N_FAILURES, PF_REMEDY_SIGN_IN);
  return descriptions[self].remedy;
}

const char *
pf_remedy_get_words (PfRemedy self)
{
  static const char *const words[] = {
    [PF_REMEDY_SIGN_IN] = N_ ("Sign In"),
    [PF_REMEDY_TRY_AGAIN] = N_ ("Try Again"),
    [PF_REMEDY_CHANGE_TOWN] = N_ ("Correct the Address"),
    [PF_REMEDY_SET_CLOCK] = N_ ("Set Date and Time"),
    [PF_REMEDY_VERIFY] = N_ ("Send the Mail Again"),
  };

  g_return_val_if_fail (self < G_N_ELEMENTS (words), NULL);
  return _ (words[self]);
}

char *
pf_desk_build_words (PfEntrance *entrance)
{
  PfPortalContact *contact = entrance->portal != NULL ? entrance->portal->contact : NULL;

  if (contact != NULL && contact->phone != NULL)
    return pf_say_phone (contact->phone);
  if (contact != NULL && contact->email != NULL)
    return g_strdup (contact->email);
  if (contact != NULL && contact->address != NULL)
    return g_strdup (contact->address);
  return NULL;
}

static char *
build_date (gint64 now)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (now / G_TIME_SPAN_SECOND);

  return moment != NULL ? g_date_time_format (moment, _ ("%-d %B %Y")) : g_strdup ("?");
}

void
pf_failure_append_wait (GString *words, guint seconds)
{
  if (seconds == 0)
    return;
  g_string_append_c (words, ' ');
  g_string_append_printf (
      words, ngettext ("Next try in %u second.", "Next try in %u seconds.", seconds), seconds);
}

char *
pf_failure_describe (PfFailure self, PfEntrance *entrance, guint seconds)
{
  const Description *description = &descriptions[self];
  PfPortal *portal = entrance->portal;
  g_autofree char *desk = pf_desk_build_words (entrance);
  g_autofree char *date = build_date (entrance->now);
  GString *words;

  if (description->words == NULL)
    return NULL;
  words = g_string_new (_ (description->words));
  g_string_replace (words, "{host}", entrance->host != NULL ? entrance->host : "", 0);
  g_string_replace (words, "{desk}", desk != NULL ? desk : _ ("at your town hall"), 0);
  g_string_replace (words, "{date}", date, 0);
  g_string_replace (words,
                    "{version}",
                    portal != NULL && portal->minimum_client != NULL ? portal->minimum_client : "?",
                    0);
  pf_failure_append_wait (words, seconds);
  return g_string_free (words, FALSE);
}

char *
pf_failure_build_words (PfEntrance *entrance)
{
  return pf_failure_describe (entrance->failure, entrance, entrance->retry_seconds);
}
