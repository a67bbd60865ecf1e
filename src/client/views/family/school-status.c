/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/school-status.h"

#include <glib/gi18n.h>

#include "client/views/family/school-status-words.h"
#include "client/views/widgets/live-region.h"

struct _PfSchoolStatus
{
  AdwBin parent_instance;

  PfSchoolEnrolling *enrolling; /* (nullable) */

  GtkWidget *news;
  GtkWidget *state;
  GtkWidget *asked;
  GtkWidget *reason;
  GtkWidget *next;
  GtkWidget *withdraw;
};

enum
{
  PROP_ENROLLING = 1,
};

G_DEFINE_FINAL_TYPE (PfSchoolStatus, pf_school_status, ADW_TYPE_BIN)

static void
withdraw_cb (PfSchoolStatus *self)
{
  pf_school_enrolling_withdraw (self->enrolling);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

/* Why is said with a document's request by the panel where it is sent. */
static char *
say_reason (PfSchoolEnrolment *enrolment)
{
  if (enrolment->reason == NULL || *enrolment->reason == '\0' ||
      enrolment->state == PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED)
    return NULL;
  return g_strdup_printf (_ ("“%s”"), enrolment->reason);
}

static gboolean
is_shown (PfSchoolEnrolling *enrolling)
{
  return enrolling->child != NULL && enrolling->enrolment != NULL &&
         (enrolling->need != PF_SCHOOL_NEED_ENROL ||
          enrolling->enrolment->state == PF_SCHOOL_ENROLMENT_STATE_REFUSED);
}

/* @reason, @next: (nullable) */
static char *
say_all (const char *state, const char *asked, const char *reason, const char *next)
{
  GString *words = g_string_new (state);

  g_string_append_printf (words, " %s.", asked);
  if (reason != NULL)
    g_string_append_printf (words, " %s", reason);
  if (next != NULL)
    g_string_append_printf (words, " %s", next);
  return g_string_free (words, FALSE);
}

static void
show (PfSchoolStatus *self)
{
  PfSchoolEnrolling *enrolling = self->enrolling;
  PfNoteKind kind;
  g_autofree char *state = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *next = NULL;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown (enrolling));
  if (!is_shown (enrolling))
    return;
  state = pf_enrolling_say_state (enrolling, &kind);
  asked = pf_enrolling_say_asked (enrolling);
  reason = say_reason (enrolling->enrolment);
  next = pf_enrolling_say_next (enrolling);
  spoken = say_all (state, asked, reason, next);
  pf_live_region_say (PF_LIVE_REGION (self->news), spoken);
  pf_note_set_kind (PF_NOTE (self->state), kind);
  pf_note_set_text (PF_NOTE (self->state), state);
  set_label (self->asked, asked);
  set_label (self->reason, reason);
  set_label (self->next, next);
  gtk_widget_set_visible (self->withdraw, enrolling->need == PF_SCHOOL_NEED_WAIT);
  gtk_widget_set_sensitive (self->withdraw, !enrolling->busy);
}

static void
pf_school_status_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  PfSchoolStatus *self = PF_SCHOOL_STATUS (object);

  if (!g_set_object (&self->enrolling, g_value_get_object (value)) || self->enrolling == NULL)
    return;
  g_signal_connect_object (self->enrolling, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->enrolling->loading, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static gboolean
pf_school_status_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PF_SCHOOL_STATUS (widget)->news);
}

static void
pf_school_status_finalize (GObject *object)
{
  g_clear_object (&PF_SCHOOL_STATUS (object)->enrolling);
  G_OBJECT_CLASS (pf_school_status_parent_class)->finalize (object);
}

static void
pf_school_status_class_init (PfSchoolStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pf_school_status_set_property;
  object_class->finalize = pf_school_status_finalize;
  widget_class->grab_focus = pf_school_status_grab_focus;
  g_object_class_install_property (object_class,
                                   PROP_ENROLLING,
                                   g_param_spec_object ("enrolling",
                                                        NULL,
                                                        NULL,
                                                        PF_TYPE_SCHOOL_ENROLLING,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/school-status.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfSchoolStatus, name)
  BIND (news);
  BIND (state);
  BIND (asked);
  BIND (reason);
  BIND (next);
  BIND (withdraw);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
}

static void
pf_school_status_init (PfSchoolStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
