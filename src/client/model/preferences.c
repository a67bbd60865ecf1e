/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/preferences.h"

#include "core/own-journal-entry.h"
#include "core/sign-in.h"

G_DEFINE_FINAL_TYPE (PfPreferences, pf_preferences, G_TYPE_OBJECT)

static guint changed_signal;
static guint change_password_signal;
static guint change_email_signal;
static guint confirm_email_signal;
static guint keep_email_signal;
static guint end_session_signal;
static guint open_journal_signal;

static void
pf_preferences_finalize (GObject *object)
{
  PfPreferences *self = PF_PREFERENCES (object);

  g_object_unref (self->attempt);
  g_object_unref (self->ending);
  g_object_unref (self->sessions);
  g_object_unref (self->journal);
  g_object_unref (self->loading);
  g_object_unref (self->reading);
  g_free (self->new_email);
  G_OBJECT_CLASS (pf_preferences_parent_class)->finalize (object);
}

static void
pf_preferences_class_init (PfPreferencesClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GType text = G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE;

  G_OBJECT_CLASS (klass)->finalize = pf_preferences_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  changed_signal = SIGNAL ("changed", 0);
  change_password_signal = SIGNAL ("change-password", 2, text, text);
  change_email_signal = SIGNAL ("change-email", 1, text);
  confirm_email_signal = SIGNAL ("confirm-email", 1, text);
  keep_email_signal = SIGNAL ("keep-email", 0);
  end_session_signal = SIGNAL ("end-session", 1, text);
  open_journal_signal = SIGNAL ("open-journal", 0);
#undef SIGNAL
}

static void
pf_preferences_init (PfPreferences *self)
{
  self->attempt = pf_attempt_new ();
  self->ending = pf_attempt_new ();
  self->sessions = g_list_store_new (PF_TYPE_ACCOUNT_SESSION);
  self->journal = g_list_store_new (PF_TYPE_OWN_JOURNAL_ENTRY);
  self->loading = pf_loading_new ();
  self->reading = pf_loading_new ();
}

PfPreferences *
pf_preferences_new (void)
{
  return g_object_new (PF_TYPE_PREFERENCES, NULL);
}

static gboolean
is_same (GListStore *store, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    g_autoptr (PfRecord) record = g_list_model_get_item (G_LIST_MODEL (store), i);

    if (!pf_record_equal (record, items->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

/* What is the same stays as it is: a screen reader is not sent back to its beginning. */
static void
fill (GListStore *store, GPtrArray *items)
{
  if (!is_same (store, items))
    g_list_store_splice (
        store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

void
pf_preferences_take_sessions (PfPreferences *self, GPtrArray *items)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));
  fill (self->sessions, items);
}

void
pf_preferences_take_journal (PfPreferences *self, GPtrArray *items)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));
  fill (self->journal, items);
}

void
pf_preferences_succeed (PfPreferences *self, PfPreferencesNews news)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));

  self->form = PF_PREFERENCES_FORM_NONE;
  self->news = news;
  g_signal_emit (self, changed_signal, 0);
}

void
pf_preferences_expect_mail (PfPreferences *self, const char *new_email)
{
  gboolean again = self->form == PF_PREFERENCES_FORM_EMAIL_CODE;

  g_return_if_fail (PF_IS_PREFERENCES (self));

  self->news = again ? PF_PREFERENCES_NEWS_MAIL : PF_PREFERENCES_NEWS_NONE;
  pf_entrance_set_text (&self->new_email, new_email);
  self->form = PF_PREFERENCES_FORM_EMAIL_CODE;
  g_signal_emit (self, changed_signal, 0);
}

void
pf_preferences_open_form (PfPreferences *self, PfPreferencesForm form)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));

  pf_attempt_give_up (self->attempt);
  self->form = form;
  self->news = PF_PREFERENCES_NEWS_NONE;
  g_signal_emit (self, changed_signal, 0);
}

void
pf_preferences_show_journal (PfPreferences *self, gboolean shown)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));

  if (self->journal_open == shown)
    return;
  self->journal_open = shown;
  if (shown)
    g_signal_emit (self, open_journal_signal, 0);
  g_signal_emit (self, changed_signal, 0);
}

void
pf_preferences_change_password (PfPreferences *self, const char *current, const char *password)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));
  g_signal_emit (self, change_password_signal, 0, current, password);
}

void
pf_preferences_change_email (PfPreferences *self, const char *email)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));
  g_signal_emit (self, change_email_signal, 0, email);
}

void
pf_preferences_confirm_email (PfPreferences *self, const char *code)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));
  g_signal_emit (self, confirm_email_signal, 0, code);
}

void
pf_preferences_keep_email (PfPreferences *self)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));
  g_signal_emit (self, keep_email_signal, 0);
}

void
pf_preferences_end_session (PfPreferences *self, const char *id)
{
  g_return_if_fail (PF_IS_PREFERENCES (self));
  g_signal_emit (self, end_session_signal, 0, id);
}
