/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password is in its entry only as long as it takes: assistive technology can read it there.
 */
#include "client/views/account/credentials-panel.h"

#include <glib/gi18n.h>

#include "client/views/account/attempt-words.h"
#include "client/views/account/proof-question.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/strength-meter.h"
#include "core/password-reset.h"
#include "core/sign-in.h"

struct _PfCredentialsPanel
{
  AdwBin parent_instance;

  PfPreferences *preferences;
  PfVisit *visit;
  PfEntrance *entrance;
  PfPreferencesForm form; /* shown */
  guint n_faults;         /* shown so far */
  gboolean was_asked;     /* for a proof */

  GtkWidget *panel;
  GtkWidget *news;
  GtkWidget *news_note;
  GtkWidget *note;
  GtkWidget *email_words;
  GtkWidget *edit_email;
  GtkWidget *pending;
  GtkWidget *pending_note;
  GtkWidget *email_form;
  GtkWidget *email_field;
  GtkWidget *email;
  GtkWidget *code_form;
  GtkWidget *code_about;
  GtkWidget *code_field;
  GtkWidget *code;
  GtkWidget *edit_password;
  GtkWidget *password_form;
  GtkWidget *current_field;
  GtkWidget *current;
  GtkWidget *password_field;
  GtkWidget *password;
  GtkWidget *meter;
  GtkWidget *proof;
};

G_DEFINE_FINAL_TYPE (PfCredentialsPanel, pf_credentials_panel, ADW_TYPE_BIN)

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
set_fault (GtkWidget *field, const char *fault)
{
  pf_form_field_set_fault (PF_FORM_FIELD (field), fault);
}

static void
forget (PfCredentialsPanel *self)
{
  GtkWidget *entries[] = { self->email, self->code, self->current, self->password };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_text (GTK_EDITABLE (entries[i]), "");
}

static PfAccount *
get_account (PfCredentialsPanel *self)
{
  PfMe *me = pf_visit_get_me (self->visit);

  return me != NULL ? me->account : NULL;
}

/* ---- what the person does */

static void
edit_email_cb (PfCredentialsPanel *self)
{
  pf_preferences_open_form (self->preferences, PF_PREFERENCES_FORM_EMAIL);
}

static void
edit_password_cb (PfCredentialsPanel *self)
{
  pf_preferences_open_form (self->preferences, PF_PREFERENCES_FORM_PASSWORD);
}

static void
leave_cb (PfCredentialsPanel *self)
{
  pf_preferences_open_form (self->preferences, PF_PREFERENCES_FORM_NONE);
}

static gboolean
may_send (PfCredentialsPanel *self)
{
  PfAttempt *attempt = self->preferences->attempt;

  return !pf_attempt_is_held (attempt) && !attempt->needs_proof;
}

/* The address that waits, from before the program was started too. */
static void
type_code_cb (PfCredentialsPanel *self)
{
  pf_preferences_open_form (self->preferences, PF_PREFERENCES_FORM_NONE);
  pf_preferences_expect_mail (self->preferences, get_account (self)->pending_email);
}

static void
send_again_cb (PfCredentialsPanel *self)
{
  if (may_send (self))
    pf_preferences_change_email (self->preferences, self->preferences->new_email);
}

static void
keep_email_cb (PfCredentialsPanel *self)
{
  if (may_send (self))
    pf_preferences_keep_email (self->preferences);
}

static void
save_email_cb (PfCredentialsPanel *self)
{
  g_autofree char *email = g_strstrip (g_strdup (get_text (self->email)));

  if (!may_send (self))
    return;
  if (pf_email_looks_whole (email)) {
    pf_preferences_change_email (self->preferences, email);
    return;
  }
  set_fault (self->email_field, _ ("Type it whole: name@example.org"));
  gtk_widget_grab_focus (self->email);
}

