/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "client/views/staff/queue-answer.h"
#include "client/views/staff/queue-candidates.h"
#include "client/views/staff/queue-facts.h"
#include "client/views/staff/queue-notice.h"
#include "client/views/staff/queue-page-private.h"
#include "client/views/staff/queue-row.h"
#include "client/views/staff/queue-words.h"
#include "client/views/staff/school-choices.h"
#include "client/views/staff/tie-choices.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/document-view.h"
#include "client/views/widgets/loading-note.h"
#include "client/views/widgets/segments.h"
#include "client/views/widgets/stack.h"

typedef enum
{
  PROP_NARROW = 1,
} PfQueuePageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (PfQueuePage, pf_queue_page, ADW_TYPE_BIN)

/* ---- the list */

static void
setup_cb (PfQueuePage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pf_queue_row_new (self->model->loading));
}

static void
bind_cb (PfQueuePage *, GtkListItem *item)
{
  pf_queue_row_set_summary (PF_QUEUE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cb (PfQueuePage *, GtkListItem *item)
{
  pf_queue_row_set_summary (PF_QUEUE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
fill_list (PfQueuePage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
}

static void
selected_cb (PfQueuePage *self)
{
  PfQueueSummary *summary = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && summary != NULL)
    pf_queue_model_select (self->model, summary->id);
}

static void
show_list (PfQueuePage *self)
{
  GListModel *list = pf_queue_model_get_list (self->model);
  const guint position = pf_queue_model_get_position (self->model);
  const gboolean is_known = self->model->loading->taken_at != 0;
  const gboolean is_empty = is_known && g_list_model_get_n_items (list) == 0;
  GtkStack *lists = GTK_STACK (self->lists);
  const gboolean waits = self->model->shown == PF_QUEUE_STATE_WAITING;

  self->following = TRUE;
  if (gtk_single_selection_get_model (self->selection) != list)
    gtk_single_selection_set_model (self->selection, list);
  if (gtk_single_selection_get_selected (self->selection) != position)
    gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  gtk_label_set_label (GTK_LABEL (self->title),
                       waits ? _ ("To decide") : _ ("The family is to answer"));
  gtk_label_set_label (GTK_LABEL (self->empty),
                       waits ? _ ("Nothing is waiting: all is decided.")
                             : _ ("No family has been asked for anything."));
  pf_stack_show (lists, gtk_stack_get_child_by_name (lists, is_empty ? "empty" : "list"));
}

/* ---- the document */

static void
say_document (PfQueuePage *self, PfDocument *document)
{
  PfDocumentView *desk = PF_DOCUMENT_VIEW (self->desk);
  const char *name = document != NULL ? document->name : NULL;

  switch (self->model->paper) {
  case PF_QUEUE_PAPER_NONE:
    pf_document_view_say (desk, NULL, pf_queue_say_no_document (self->model->item), FALSE);
    break;
  case PF_QUEUE_PAPER_COMING:
    pf_document_view_say (desk, name, _ ("The document is on its way…"), FALSE);
    break;
  case PF_QUEUE_PAPER_FAILED:
    pf_document_view_say (desk, name, _ ("The document could not be fetched."), TRUE);
    break;
  case PF_QUEUE_PAPER_KNOWN:
    pf_document_view_show (desk, name, document->content_type, self->model->content);
    break;
  }
}

static void
document_chosen_cb (PfQueuePage *self)
{
  if (!self->following)
    pf_queue_model_look_at (self->model, pf_segments_get_selected (PF_SEGMENTS (self->documents)));
}

static void
show_documents (PfQueuePage *self)
{
  GListModel *documents =
      self->model->item != NULL ? G_LIST_MODEL (self->model->item->documents) : NULL;
  guint n = documents != NULL ? g_list_model_get_n_items (documents) : 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < n; i++) {
    g_autofree char *word = g_strdup_printf (_ ("Document %u"), i + 1);

    g_strv_builder_add (builder, word);
  }
  words = g_strv_builder_end (builder);
  self->following = TRUE;
  pf_segments_set_words (PF_SEGMENTS (self->documents), (const char *const *) words);
  pf_segments_set_selected (PF_SEGMENTS (self->documents), self->model->document);
  self->following = FALSE;
  gtk_widget_set_visible (self->documents, n > 1);
}

/* What is being read is left alone. Why there is nothing to read is another file's own to say. */
static void
show_document (PfQueuePage *self)
{
  PfDocument *document = pf_queue_model_get_document (self->model);
  const char *id = document != NULL ? document->id : NULL;

  show_documents (self);
  if (id != NULL && self->model->paper == self->paper && self->model->content == self->content &&
      g_strcmp0 (id, self->document) == 0)
    return;
  self->paper = self->model->paper;
  g_clear_pointer (&self->content, g_bytes_unref);
  self->content = self->model->content != NULL ? g_bytes_ref (self->model->content) : NULL;
  g_free (self->document);
  self->document = g_strdup (id);
  say_document (self, document);
}

/* ---- all of it */

/* The focus goes where there is something to do about what was told. */
static void
follow_news (PfQueuePage *self)
{
  PfQueueModel *model = self->model;

  if (self->n_news == model->n_news)
    return;
  self->n_news = model->n_news;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (model->news == PF_QUEUE_NEWS_LACK && model->lack == PF_QUEUE_LACK_HOUSEHOLD)
    gtk_widget_child_focus (self->candidates, GTK_DIR_TAB_FORWARD);
  else if (model->news == PF_QUEUE_NEWS_LACK && model->draft->verdict == PF_QUEUE_VERDICT_NONE)
    pf_school_choices_focus_reason (PF_SCHOOL_CHOICES (self->school_choices));
  else if (model->news == PF_QUEUE_NEWS_LACK)
    pf_queue_answer_focus (PF_QUEUE_ANSWER (self->answer));
  else if (model->news == PF_QUEUE_NEWS_DECIDED || model->news == PF_QUEUE_NEWS_UNDONE)
    pf_queue_page_focus_row (self);
}

static void
enable_actions (PfQueuePage *self)
{
  PfQueueModel *model = self->model;
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean writes = model->item != NULL && model->draft->verdict != PF_QUEUE_VERDICT_NONE;
  const gboolean explains = pf_queue_model_may_decide (model, PF_QUEUE_VERDICT_ACCEPT) &&
                            pf_queue_model_sends_elsewhere (model);

  gtk_widget_action_set_enabled (
      widget, "queue.accept", pf_queue_model_may_decide (model, PF_QUEUE_VERDICT_ACCEPT));
  gtk_widget_action_set_enabled (widget,
                                 "queue.write",
                                 pf_queue_model_may_decide (model, PF_QUEUE_VERDICT_ASK) ||
                                     pf_queue_model_may_decide (model, PF_QUEUE_VERDICT_REFUSE));
  gtk_widget_action_set_enabled (widget, "queue.send", (writes || explains) && !model->sending);
  gtk_widget_action_set_enabled (widget, "queue.leave", writes);
  gtk_widget_action_set_enabled (widget, "queue.undo", model->done != NULL && !model->sending);
}

/* The selected row of the sidebar is where the shell waits for a page without anything in it. */
static gboolean
is_elsewhere (PfQueuePage *self, GtkWidget *focus)
{
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;
  return !GTK_IS_LIST_BOX_ROW (focus) || !gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (focus));
}

/* Whoever went elsewhere meanwhile is left there. */
static void
focus_awaited (PfQueuePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!self->awaited || pf_queue_model_get_position (self->model) == G_MAXUINT)
    return;
  self->awaited = FALSE;
  if (!is_elsewhere (self, focus))
    pf_queue_page_focus_row (self);
}

