/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password is in its entry only as long as it takes: assistive technology can read it there.
 */
#include "client/views/shell/lock-page.h"

#include <glib/gi18n.h>

#include "client/views/account/account-words.h"
#include "client/views/account/attempt-words.h"
#include "client/views/say.h"
#include "client/views/widgets/live-region.h"

struct _PfLockPage
{
  PfFrame parent_instance;

  PfAttempt *attempt;
  PfEntrance *entrance;
  guint n_faults; /* shown so far */
  char *locked;   /* since when, in words */

  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *about;
  GtkWidget *note;
  GtkWidget *field;
  GtkWidget *password;
  GtkWidget *go;
  GtkWidget *since;
  GtkWidget *held;
  GtkWidget *news;
};

static guint unlock_signal;
static guint leave_signal;

G_DEFINE_FINAL_TYPE (PfLockPage, pf_lock_page, PF_TYPE_FRAME)

static void
go_cb (PfLockPage *self)
{
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password));

  if (pf_attempt_is_held (self->attempt))
    return;
  if (*password != '\0') {
    g_signal_emit (self, unlock_signal, 0, password);
    return;
  }
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), _ ("Type the password of your account"));
  gtk_widget_grab_focus (self->password);
}

static void
leave_cb (PfLockPage *self)
{
  g_signal_emit (self, leave_signal, 0);
}

static void
edited_cb (PfLockPage *self)
{
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), NULL);
}

/* Read with the question, which has the focus: why it is asked, or what came of the answer. Without
 * the countdown's steps: what is told again each second is never told whole.
 */
static void
describe (PfLockPage *self)
{
  g_autofree char *note =
      pf_attempt_build_words (self->attempt, self->entrance, PF_ATTEMPT_PLACE_NOTE);

  if (self->attempt->fault == PF_ATTEMPT_FAULT_NONE || self->attempt->n_faults != self->n_faults)
    pf_form_field_set_about (PF_FORM_FIELD (self->field), note != NULL ? note : self->locked);
}

static void
update (PfLockPage *self)
{
  PfAttempt *attempt = self->attempt;

  gtk_button_set_label (GTK_BUTTON (self->go), attempt->busy ? _ ("One moment…") : _ ("Unlock"));
  gtk_widget_set_sensitive (self->go, !pf_attempt_is_held (attempt));
  gtk_widget_set_sensitive (self->field, !attempt->busy);
  pf_attempt_show_note (attempt, self->entrance, PF_NOTE (self->note));
  describe (self);
  if (attempt->n_faults == self->n_faults)
    return;
  self->n_faults = attempt->n_faults;
  if (attempt->fault == PF_ATTEMPT_FAULT_PASSWORD)
    gtk_editable_set_text (GTK_EDITABLE (self->password), "");
  pf_attempt_show_fault (
      attempt, self->entrance, PF_ATTEMPT_PLACE_PASSWORD, PF_FORM_FIELD (self->field));
  gtk_widget_grab_focus (self->password);
}

static void
pf_lock_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pf_lock_page_parent_class)->map (widget);
  gtk_widget_grab_focus (PF_LOCK_PAGE (widget)->password);
}

static void
pf_lock_page_unmap (GtkWidget *widget)
{
  gtk_editable_set_text (GTK_EDITABLE (PF_LOCK_PAGE (widget)->password), "");
  GTK_WIDGET_CLASS (pf_lock_page_parent_class)->unmap (widget);
}

static void
pf_lock_page_dispose (GObject *object)
{
  PfLockPage *self = PF_LOCK_PAGE (object);

  g_clear_object (&self->attempt);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_lock_page_parent_class)->dispose (object);
}

static void
pf_lock_page_finalize (GObject *object)
{
  g_free (PF_LOCK_PAGE (object)->locked);
  G_OBJECT_CLASS (pf_lock_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/lock-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfLockPage, name)
  BIND (avatar);
  BIND (name);
  BIND (about);
  BIND (note);
  BIND (field);
  BIND (password);
  BIND (go);
  BIND (since);
  BIND (held);
  BIND (news);
#undef BIND
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALLBACK (go_cb);
  CALLBACK (leave_cb);
  CALLBACK (edited_cb);
  CALLBACK (pf_frame_pick_decoration);
#undef CALLBACK
}

static void
pf_lock_page_class_init (PfLockPageClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_lock_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pf_lock_page_finalize;
  widget_class->map = pf_lock_page_map;
  widget_class->unmap = pf_lock_page_unmap;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  unlock_signal = SIGNAL ("unlock", 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  leave_signal = SIGNAL ("leave", 0);
#undef SIGNAL
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  bind_template (widget_class);
}

static void
pf_lock_page_init (PfLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pf_form_field_watch_caps_lock (PF_FORM_FIELD (self->field));
  pf_frame_let_wrap (PF_FRAME (self), GTK_WIDGET (self));
}

static void
show_person (PfLockPage *self, PfAccount *account)
{
  g_autofree char *name = g_strdup_printf ("%s %s", account->first_name, account->last_name);
  g_autofree char *roles =
      pf_roles_say (pf_roles_from_words ((const char *const *) account->roles));

  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->about), roles != NULL ? roles : account->email);
}

GtkWidget *
pf_lock_page_new (PfAttempt *attempt, PfVisit *visit, PfEntrance *entrance, PfInstant since)
{
  PfLockPage *self = g_object_new (PF_TYPE_LOCK_PAGE, NULL);
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (visit);
  g_autofree char *time = pf_say_time (since, zone);

  /* Translators: time of day */
  self->locked = g_strdup_printf (
      _ ("Locked at %s. Nothing is lost: what you had begun waits for you."), time);
  self->attempt = g_object_ref (attempt);
  self->entrance = g_object_ref (entrance);
  self->n_faults = attempt->n_faults;
  show_person (self, pf_visit_get_me (visit)->account);
  pf_note_set_text (PF_NOTE (self->since), self->locked);
  g_signal_connect_object (attempt, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
pf_lock_page_say_held (PfLockPage *self)
{
  const char *words = _ ("The link of your mail opens once you have unlocked.");

  g_return_if_fail (PF_IS_LOCK_PAGE (self));

  pf_note_set_text (PF_NOTE (self->held), words);
  gtk_widget_set_visible (self->news, TRUE);
  pf_live_region_say (PF_LIVE_REGION (self->news), words);
}