static void
confirm_email_cb (PfCredentialsPanel *self)
{
  char code[PF_CODE_SIZE];

  if (!may_send (self))
    return;
  if (pf_code_read (code, get_text (self->code))) {
    pf_preferences_confirm_email (self->preferences, code);
    return;
  }
  set_fault (self->code_field, _ ("Copy all 8 characters: letters and figures"));
  gtk_widget_grab_focus (self->code);
}

static void
save_password_cb (PfCredentialsPanel *self)
{
  gboolean has_current = *get_text (self->current) != '\0';
  gboolean has_password = *get_text (self->password) != '\0';

  if (!may_send (self))
    return;
  set_fault (self->current_field, has_current ? NULL : _ ("Type the password of your account"));
  set_fault (self->password_field, has_password ? NULL : _ ("Type a password, or paste one"));
  if (has_current && has_password)
    pf_preferences_change_password (
        self->preferences, get_text (self->current), get_text (self->password));
  else
    gtk_widget_grab_focus (has_current ? self->password : self->current);
}

/* What is typed again is no longer at fault. */
static void
edited_cb (PfCredentialsPanel *self)
{
  PfAccount *account = get_account (self);
  const char *own[] = { account != NULL ? account->first_name : NULL,
                        account != NULL ? account->last_name : NULL,
                        account != NULL ? account->email : NULL,
                        NULL };

  set_fault (self->email_field, NULL);
  set_fault (self->code_field, NULL);
  set_fault (self->current_field, NULL);
  set_fault (self->password_field, NULL);
  pf_strength_meter_measure (PF_STRENGTH_METER (self->meter), get_text (self->password), own);
}

/* ---- what is shown */

static void
focus_field (PfCredentialsPanel *self)
{
  switch (self->form) {
  case PF_PREFERENCES_FORM_NONE:
    break;
  case PF_PREFERENCES_FORM_EMAIL:
    gtk_widget_grab_focus (self->email);
    break;
  case PF_PREFERENCES_FORM_EMAIL_CODE:
    gtk_widget_grab_focus (self->code);
    break;
  case PF_PREFERENCES_FORM_PASSWORD:
    gtk_widget_grab_focus (self->preferences->attempt->fault == PF_ATTEMPT_FAULT_NONE ||
                                   pf_attempt_fault_get_place (self->preferences->attempt->fault) ==
                                       PF_ATTEMPT_PLACE_PASSWORD
                               ? self->current
                               : self->password);
    break;
  }
}

