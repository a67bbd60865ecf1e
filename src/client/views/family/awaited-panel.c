/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/awaited-panel.h"

#include <glib/gi18n.h>

#include "client/views/family/awaited-words.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/proof-form.h"
#include "client/views/widgets/proof-words.h"

struct _PfAwaitedPanel
{
  AdwBin parent_instance;

  PfProofSending *sending;
  PfVisit *visit;
  gboolean was_busy;
  gboolean was_open;
  gboolean was_waiting; /* until the portal takes another document */

  GtkWidget *news;
  GtkWidget *words;
  GtkWidget *reason;
  GtkWidget *wanted;
  GtkWidget *advice;
  GtkWidget *open;
  GtkWidget *form_box;
  GtkWidget *purpose;
  GtkWidget *form;
  GtkWidget *result;
  GtkWidget *failure;
  GtkWidget *later;
  GtkWidget *send;
};

G_DEFINE_FINAL_TYPE (PfAwaitedPanel, pf_awaited_panel, ADW_TYPE_BIN)

/* ---- what is shown */

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show_file (PfAwaitedPanel *self)
{
  g_autofree char *words = pf_awaited_say_words (self->sending, self->visit);
  g_autofree char *wanted = pf_awaited_say_wanted (self->sending);
  g_autofree char *reason = pf_awaited_say_reason (self->sending);
  const char *advice = pf_awaited_get_advice (self->sending);
  g_autofree char *spoken = g_strdup_printf ("%s %s %s %s",
                                             words,
                                             reason != NULL ? reason : "",
                                             wanted != NULL ? wanted : "",
                                             advice != NULL ? advice : "");

  pf_live_region_say (PF_LIVE_REGION (self->news), spoken);
  set_label (self->words, words);
  set_label (self->reason, reason);
  set_label (self->wanted, wanted);
  set_label (self->advice, advice);
  set_label (self->purpose, pf_awaited_get_purpose (self->sending));
}

/* Told again each second, how long to wait would never be told whole: it is when the wait begins.
 */
static void
show_failure (PfAwaitedPanel *self)
{
  PfProofSending *sending = self->sending;
  gboolean waits = sending->retry_seconds > 0;
  g_autofree char *words = pf_awaited_say_failure (sending);

  if (!waits && gtk_widget_has_focus (self->result))
    gtk_widget_grab_focus (self->send);
  gtk_widget_set_visible (self->result, words != NULL);
  pf_note_set_text (PF_NOTE (self->failure), words);
  if (!waits || !self->was_waiting)
    pf_live_region_say (PF_LIVE_REGION (self->result), words != NULL ? words : "");
  self->was_waiting = waits;
}

static void
show_form (PfAwaitedPanel *self)
{
  PfProofSending *sending = self->sending;
  PfProofForm *form = PF_PROOF_FORM (self->form);
  const char *kind = sending->faults[PF_PROOF_FAULT_KIND];
  const char *date = sending->faults[PF_PROOF_FAULT_DATE];
  const char *file = sending->faults[PF_PROOF_FAULT_FILE];
  g_autofree char *date_words =
      date != NULL ? pf_proof_build_date_fault (date, sending->today) : NULL;
  g_autofree char *file_words =
      file != NULL ? pf_proof_build_fault (file, sending->maximum_bytes) : NULL;

  pf_proof_form_set_maximum (form, sending->maximum_bytes);
  pf_proof_form_offer (form, sending->kinds, sending->n_kinds);
  pf_proof_form_show (
      form, sending->kind, sending->date != NULL ? sending->date : "", sending->proof);
  pf_proof_form_set_fault (
      form, PF_PROOF_PART_KIND, kind != NULL ? pf_proof_get_kind_fault () : NULL);
  pf_proof_form_set_fault (form, PF_PROOF_PART_DATE, date_words);
  if (file != NULL || sending->proof != NULL)
    pf_proof_form_set_fault (form, PF_PROOF_PART_FILE, file_words);
  gtk_widget_set_sensitive (self->form, !sending->busy);
  gtk_widget_set_sensitive (self->later, !sending->busy);
  gtk_widget_set_sensitive (self->send, !pf_proof_sending_is_held (sending));
  gtk_button_set_label (GTK_BUTTON (self->send),
                        sending->busy ? _ ("Sending…") : _ ("Send the Document"));
  show_failure (self);
}