/* Nothing is awaited where no file is open. */
static void
show_item_note (PfQueuePage *self)
{
  gtk_widget_set_visible (self->item_place,
                          self->model->selected != NULL && self->model->loading->taken_at != 0 &&
                              gtk_widget_get_visible (self->item_note));
}

/* Below one another, a large empty desk would hide what there is to read. */
static void
place_desk (PfQueuePage *self)
{
  PfQueueItem *item = self->model->item;
  gboolean is_empty =
      item != NULL && g_list_model_get_n_items (G_LIST_MODEL (item->documents)) == 0;

  gtk_widget_set_size_request (self->desk, -1, self->narrow && !is_empty ? 420 : -1);
}

static void
changed_cb (PfQueuePage *self)
{
  enable_actions (self);
  show_list (self);
  show_document (self);
  place_desk (self);
  show_item_note (self);
  focus_awaited (self);
  follow_news (self);
}

/* What is told must be seen, wherever the page is scrolled to. */
static void
move_notice (PfQueuePage *self)
{
  g_autoptr (GtkWidget) notice = g_object_ref (self->notice);

  adw_bin_set_child (ADW_BIN (self->narrow ? self->side_foot : self->foot), NULL);
  adw_bin_set_child (ADW_BIN (self->narrow ? self->foot : self->side_foot), notice);
}

/* Where it is narrow all three scroll together: none of them has a height of its own. */
static void
set_narrow (PfQueuePage *self, gboolean narrow)
{
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  move_notice (self);
  place_desk (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->decision),
                                  GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (self->lists, -1, narrow ? 210 : -1);
}

static void
pf_queue_page_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_set_boolean (value, PF_QUEUE_PAGE (object)->narrow);
}

static void
pf_queue_page_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  set_narrow (PF_QUEUE_PAGE (object), g_value_get_boolean (value));
}