static void
show_faults (PfCredentialsPanel *self)
{
  PfAttempt *attempt = self->preferences->attempt;

  pf_attempt_show_note (attempt, self->entrance, PF_NOTE (self->note));
  if (attempt->n_faults == self->n_faults)
    return;
  self->n_faults = attempt->n_faults;
#define SHOW(place, field)                                                                         \
  pf_attempt_show_fault (                                                                          \
      attempt, self->entrance, PF_ATTEMPT_PLACE_##place, PF_FORM_FIELD (self->field))
  if (attempt->fault == PF_ATTEMPT_FAULT_PASSWORD)
    gtk_editable_set_text (GTK_EDITABLE (self->current), "");
  SHOW (PASSWORD, current_field);
  SHOW (NEW_PASSWORD, password_field);
  SHOW (EMAIL, email_field);
  SHOW (CODE, code_field);
#undef SHOW
  focus_field (self);
}

static void
attempt_changed_cb (PfCredentialsPanel *self)
{
  PfAttempt *attempt = self->preferences->attempt;
  gboolean held = pf_attempt_is_held (attempt) || attempt->needs_proof;
  gboolean is_over = self->was_asked && !attempt->needs_proof && !attempt->busy;

  gtk_widget_set_sensitive (self->email_form, !held);
  gtk_widget_set_sensitive (self->code_form, !held);
  gtk_widget_set_sensitive (self->password_form, !held);
  self->was_asked = attempt->needs_proof || (self->was_asked && attempt->busy);
  if (is_over)
    focus_field (self);
  if (attempt->needs_proof) {
    self->n_faults = attempt->n_faults;
    gtk_widget_set_visible (self->note, FALSE);
  } else {
    show_faults (self);
  }
}

static void
show_news (PfCredentialsPanel *self)
{
  static const char *const words[] = {
    [PF_PREFERENCES_NEWS_PASSWORD] = N_ ("Your password is changed. Your other devices are signed "
                                         "out, and a mail confirms it to you."),
    [PF_PREFERENCES_NEWS_EMAIL] = N_ ("Your e-mail address is changed: sign in with the new one "
                                      "from now on."),
    [PF_PREFERENCES_NEWS_MAIL] = N_ ("Another mail left: the code of the last one counts."),
    [PF_PREFERENCES_NEWS_KEPT] = N_ ("Nothing changes: sign in with the address below, as before."),
  };
  const char *text = words[self->preferences->news];

  gtk_widget_set_visible (self->news, text != NULL);
  pf_note_set_text (PF_NOTE (self->news_note), text != NULL ? _ (text) : "");
  pf_live_region_say (PF_LIVE_REGION (self->news), text != NULL ? _ (text) : "");
}

static gboolean
is_of_email (PfPreferencesForm form)
{
  return form == PF_PREFERENCES_FORM_EMAIL || form == PF_PREFERENCES_FORM_EMAIL_CODE;
}

/* Nothing is lost by a restart, or by another device. */
static void
show_pending (PfCredentialsPanel *self)
{
  PfAccount *account = get_account (self);
  const char *email = account != NULL ? account->pending_email : NULL;
  /* Translators: e-mail address */
  g_autofree char *words =
      email != NULL ? g_strdup_printf (_ ("%s waits for its code: a mail brought it there."), email)
                    : NULL;

  gtk_widget_set_visible (self->pending, email != NULL && !is_of_email (self->form));
  if (words != NULL)
    pf_note_set_text (PF_NOTE (self->pending_note), words);
}

static void
show_account (PfCredentialsPanel *self)
{
  PfAccount *account = get_account (self);

  gtk_label_set_label (GTK_LABEL (self->email_words), account != NULL ? account->email : "");
  show_pending (self);
}

static void
show_forms (PfCredentialsPanel *self, PfPreferencesForm form)
{
  gtk_widget_set_visible (self->edit_email, !is_of_email (form));
  show_pending (self);
  gtk_widget_set_visible (self->email_form, form == PF_PREFERENCES_FORM_EMAIL);
  gtk_widget_set_visible (self->code_form, form == PF_PREFERENCES_FORM_EMAIL_CODE);
  gtk_widget_set_visible (self->edit_password, form != PF_PREFERENCES_FORM_PASSWORD);
  gtk_widget_set_visible (self->password_form, form == PF_PREFERENCES_FORM_PASSWORD);
  if (form != PF_PREFERENCES_FORM_NONE)
    gtk_widget_add_css_class (self->panel, "editing");
  else
    gtk_widget_remove_css_class (self->panel, "editing");
}

static void
show_code_words (PfCredentialsPanel *self)
{
  g_autofree char *about =
      g_strdup_printf (_ ("A mail left to %s. Until its code is typed here, you sign in with "
                          "the address above."),
                       self->preferences->new_email);
  gtk_label_set_label (GTK_LABEL (self->code_about), about);
}

static GtkWidget *
get_edit_button (PfCredentialsPanel *self, PfPreferencesForm form)
{
  return form == PF_PREFERENCES_FORM_PASSWORD ? self->edit_password : self->edit_email;
}

/* First the focus goes where it will be: GTK 4.8 loses what is hidden with it. */
static void
move_focus (PfCredentialsPanel *self, PfPreferencesForm before)
{
  GtkWidget *forms[] = { [PF_PREFERENCES_FORM_NONE] = get_edit_button (self, before),
                         [PF_PREFERENCES_FORM_EMAIL] = self->email_form,
                         [PF_PREFERENCES_FORM_EMAIL_CODE] = self->code_form,
                         [PF_PREFERENCES_FORM_PASSWORD] = self->password_form };

  gtk_widget_set_visible (forms[self->form], TRUE);
  if (self->form == PF_PREFERENCES_FORM_NONE)
    gtk_widget_grab_focus (get_edit_button (self, before));
  else
    focus_field (self);
}

static void
changed_cb (PfCredentialsPanel *self)
{
  PfPreferencesForm before = self->form;

  show_news (self);
  self->form = self->preferences->form;
  if (self->form == before)
    return;
  forget (self);
  edited_cb (self);
  if (self->form == PF_PREFERENCES_FORM_EMAIL_CODE)
    show_code_words (self);
  move_focus (self, before);
  show_forms (self, self->form);
}

/* ---- the widget */

static gboolean
pf_credentials_panel_grab_focus (GtkWidget *widget)
{
  PfCredentialsPanel *self = PF_CREDENTIALS_PANEL (widget);

  if (self->form == PF_PREFERENCES_FORM_NONE)
    return gtk_widget_grab_focus (self->edit_email);
  focus_field (self);
  return TRUE;
}

static void
pf_credentials_panel_unmap (GtkWidget *widget)
{
  PfCredentialsPanel *self = PF_CREDENTIALS_PANEL (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->current), "");
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  GTK_WIDGET_CLASS (pf_credentials_panel_parent_class)->unmap (widget);
}

