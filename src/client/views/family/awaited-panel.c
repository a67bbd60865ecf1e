/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/awaited-panel.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/shell/failure-words.h"
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
  GtkWidget *form;
  GtkWidget *result;
  GtkWidget *failure;
  GtkWidget *later;
  GtkWidget *send;
};

G_DEFINE_FINAL_TYPE (PfAwaitedPanel, pf_awaited_panel, ADW_TYPE_BIN)

/* ---- words */

static char *
say_since (PfAwaitedPanel *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);
  PfInstant now = self->sending->now != 0 ? self->sending->now : g_get_real_time ();

  return pf_say_moment (self->sending->file->since, now, zone);
}

static char *
build_account_words (PfQueueState state, const char *since)
{
  switch (state) {
  case PF_QUEUE_STATE_MORE_WANTED:
    /* Translators: when */
    return g_strdup_printf (_ ("The family desk has asked you for another document: %s."), since);
  case PF_QUEUE_STATE_REFUSED:
    /* Translators: when */
    return g_strdup_printf (_ ("The family desk has refused this account: %s."), since);
  case PF_QUEUE_STATE_NONE:
  case PF_QUEUE_STATE_WAITING:
  case PF_QUEUE_STATE_ACCEPTED:
    break;
  }
  /* Translators: since when */
  return g_strdup_printf (_ ("Your e-mail address is verified. Your document waits at the family "
                             "desk: %s. You will get a mail: account accepted, another document "
                             "wanted, or refusal with its reason."),
                          since);
}

static char *
build_refusal (PfAwaitedPanel *self, const char *since)
{
  PfMe *me = pf_visit_get_me (self->visit);

  if (me != NULL && me->account != NULL && me->account->state == PF_ACCOUNT_STATE_ACTIVE)
    /* Translators: when */
    return g_strdup_printf (_ ("The family desk has refused your request to follow the children "
                               "from your household: %s. Nothing else of your file has changed."),
                            since);
  /* Translators: when */
  return g_strdup_printf (_ ("The family desk has refused your request to follow the children from "
                             "a household of your own: %s. No household is opened."),
                          since);
}

/* Of who lives elsewhere, and has accepted an invitation. */
static char *
build_tie_words (PfAwaitedPanel *self, PfQueueState state, const char *since)
{
  switch (state) {
  case PF_QUEUE_STATE_MORE_WANTED:
    /* Translators: when */
    return g_strdup_printf (_ ("The family desk has asked you for a document that shows that you "
                               "are a guardian of the children: %s."),
                            since);
  case PF_QUEUE_STATE_REFUSED:
    return build_refusal (self, since);
  case PF_QUEUE_STATE_NONE:
  case PF_QUEUE_STATE_WAITING:
  case PF_QUEUE_STATE_ACCEPTED:
    break;
  }
  /* Translators: since when */
  return g_strdup_printf (_ ("You have accepted the invitation. Since %s, the family desk checks "
                             "that you are a guardian of the children. You will get a mail: "
                             "household open, document wanted, or refusal with its reason."),
                          since);
}

static char *
build_words (PfAwaitedPanel *self)
{
  PfAccountFile *file = self->sending->file;
  g_autofree char *since = say_since (self);

  return file->kind == PF_QUEUE_KIND_GUARDIAN_TIE ? build_tie_words (self, file->state, since)
                                                  : build_account_words (file->state, since);
}

static const char *
get_advice (PfQueueState state)
{
  if (state != PF_QUEUE_STATE_REFUSED)
    return NULL;
  return _ ("If you think that this is a mistake, or if your situation changes, call the family "
            "desk: it can look at it again.");
}

/* "Lease; statement on honour": what only the reason describes stands there. */
static char *
build_wanted (PfAwaitedPanel *self)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);
  GStrv wanted = self->sending->file->documents_wanted;
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++) {
    GEnumValue *value = g_enum_get_value_by_nick (kinds, wanted[i]);
    const char *words = value != NULL && value->value != PF_DOCUMENT_KIND_OTHER
                            ? pf_proof_kind_get_words ((PfDocumentKind) value->value)
                            : NULL;

    if (words != NULL)
      g_string_append_printf (
          list, "%s%s", list->len > 0 ? C_ ("between the items of a list", "; ") : "", words);
  }
  return list->len > 0 ? g_strdup_printf (_ ("Asked for: %s."), list->str) : NULL;
}

static const char *
get_failure_words (PfProofSending *sending)
{
  if (sending->failure == PF_FAILURE_NO_DOCUMENTS)
    return _ ("This portal takes no documents now. Bring it to the family desk.");
  if (sending->failure == PF_FAILURE_TOO_MANY)
    return _ ("Not sent: many documents came in a short time. What you chose is kept; wait a "
              "moment.");
  return _ ("Not sent: the portal was not reached, or did not take it. What you chose is kept; "
            "try again in a moment.");
}

/* (transfer full) (nullable) */
static char *
build_failure (PfProofSending *sending)
{
  GString *words;

  if (sending->failure == PF_FAILURE_NONE)
    return NULL;
  words = g_string_new (get_failure_words (sending));
  pf_failure_append_wait (words, sending->retry_seconds);
  return g_string_free (words, FALSE);
}

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
  PfAccountFile *file = self->sending->file;
  g_autofree char *words = build_words (self);
  g_autofree char *wanted = build_wanted (self);
  g_autofree char *reason =
      file->reason != NULL ? g_strdup_printf (_ ("“%s”"), file->reason) : NULL;
  const char *advice = get_advice (file->state);
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
}

/* Told again each second, how long to wait would never be told whole: it is when the wait begins.
 */
static void
show_failure (PfAwaitedPanel *self)
{
  PfProofSending *sending = self->sending;
  gboolean waits = sending->retry_seconds > 0;
  g_autofree char *words = build_failure (sending);

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
  gboolean more = sending->file != NULL && sending->file->state == PF_QUEUE_STATE_MORE_WANTED;

  gtk_widget_set_visible (GTK_WIDGET (self), sending->file != NULL);
  if (sending->file == NULL)
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