static gboolean
pf_queue_page_grab_focus (GtkWidget *widget)
{
  pf_queue_page_focus_row (PF_QUEUE_PAGE (widget));
  return TRUE;
}

static void
pf_queue_page_dispose (GObject *object)
{
  PfQueuePage *self = PF_QUEUE_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_queue_page_parent_class)->dispose (object);
}

static void
pf_queue_page_finalize (GObject *object)
{
  PfQueuePage *self = PF_QUEUE_PAGE (object);

  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->document);
  G_OBJECT_CLASS (pf_queue_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfQueuePage, name)
  BIND (loading_note);
  BIND (title);
  BIND (lists);
  BIND (list);
  BIND (empty);
  BIND (documents);
  BIND (desk);
  BIND (decision);
  BIND (item_place);
  BIND (item_note);
  BIND (facts);
  BIND (candidates);
  BIND (tie_choices);
  BIND (school_choices);
  BIND (answer);
  BIND (side_foot);
  BIND (foot);
  BIND (notice);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, document_chosen_cb);
}

static void
pf_queue_page_class_init (PfQueuePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_queue_page_get_property;
  object_class->set_property = pf_queue_page_set_property;
  object_class->dispose = pf_queue_page_dispose;
  object_class->finalize = pf_queue_page_finalize;
  widget_class->grab_focus = pf_queue_page_grab_focus;
  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_DOCUMENT_VIEW);
  g_type_ensure (PF_TYPE_LOADING_NOTE);
  g_type_ensure (PF_TYPE_QUEUE_ANSWER);
  g_type_ensure (PF_TYPE_QUEUE_CANDIDATES);
  g_type_ensure (PF_TYPE_TIE_CHOICES);
  g_type_ensure (PF_TYPE_QUEUE_FACTS);
  g_type_ensure (PF_TYPE_QUEUE_NOTICE);
  g_type_ensure (PF_TYPE_SCHOOL_CHOICES);
  g_type_ensure (PF_TYPE_SEGMENTS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/queue-page.ui");
  bind_children (widget_class);
  pf_queue_page_class_add_actions (widget_class);
}

static void
pf_queue_page_init (PfQueuePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, FALSE);
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  pf_queue_page_add_keys (self);
}

GtkWidget *
pf_queue_page_new (PfQueueModel *model)
{
  PfQueuePage *self = g_object_new (PF_TYPE_QUEUE_PAGE, NULL);

  self->model = g_object_ref (model);
  g_object_set (self->loading_note, "loading", model->loading, NULL);
  g_object_set (self->item_note, "loading", model->item_loading, NULL);
  fill_list (self);
  g_signal_connect_object (
      model, "opened", G_CALLBACK (pf_queue_page_drop_focus), self, G_CONNECT_SWAPPED);
  pf_queue_facts_set_model (PF_QUEUE_FACTS (self->facts), model);
  pf_queue_candidates_set_model (PF_QUEUE_CANDIDATES (self->candidates), model);
  pf_tie_choices_set_model (PF_TIE_CHOICES (self->tie_choices), model);
  pf_school_choices_set_model (PF_SCHOOL_CHOICES (self->school_choices), model);
  pf_queue_answer_set_model (PF_QUEUE_ANSWER (self->answer), model);
  pf_queue_notice_set_model (PF_QUEUE_NOTICE (self->notice), model);
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->item_note, "notify::visible", G_CALLBACK (show_item_note), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

PfQueueModel *
pf_queue_page_get_model (PfQueuePage *self)
{
  g_return_val_if_fail (PF_IS_QUEUE_PAGE (self), NULL);
  return self->model;
}

/* ---- the header */

static void
show_views_cb (PfQueueModel *model, GtkWidget *views)
{
  g_auto (GStrv) words = pf_queue_say_segments (model);

  pf_segments_set_words (PF_SEGMENTS (views), (const char *const *) words);
  pf_segments_set_selected (PF_SEGMENTS (views), model->shown == PF_QUEUE_STATE_MORE_WANTED);
}

static void
view_chosen_cb (GtkWidget *views, GParamSpec *, PfQueueModel *model)
{
  pf_queue_model_show (model,
                       pf_segments_get_selected (PF_SEGMENTS (views)) == 0
                           ? PF_QUEUE_STATE_WAITING
                           : PF_QUEUE_STATE_MORE_WANTED);
}

GtkWidget *
pf_queue_page_new_views (PfQueuePage *self)
{
  GtkWidget *views = pf_segments_new ();

  g_return_val_if_fail (PF_IS_QUEUE_PAGE (self), NULL);
  show_views_cb (self->model, views);
  g_signal_connect_object (views, "notify::selected", G_CALLBACK (view_chosen_cb), self->model, 0);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (show_views_cb), views, 0);
  return views;
}