static void
pf_credentials_panel_dispose (GObject *object)
{
  PfCredentialsPanel *self = PF_CREDENTIALS_PANEL (object);

  g_clear_object (&self->preferences);
  g_clear_object (&self->visit);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_credentials_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/credentials-panel.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfCredentialsPanel, name)
  BIND (panel);
  BIND (news);
  BIND (news_note);
  BIND (note);
  BIND (email_words);
  BIND (edit_email);
  BIND (pending);
  BIND (pending_note);
  BIND (email_form);
  BIND (email_field);
  BIND (email);
  BIND (code_form);
  BIND (code_about);
  BIND (code_field);
  BIND (code);
  BIND (edit_password);
  BIND (password_form);
  BIND (current_field);
  BIND (current);
  BIND (password_field);
  BIND (password);
  BIND (meter);
  BIND (proof);
#undef BIND
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALLBACK (edit_email_cb);
  CALLBACK (edit_password_cb);
  CALLBACK (leave_cb);
  CALLBACK (type_code_cb);
  CALLBACK (send_again_cb);
  CALLBACK (keep_email_cb);
  CALLBACK (save_email_cb);
  CALLBACK (confirm_email_cb);
  CALLBACK (save_password_cb);
  CALLBACK (edited_cb);
#undef CALLBACK
}

static void
pf_credentials_panel_class_init (PfCredentialsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_credentials_panel_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = pf_credentials_panel_unmap;
  GTK_WIDGET_CLASS (klass)->grab_focus = pf_credentials_panel_grab_focus;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_PROOF_QUESTION);
  g_type_ensure (PF_TYPE_STRENGTH_METER);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pf_credentials_panel_init (PfCredentialsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pf_form_field_watch_caps_lock (PF_FORM_FIELD (self->current_field));
  pf_form_field_watch_caps_lock (PF_FORM_FIELD (self->password_field));
}

GtkWidget *
pf_credentials_panel_new (PfPreferences *preferences, PfVisit *visit, PfEntrance *entrance)
{
  PfCredentialsPanel *self = g_object_new (PF_TYPE_CREDENTIALS_PANEL, NULL);

  self->preferences = g_object_ref (preferences);
  self->visit = g_object_ref (visit);
  self->entrance = g_object_ref (entrance);
  self->n_faults = preferences->attempt->n_faults;
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (preferences, "changed", changed_cb);
  LISTEN (preferences->attempt, "changed", attempt_changed_cb);
  LISTEN (visit, "notify::me", show_account);
#undef LISTEN
  pf_proof_question_ask_for (PF_PROOF_QUESTION (self->proof), preferences->attempt, entrance);
  show_account (self);
  show_news (self);
  return GTK_WIDGET (self);
}
