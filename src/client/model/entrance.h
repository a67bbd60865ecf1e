/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands between a person and the pages: which town, which account, what went wrong. The
 * welcome page shows it and says what the person asks for; the application does it and writes
 * down here what came of it.
 */
#pragma once

#include "core/portal.h"

G_BEGIN_DECLS

/* Why the person is not in. Each has its own words and its own way out. */
typedef enum
{
  PF_FAILURE_NONE,
  PF_FAILURE_WRONG_PASSWORD,
  PF_FAILURE_CODE_WANTED, /* no failure: the password is right, and a code is asked besides */
  PF_FAILURE_CODE_WRONG,  /* or used already */
  PF_FAILURE_SUSPENDED,
  PF_FAILURE_NOT_ACTIVE,
  PF_FAILURE_TOO_MANY, /* attempts: see retry_seconds */
  PF_FAILURE_OVERLOADED,
  PF_FAILURE_SIGNED_OUT, /* the portal has ended the session that was kept */
  PF_FAILURE_NO_NETWORK,
  PF_FAILURE_UNKNOWN_HOST,
  PF_FAILURE_UNREACHABLE,
  PF_FAILURE_NOT_SAFE,
  PF_FAILURE_CLOCK,
  PF_FAILURE_DATE_OFF, /* no failure: its date is wrong, and the way is safe all the same */
  PF_FAILURE_WRONG_ADDRESS,
  PF_FAILURE_NOT_HTTPS,
  PF_FAILURE_NO_ADDRESS, /* what was typed is none */
  PF_FAILURE_OLD_CLIENT,
  PF_FAILURE_KEYRING,      /* it stayed closed */
  PF_FAILURE_NO_DOCUMENTS, /* the portal has nowhere to keep them */
  PF_FAILURE_PORTAL,       /* it failed in a way of its own */
  PF_N_FAILURES,
} PfFailure;

typedef enum
{
  PF_ENTRANCE_STAGE_TOWN,    /* which town is asked */
  PF_ENTRANCE_STAGE_SIGN_IN, /* e-mail address and password are asked */
  PF_ENTRANCE_STAGE_CODE,    /* the code of the second factor is asked */
  PF_ENTRANCE_STAGE_KEYRING, /* the session is kept, but in a closed keyring */
  PF_ENTRANCE_STAGE_RETURN,  /* the session that is kept is being taken up */
} PfEntranceStage;

#define PF_TYPE_ENTRANCE (pf_entrance_get_type ())
G_DECLARE_FINAL_TYPE (PfEntrance, pf_entrance, PF, ENTRANCE, GObject)

/* Signal "changed": what is written below is other than it was.
 * Signals of what the person asks for: "sign-in" (password), "code" (of the second factor), "town"
 * (address as typed), "recover" (e-mail as typed), "verify" (e-mail, and password or NULL: the mail
 * of a new account is to be sent again), "create-account", "leave-code", "change-town",
 * "keep-town", "try-again", "open-keyring", "skip-keyring", "set-clock".
 */
struct _PfEntrance
{
  GObject parent_instance;

  PfEntranceStage stage;
  char *host;       /* (nullable): the portal's address, as people say it */
  char *town;       /* (nullable): its name, maybe from the last time */
  PfPortal *portal; /* (nullable): until it has answered */
  char *email;      /* (nullable) */
  PfFailure failure;
  guint retry_seconds;    /* until the portal takes another attempt */
  gint64 now;             /* of both of the date: what this computer believes, in microseconds */
  gboolean busy;          /* an answer is awaited */
  gboolean stays;         /* signed in on this computer: the person's wish */
  gboolean can_stay;      /* the computer has a keyring, maybe closed */
  gboolean trusts;        /* this computer, which is then asked no code: the person's wish */
  gboolean verified;      /* the e-mail address, just now: what is left is signing in */
  gboolean can_set_clock; /* the computer has settings for that */
};

PfEntrance *pf_entrance_new (void);

/* For the application, after it wrote to the members. */
void pf_entrance_tell (PfEntrance *self);

/* For it too: replaces a text or the portal. */
void pf_entrance_set_text (char **member, const char *text);

/* For the page. The password is not kept. */
void pf_entrance_sign_in (PfEntrance *self,
                          const char *email,
                          const char *password,
                          gboolean stays);

/* For the page of the second factor. @trusts: no code is to be asked here for a while */
void pf_entrance_trust (PfEntrance *self, gboolean trusts);

/* For the same page. It is not kept. */
void pf_entrance_give_code (PfEntrance *self, const char *code);

/* For the page: there is no password, or none that the person remembers. */
void pf_entrance_recover (PfEntrance *self, const char *email);

/* For the page: the account waits for its mail. @password: (nullable): what was typed; not kept */
void pf_entrance_verify (PfEntrance *self, const char *email, const char *password);

/* For the page: one of the signals without arguments. */
void pf_entrance_ask (PfEntrance *self, const char *signal);

void pf_entrance_choose_town (PfEntrance *self, const char *address);

G_END_DECLS
