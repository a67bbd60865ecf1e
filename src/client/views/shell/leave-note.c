/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/leave-note.h"

#include <glib/gi18n.h>

#include "client/views/widgets/box.h"
#include "client/views/widgets/note.h"

struct _PfLeaveNote
{
  AdwBin parent_instance;

  GtkWidget *note;
  GtkWidget *stay;
};

static guint answered_signal;

G_DEFINE_FINAL_TYPE (PfLeaveNote, pf_leave_note, ADW_TYPE_BIN)

static void
leave_cb (PfLeaveNote *self)
{
  g_signal_emit (self, answered_signal, 0, TRUE);
}

static void
stay_cb (PfLeaveNote *self)
{
  g_signal_emit (self, answered_signal, 0, FALSE);
}

/* It comes unasked for: what has the focus says what it is about. */
static void
pf_leave_note_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pf_leave_note_parent_class)->map (widget);
  gtk_widget_grab_focus (PF_LEAVE_NOTE (widget)->stay);
}

static void
pf_leave_note_class_init (PfLeaveNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = pf_leave_note_map;
  answered_signal = g_signal_new ("answered",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_BOOLEAN);
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/leave-note.ui");
  gtk_widget_class_bind_template_child (widget_class, PfLeaveNote, note);
  gtk_widget_class_bind_template_child (widget_class, PfLeaveNote, stay);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, stay_cb);
}

static void
pf_leave_note_init (PfLeaveNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
build_words (PfLeaveReason reason, const char *name)
{
  switch (reason) {
  case PF_LEAVE_REASON_PASSWORD:
    break;
  case PF_LEAVE_REASON_NEW_ACCOUNT:
    /* Translators: first and last name */
    return g_strdup_printf (_ ("The link that was opened confirms the address of a new account. "
                               "You are signed in as %s: the link needs you to leave that account "
                               "first."),
                            name);
  case PF_LEAVE_REASON_OTHER_TOWN:
    /* Translators: first and last name */
    return g_strdup_printf (_ ("The link that was opened is of another town’s portal. You are "
                               "signed in here as %s: the link needs you to leave that account "
                               "first."),
                            name);
  case PF_N_LEAVE_REASONS:
    break;
  }
  /* Translators: first and last name */
  return g_strdup_printf (_ ("The link that was opened lets one choose the password of an account. "
                             "You are signed in as %s: the link needs you to leave that account "
                             "first."),
                          name);
}

GtkWidget *
pf_leave_note_new (PfLeaveReason reason, const char *name)
{
  PfLeaveNote *self = g_object_new (PF_TYPE_LEAVE_NOTE, NULL);
  g_autofree char *words = build_words (reason, name);

  pf_note_set_text (PF_NOTE (self->note), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->stay), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return GTK_WIDGET (self);
}
