/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Preferences show of the account of who is signed in, and what of it is being changed.
 */
#pragma once

#include <gio/gio.h>

#include "client/model/attempt.h"
#include "client/model/loading.h"

G_BEGIN_DECLS

/* One thing at a time has its form open. */
typedef enum
{
  PF_PREFERENCES_FORM_NONE,
  PF_PREFERENCES_FORM_EMAIL,
  PF_PREFERENCES_FORM_EMAIL_CODE, /* a mail went to the new address: its code is asked */
  PF_PREFERENCES_FORM_PASSWORD,
} PfPreferencesForm;

/* What was just done, for the page to say. */
typedef enum
{
  PF_PREFERENCES_NEWS_NONE,
  PF_PREFERENCES_NEWS_PASSWORD, /* it is the new one, and other devices are signed out */
  PF_PREFERENCES_NEWS_EMAIL,    /* the new address is the account's */
  PF_PREFERENCES_NEWS_MAIL,     /* another one left to it */
  PF_PREFERENCES_NEWS_KEPT,     /* it is not wanted any more */
} PfPreferencesNews;

#define PF_TYPE_PREFERENCES (pf_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PfPreferences, pf_preferences, PF, PREFERENCES, GObject)

/* Signal "changed": form, news or journal_open is other than it was; the rest tells for itself.
 * Signals of what the person asks for: "change-password" (current, new), "change-email" (address),
 * "confirm-email" (code), "keep-email" (the one that the account has), "end-session" (id),
 * "open-journal".
 */
struct _PfPreferences
{
  GObject parent_instance;

  PfAttempt *attempt;   /* at the open form */
  PfAttempt *ending;    /* of a device's session */
  GListStore *sessions; /* PfAccountSession */
  GListStore *journal;  /* PfOwnJournalEntry, the latest first */
  PfLoading *loading;   /* of the sessions */
  PfLoading *reading;   /* of the journal */
  PfPreferencesForm form;
  PfPreferencesNews news;
  char *new_email; /* (nullable): where the mail went */
  gboolean journal_open;
};

PfPreferences *pf_preferences_new (void);

/* For the application. @items: (element-type PfRecord) */
void pf_preferences_take_sessions (PfPreferences *self, GPtrArray *items);
void pf_preferences_take_journal (PfPreferences *self, GPtrArray *items);
void pf_preferences_succeed (PfPreferences *self, PfPreferencesNews news);

/* For both: the code of the mail to @new_email is asked. */
void pf_preferences_expect_mail (PfPreferences *self, const char *new_email);

/* For the view: the form opens in place of another one, or with NONE is left. */
void pf_preferences_open_form (PfPreferences *self, PfPreferencesForm form);
void pf_preferences_show_journal (PfPreferences *self, gboolean shown);

/* For the view: what the person asks for. No secret is kept. */
void pf_preferences_change_password (PfPreferences *self,
                                     const char *current,
                                     const char *password);
void pf_preferences_change_email (PfPreferences *self, const char *email);
void pf_preferences_confirm_email (PfPreferences *self, const char *code);
void pf_preferences_keep_email (PfPreferences *self);
void pf_preferences_end_session (PfPreferences *self, const char *id);

G_END_DECLS
