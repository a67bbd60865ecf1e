/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/recovery-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/shell/failure-words.h"
#include "core/account-application.h"
#include "core/sign-in.h"

typedef struct
{
  PfRecoveryPlace place;
  PfNoteKind kind;
  const char *words; /* {n} and {desk} stand for what they name */
} Description;

#define NOTE(kind, words)                                                                          \
  {                                                                                                \
    PF_RECOVERY_PLACE_NOTE, PF_NOTE_KIND_##kind, words                                             \
  }
#define FIELD(place, words)                                                                        \
  {                                                                                                \
    PF_RECOVERY_PLACE_##place, PF_NOTE_KIND_BAD, words                                             \
  }

static const Description descriptions[PF_N_RECOVERY_FAULTS] = {
  [PF_RECOVERY_FAULT_EMAIL] = FIELD (EMAIL, N_ ("Type it whole: name@example.org")),
  [PF_RECOVERY_FAULT_CODE] =
      FIELD (CODE,
             N_ ("This is not the code of the last mail. Copy all 8 characters of the mail that "
                 "came to this address.")),
  [PF_RECOVERY_FAULT_NO_PASSWORD] = FIELD (PASSWORD, N_ ("Type a password, or paste one")),
  [PF_RECOVERY_FAULT_TOO_SHORT] = FIELD (PASSWORD, N_ ("Make it longer: {n} characters or more")),
  [PF_RECOVERY_FAULT_TOO_COMMON] =
      FIELD (PASSWORD,
             N_ ("It is among the first that are tried. Choose a few words that only you put "
                 "together.")),
  [PF_RECOVERY_FAULT_TOO_PERSONAL] =
      FIELD (PASSWORD,
             N_ ("It is hardly more than your name or your address. Choose words that have nothing "
                 "to do with you.")),
  [PF_RECOVERY_FAULT_PASSWORD] =
      FIELD (PASSWORD, N_ ("The portal does not take this password. Choose another one.")),
  [PF_RECOVERY_FAULT_HOME_ADDRESS] =
      NOTE (WARN, N_ ("Your address is not whole yet: what to do stands beside its parts.")),
  [PF_RECOVERY_FAULT_LINK_INVALID] =
      NOTE (WARN,
            N_ ("This link opens nothing: it was cut, or your address has changed since. Ask "
                "for another mail.")),
  [PF_RECOVERY_FAULT_LINK_USED] =
      NOTE (INFO,
            N_ ("A password was already chosen with this mail. Sign in with it; if you do not "
                "remember it, ask for another mail.")),
  [PF_RECOVERY_FAULT_LINK_EXPIRED] =
      NOTE (WARN, N_ ("This mail is too old to be of use. Ask for another one: it comes at once.")),
  [PF_RECOVERY_FAULT_LINK_BROKEN] =
      NOTE (WARN,
            N_ ("This link is not whole. Open it again from the mail, or ask for another mail.")),
  [PF_RECOVERY_FAULT_LINK_NOT_SAFE] =
      NOTE (BAD,
            N_ ("This link was not followed: it leads to a portal whose address does not begin "
                "with https, and could be read on the way.")),
  [PF_RECOVERY_FAULT_ERASED] =
      NOTE (WARN,
            N_ ("This mail opens nothing any more: it was cut, a later one has taken its place, or "
                "72 h have passed and what you had sent is erased. Ask for another mail, or for "
                "the account again.")),
  [PF_RECOVERY_FAULT_ADDRESS_TAKEN] =
      NOTE (INFO,
            N_ ("This address has an account meanwhile, and what you had sent is erased. Sign in "
                "with that account; if you do not know its password, ask for a mail.")),
  [PF_RECOVERY_FAULT_INVITED] =
      NOTE (INFO,
            N_ ("You are invited to a household, and have an account already. Sign in with it: the "
                "invitation is accepted then.")),
  [PF_RECOVERY_FAULT_INVITED_ELSEWHERE] =
      NOTE (INFO,
            N_ ("You are invited to follow your children from a household of your own, and have an "
                "account already. Sign in with it: the invitation is accepted then, and the "
                "family desk checks that you are a guardian.")),
  [PF_RECOVERY_FAULT_NEW_EMAIL] =
      NOTE (INFO,
            N_ ("Your new address waits to be confirmed. Sign in with the address that your "
                "account has had until now: it is confirmed then.")),
  [PF_RECOVERY_FAULT_TOO_MANY] =
      NOTE (WARN, N_ ("Too many attempts. Your account is not blocked: wait a moment.")),
};

PfRecoveryPlace
pf_recovery_fault_get_place (PfRecoveryFault self)
{
  g_return_val_if_fail (self < PF_N_RECOVERY_FAULTS, PF_RECOVERY_PLACE_NOTE);
  return descriptions[self].place;
}

PfNoteKind
pf_recovery_fault_get_note_kind (PfRecoveryFault self)
{
  g_return_val_if_fail (self < PF_N_RECOVERY_FAULTS, PF_NOTE_KIND_QUIET);
  return descriptions[self].kind;
}

static GString *
begin_words (PfRecoveryFault fault, PfEntrance *entrance)
{
  g_autofree char *desk = pf_desk_build_words (entrance);
  g_autofree char *length = g_strdup_printf ("%d", PF_PASSWORD_MIN_LENGTH);
  GString *words = g_string_new (_ (descriptions[fault].words));

  g_string_replace (words, "{n}", length, 0);
  g_string_replace (words, "{desk}", desk != NULL ? desk : _ ("at your town hall"), 0);
  return words;
}

char *
pf_recovery_fault_build_words (PfRecoveryFault self, PfEntrance *entrance)
{
  g_return_val_if_fail (self < PF_N_RECOVERY_FAULTS, NULL);
  return descriptions[self].words != NULL ? g_string_free (begin_words (self, entrance), FALSE)
                                          : NULL;
}

