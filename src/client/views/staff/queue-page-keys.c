/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the agent does, by button or key, and where the focus goes.
 */
#include "client/views/staff/queue-answer.h"
#include "client/views/staff/queue-candidates.h"
#include "client/views/staff/queue-page-private.h"
#include "client/views/staff/queue-row.h"
#include "client/views/staff/school-choices.h"

void
pf_queue_page_drop_focus (PfQueuePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->decision))
    gtk_root_set_focus (root, NULL);
}

static void
accept (GtkWidget *widget, const char *, GVariant *)
{
  pf_queue_model_decide (PF_QUEUE_PAGE (widget)->model, PF_QUEUE_VERDICT_ACCEPT);
}

static void
write_answer (GtkWidget *widget, const char *, GVariant *target)
{
  PfQueuePage *self = PF_QUEUE_PAGE (widget);
  PfQueueVerdict verdict = (PfQueueVerdict) g_variant_get_int32 (target);

  if (!pf_queue_model_may_decide (self->model, verdict)) {
    gtk_widget_error_bell (widget);
    return;
  }
  pf_queue_page_drop_focus (self);
  pf_queue_draft_write (self->model->draft, verdict);
  pf_queue_answer_focus (PF_QUEUE_ANSWER (self->answer));
}

static void
send_answer (GtkWidget *widget, const char *, GVariant *)
{
  PfQueueModel *model = PF_QUEUE_PAGE (widget)->model;

  pf_queue_model_decide (model, pf_queue_draft_get_verdict (model->draft));
}

static void
leave (GtkWidget *widget, const char *, GVariant *)
{
  PfQueuePage *self = PF_QUEUE_PAGE (widget);

  pf_queue_page_drop_focus (self);
  pf_queue_draft_write (self->model->draft, PF_QUEUE_VERDICT_NONE);
  pf_queue_page_focus_row (self);
}

static void
undo (GtkWidget *widget, const char *, GVariant *)
{
  pf_queue_model_undo (PF_QUEUE_PAGE (widget)->model);
}

static void
step (GtkWidget *widget, const char *, GVariant *places)
{
  PfQueuePage *self = PF_QUEUE_PAGE (widget);

  if (pf_queue_model_step (self->model, g_variant_get_int32 (places)))
    pf_queue_page_focus_row (self);
  else
    gtk_widget_error_bell (widget);
}

static void
choose (GtkWidget *widget, const char *, GVariant *number)
{
  PfQueuePage *self = PF_QUEUE_PAGE (widget);
  guint n = (guint) g_variant_get_int32 (number) - 1;

  if (!pf_queue_candidates_choose (PF_QUEUE_CANDIDATES (self->candidates), n))
    pf_school_choices_choose (PF_SCHOOL_CHOICES (self->school_choices), n);
}

static void
pass_on (GtkWidget *widget, const char *, GVariant *action)
{
  gtk_widget_activate_action_variant (
      PF_QUEUE_PAGE (widget)->desk, g_variant_get_string (action, NULL), NULL);
}

/* Where one types, Ctrl+Z is of what was typed. */
static gboolean
undo_key_cb (GtkWidget *widget, GVariant *, gpointer)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && !GTK_IS_EDITABLE (focus) && !GTK_IS_TEXT_VIEW (focus) &&
         pf_queue_model_undo (PF_QUEUE_PAGE (widget)->model);
}

void
pf_queue_page_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "queue.accept", NULL, accept);
  gtk_widget_class_install_action (widget_class, "queue.write", "i", write_answer);
  gtk_widget_class_install_action (widget_class, "queue.send", NULL, send_answer);
  gtk_widget_class_install_action (widget_class, "queue.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "queue.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "queue.step", "i", step);
  gtk_widget_class_install_action (widget_class, "queue.choose", "i", choose);
  gtk_widget_class_install_action (widget_class, "queue.pass-on", "s", pass_on);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "queue.leave", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_key_cb, NULL);
}

static void
add_key (GtkEventController *keys,
         guint key,
         GdkModifierType state,
         const char *action,
         GVariant *argument)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (key, state), gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, argument);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
add_list_keys (PfQueuePage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_j, 0, "queue.step", g_variant_new_int32 (1));
  add_key (keys, GDK_KEY_k, 0, "queue.step", g_variant_new_int32 (-1));
  add_key (keys, GDK_KEY_a, 0, "queue.accept", NULL);
  add_key (keys, GDK_KEY_d, 0, "queue.write", g_variant_new_int32 (PF_QUEUE_VERDICT_ASK));
  add_key (keys, GDK_KEY_r, 0, "queue.write", g_variant_new_int32 (PF_QUEUE_VERDICT_REFUSE));
  for (int i = 1; i <= 9; i++) {
    add_key (keys, GDK_KEY_0 + (guint) i, 0, "queue.choose", g_variant_new_int32 (i));
    add_key (keys, GDK_KEY_KP_0 + (guint) i, 0, "queue.choose", g_variant_new_int32 (i));
  }
  add_key (keys, GDK_KEY_plus, 0, "queue.pass-on", g_variant_new_string ("document.zoom-in"));
  add_key (keys, GDK_KEY_KP_Add, 0, "queue.pass-on", g_variant_new_string ("document.zoom-in"));
  add_key (keys, GDK_KEY_minus, 0, "queue.pass-on", g_variant_new_string ("document.zoom-out"));
  add_key (
      keys, GDK_KEY_KP_Subtract, 0, "queue.pass-on", g_variant_new_string ("document.zoom-out"));
  add_key (keys, GDK_KEY_t, 0, "queue.pass-on", g_variant_new_string ("document.turn"));
  add_key (keys, GDK_KEY_question, GDK_SHIFT_MASK, "app.shortcuts", NULL);
  add_key (keys, GDK_KEY_question, 0, "app.shortcuts", NULL);
  gtk_widget_add_controller (self->list, keys);
}

/* A text view would take the key as a new line. */
static void
add_sending_keys (PfQueuePage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (keys, GDK_KEY_Return, GDK_CONTROL_MASK, "queue.send", NULL);
  add_key (keys, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "queue.send", NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
pf_queue_page_add_keys (PfQueuePage *self)
{
  add_list_keys (self);
  add_sending_keys (self);
}

/* The list's own widget around the row of the open file, or NULL while there is none. */
static GtkWidget *
find_row (PfQueuePage *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->list); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *row = gtk_widget_get_first_child (child);
    PfQueueSummary *summary = row != NULL && PF_IS_QUEUE_ROW (row) && gtk_widget_get_mapped (child)
                                  ? pf_queue_row_get_summary (PF_QUEUE_ROW (row))
                                  : NULL;

    if (summary != NULL && g_strcmp0 (summary->id, self->model->selected) == 0)
      return child;
  }
  return NULL;
}

/* A row far away is made when the list has come to it. */
static gboolean
focus_soon_cb (GtkWidget *widget, GdkFrameClock *, gpointer)
{
  PfQueuePage *self = PF_QUEUE_PAGE (widget);
  GtkWidget *row = find_row (self);

  if (row != NULL)
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

void
pf_queue_page_focus_row (PfQueuePage *self)
{
  const guint position = pf_queue_model_get_position (self->model);
  GtkWidget *row;

  self->awaited = position == G_MAXUINT && self->model->loading->taken_at == 0;
  if (position == G_MAXUINT) {
    gtk_widget_child_focus (self->notice, GTK_DIR_TAB_FORWARD);
    return;
  }
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  row = find_row (self);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  else
    gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_soon_cb, NULL, NULL);
}