static void
move_focus (PfAwaitedPanel *self)
{
  PfProofSending *sending = self->sending;

  if (sending->open && !self->was_open)
    pf_proof_form_take_focus (PF_PROOF_FORM (self->form), PF_PROOF_PART_KIND);
  else if (!sending->open && self->was_open)
    gtk_widget_grab_focus (self->news);
  else if (self->was_busy && !sending->busy)
    gtk_widget_grab_focus (sending->retry_seconds > 0 ? self->result : self->send);
  self->was_open = sending->open;
  self->was_busy = sending->busy;
}

static void
update (PfAwaitedPanel *self)
{
  PfProofSending *sending = self->sending;
  gboolean is_shown = sending->file != NULL || sending->enrolment != NULL;
  gboolean more = sending->enrolment != NULL ||
                  (sending->file != NULL && sending->file->state == PF_QUEUE_STATE_MORE_WANTED);

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  if (!is_shown)
    return;
  show_file (self);
  gtk_widget_set_visible (self->open, more && !sending->open);
  gtk_widget_set_visible (self->form_box, more && sending->open);
  show_form (self);
  move_focus (self);
}

/* ---- what the person does */

static void
open_cb (PfAwaitedPanel *self)
{
  pf_proof_sending_set_open (self->sending, TRUE);
}

static void
close_cb (PfAwaitedPanel *self)
{
  pf_proof_sending_set_open (self->sending, FALSE);
}

static void
answered_cb (PfAwaitedPanel *self)
{
  PfProofForm *form = PF_PROOF_FORM (self->form);

  pf_proof_sending_answer (self->sending,
                           pf_proof_form_get_kind (form),
                           pf_proof_form_get_date (form),
                           pf_proof_form_get_proof (form));
}

/* The first fault takes the focus. */
static void
send_cb (PfAwaitedPanel *self)
{
  PfProofSending *sending = self->sending;

  pf_proof_sending_send (sending);
  if (sending->faults[PF_PROOF_FAULT_DATE] != NULL)
    pf_proof_form_take_focus (PF_PROOF_FORM (self->form), PF_PROOF_PART_DATE);
  else if (sending->faults[PF_PROOF_FAULT_FILE] != NULL)
    pf_proof_form_take_focus (PF_PROOF_FORM (self->form), PF_PROOF_PART_FILE);
}

/* ---- the widget */

static void
pf_awaited_panel_finalize (GObject *object)
{
  g_clear_object (&PF_AWAITED_PANEL (object)->sending);
  g_clear_object (&PF_AWAITED_PANEL (object)->visit);
  G_OBJECT_CLASS (pf_awaited_panel_parent_class)->finalize (object);
}

static void
pf_awaited_panel_class_init (PfAwaitedPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_awaited_panel_finalize;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_PROOF_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/awaited-panel.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfAwaitedPanel, name)
  BIND (news);
  BIND (words);
  BIND (reason);
  BIND (wanted);
  BIND (advice);
  BIND (open);
  BIND (form_box);
  BIND (purpose);
  BIND (form);
  BIND (result);
  BIND (failure);
  BIND (later);
  BIND (send);
#undef BIND
#define BIND(name) gtk_widget_class_bind_template_callback (widget_class, name)
  BIND (open_cb);
  BIND (close_cb);
  BIND (answered_cb);
  BIND (send_cb);
#undef BIND
}

static void
pf_awaited_panel_init (PfAwaitedPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pf_awaited_panel_follow (PfAwaitedPanel *self, PfProofSending *sending, PfVisit *visit)
{
  g_return_if_fail (PF_IS_AWAITED_PANEL (self));
  g_return_if_fail (self->sending == NULL);

  self->sending = g_object_ref (sending);
  self->visit = g_object_ref (visit);
  g_signal_connect_object (sending, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      visit, "notify::time-zone", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