/* Once the password is the account's, a lost way is all that is between. */
static char *
describe_way (PfRecovery *recovery, PfEntrance *entrance)
{
  g_autofree char *words =
      pf_failure_describe (recovery->failure, entrance, recovery->retry_seconds);

  if (!recovery->chosen)
    return g_steal_pointer (&words);
  return g_strdup_printf (
      "%s %s", _ ("Your password is chosen, and you are not signed in yet."), words);
}

char *
pf_recovery_build_words (PfRecovery *recovery, PfEntrance *entrance)
{
  GString *words;

  if (recovery->fault == PF_RECOVERY_FAULT_WAY)
    return describe_way (recovery, entrance);
  if (descriptions[recovery->fault].words == NULL)
    return NULL;
  words = begin_words (recovery->fault, entrance);
  pf_failure_append_wait (words, recovery->retry_seconds);
  return g_string_free (words, FALSE);
}

char *
pf_recovery_build_fault (PfRecovery *recovery, PfEntrance *entrance, PfRecoveryPlace place)
{
  if (recovery->fault == PF_RECOVERY_FAULT_NONE ||
      pf_recovery_fault_get_place (recovery->fault) != place)
    return NULL;
  return pf_recovery_build_words (recovery, entrance);
}

/* ---- the head of the page */

static char *
say_sent_at (PfRecovery *recovery, PfEntrance *entrance)
{
  PfPortal *portal = entrance->portal;
  g_autoptr (GTimeZone) zone =
      portal != NULL ? g_time_zone_new_identifier (portal->time_zone) : NULL;
  g_autoptr (GTimeZone) here = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();

  return pf_say_time (recovery->sent_at, here);
}

/* Of a new account. */
static char *
build_asked (PfRecovery *recovery, PfEntrance *entrance)
{
  g_autofree char *time = say_sent_at (recovery, entrance);

  /* Translators: time of day, e-mail address, hours */
  return g_strdup_printf (_ ("A mail left at %s for %s. Its link and its code serve once, for %d "
                             "h. If this address has an account already, the mail says so, and how "
                             "to sign in."),
                          time,
                          recovery->email,
                          (int) (PF_APPLICATION_SPAN / G_TIME_SPAN_HOUR));
}

static char *
build_sent (PfRecovery *recovery, PfEntrance *entrance)
{
  g_autofree char *time = say_sent_at (recovery, entrance);
  int first = (int) (PF_ACTIVATION_SPAN / G_TIME_SPAN_HOUR);
  int later = (int) (PF_RESET_SPAN / G_TIME_SPAN_HOUR);

  /* Translators: time of day, hours, hours */
  return g_strdup_printf (recovery->n_sent > 1
                              ? _ ("If this address is that of an account, another mail left at "
                                   "%s. Its link and its code serve once, for %d h the first "
                                   "time, %d h later.")
                              : _ ("If this address is that of an account, a mail left at %s. Its "
                                   "link and its code serve once, for %d h the first time, %d h "
                                   "later."),
                          time,
                          first,
                          later);
}

gboolean
pf_recovery_is_of_tie (PfRecovery *recovery)
{
  return recovery->account != NULL && recovery->account->lives_elsewhere;
}

gboolean
pf_recovery_opens_link (PfRecovery *recovery)
{
  return recovery->stage == PF_RECOVERY_STAGE_ADDRESS && recovery->by_link && recovery->busy;
}

static char *
build_proven (PfRecovery *recovery)
{
  PfProvenAccount *account = recovery->account;
  const char *name = account != NULL ? account->first_name : NULL;

  if (account == NULL)
    return g_strdup ("");
  if (recovery->accepts)
    /* Translators: first name, e-mail address */
    return g_strdup_printf (_ ("Hello %s. You are invited to follow your children from a "
                               "household of your own. Say where you live, then sign in with your "
                               "account %s: the family desk first checks that you are a guardian."),
                            name,
                            account->email);
  if (account->lives_elsewhere)
    /* Translators: first name, e-mail address */
    return g_strdup_printf (_ ("Hello %s. You are invited to follow your children from a "
                               "household of your own, with the account %s: the family desk first "
                               "checks that you are a guardian."),
                            name,
                            account->email);
  /* Translators: first name, e-mail address */
  return g_strdup_printf (
      _ ("Hello %s. It will be the password of the account %s."), name, account->email);
}

char *
pf_recovery_build_about (PfRecovery *recovery, PfEntrance *entrance)
{
  if (pf_recovery_opens_link (recovery))
    return g_strdup (_ ("The portal looks at the link of your mail."));
  switch (recovery->stage) {
  case PF_RECOVERY_STAGE_ADDRESS:
    return g_strdup (_ ("It is also the way of the first time: you choose your password by means "
                        "of a mail."));
  case PF_RECOVERY_STAGE_MAIL:
    return recovery->verifies ? build_asked (recovery, entrance) : build_sent (recovery, entrance);
  case PF_RECOVERY_STAGE_PASSWORD:
    break;
  }
  return build_proven (recovery);
}

const char *
pf_recovery_get_title (PfRecovery *recovery)
{
  if (pf_recovery_opens_link (recovery))
    return _ ("One moment…");
  switch (recovery->stage) {
  case PF_RECOVERY_STAGE_ADDRESS:
    return _ ("Forgotten Password");
  case PF_RECOVERY_STAGE_MAIL:
    return _ ("Look at your mail");
  case PF_RECOVERY_STAGE_PASSWORD:
    return pf_recovery_is_of_tie (recovery) ? _ ("Accept the invitation")
                                            : _ ("Choose your password");
  }
  g_return_val_if_reached (NULL);
}
