/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/document-view.h"

#include <glib/gi18n.h>

#include "client/views/widgets/document-pages.h"
#include "client/views/widgets/document-paper.h"
#include "client/views/widgets/stack.h"

/* Pixels of a page's longer side, while it is seen whole: enough for a screen of this year. */
#define WHOLE_SIDE 1800

static const double zooms[] = { 1, 1.25, 1.5, 2, 3, 4 };

struct _PfDocumentView
{
  AdwBin parent_instance;

  char *name;             /* (nullable) */
  PfDocumentPages *pages; /* (nullable) */
  guint page;
  guint turns;
  guint zoom;                  /* of zooms */
  GCancellable *on_its_way;    /* (nullable): reading or drawing */
  double dragged_x, dragged_y; /* where the page lay when it was taken hold of */

  GtkWidget *tools;
  GtkWidget *title;
  GtkWidget *number;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *paper;
  GtkWidget *message;
  GtkWidget *words;
  GtkWidget *again;
};

G_DEFINE_FINAL_TYPE (PfDocumentView, pf_document_view, ADW_TYPE_BIN)

static guint
get_n_pages (PfDocumentView *self)
{
  return self->pages != NULL ? pf_document_pages_get_n_pages (self->pages) : 0;
}

static void
show_tools (PfDocumentView *self)
{
  const guint n_pages = get_n_pages (self);
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *number = g_strdup_printf ("%u / %u", self->page + 1, n_pages);

  gtk_widget_set_visible (self->tools, n_pages > 0);
  gtk_widget_set_visible (self->number, n_pages > 1);
  gtk_widget_set_visible (self->previous, n_pages > 1);
  gtk_widget_set_visible (self->next, n_pages > 1);
  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_widget_action_set_enabled (widget, "document.previous", self->page > 0);
  gtk_widget_action_set_enabled (widget, "document.next", self->page + 1 < n_pages);
  gtk_widget_action_set_enabled (
      widget, "document.zoom-in", n_pages > 0 && self->zoom + 1 < G_N_ELEMENTS (zooms));
  gtk_widget_action_set_enabled (widget, "document.zoom-out", n_pages > 0 && self->zoom > 0);
  gtk_widget_action_set_enabled (widget, "document.whole", n_pages > 0 && self->zoom > 0);
  gtk_widget_action_set_enabled (widget, "document.turn", n_pages > 0);
}

/* "facture.pdf, page 1 of 2" */
static void
speak (PfDocumentView *self)
{
  g_autofree char *words = NULL;

  if (self->pages == NULL)
    return;
  /* Translators: a file's name, then the number of a page and how many there are. */
  words = g_strdup_printf (_ ("%s, page %u of %u"), self->name, self->page + 1, get_n_pages (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->paper), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_words (PfDocumentView *self, const char *words, gboolean may_help)
{
  gtk_widget_set_visible (self->again, may_help);
  gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : "");
  pf_stack_show (GTK_STACK (self->stack), self->message);
}

static const char *
explain (const GError *error)
{
  switch ((PfDocumentFault) error->code) {
  case PF_DOCUMENT_FAULT_DAMAGED:
    return _ ("This file cannot be read: it is damaged, or is not what its name says.");
  case PF_DOCUMENT_FAULT_FORMAT:
    return _ ("This computer has nothing that reads this kind of picture.");
  case PF_DOCUMENT_FAULT_PROTECTED:
    return _ ("This document is protected by a password: one without it is needed.");
  case PF_DOCUMENT_FAULT_TOO_LARGE:
    return _ ("This document is too large to be opened safely.");
  }
  g_return_val_if_reached ("");
}

static void
stop (PfDocumentView *self)
{
  g_cancellable_cancel (self->on_its_way);
  g_clear_object (&self->on_its_way);
}

static GCancellable *
start (PfDocumentView *self)
{
  stop (self);
  self->on_its_way = g_cancellable_new ();
  return self->on_its_way;
}

static void
fail (PfDocumentView *self, const GError *error)
{
  g_clear_object (&self->pages);
  show_tools (self);
  show_words (self, explain (error), FALSE);
}

static void
drawn_cb (GObject *pages, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfDocumentView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      pf_document_pages_draw_finish (PF_DOCUMENT_PAGES (pages), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->on_its_way);
  if (texture == NULL) {
    fail (self, error);
    return;
  }
  pf_document_paper_set_texture (PF_DOCUMENT_PAPER (self->paper), texture);
  pf_stack_show (GTK_STACK (self->stack), self->scroller);
}

/* What lies there stays until the new picture is ready. */
static void
draw (PfDocumentView *self)
{
  show_tools (self);
  speak (self);
  pf_document_pages_draw_async (self->pages,
                                self->page,
                                (int) (WHOLE_SIDE * zooms[self->zoom]),
                                start (self),
                                drawn_cb,
                                g_object_ref (self));
}

static void
opened_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfDocumentView) self = user_data;
  g_autoptr (GError) error = NULL;
  PfDocumentPages *pages = pf_document_pages_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->on_its_way);
  if (pages == NULL) {
    fail (self, error);
    return;
  }
  self->pages = pages;
  draw (self);
}

static void
forget (PfDocumentView *self, const char *name)
{
  stop (self);
  g_clear_object (&self->pages);
  self->page = self->turns = self->zoom = 0;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_label_set_label (GTK_LABEL (self->title), name != NULL ? name : "");
  gtk_widget_set_tooltip_text (self->title, name);
  pf_document_paper_set_texture (PF_DOCUMENT_PAPER (self->paper), NULL);
  pf_document_paper_set_turns (PF_DOCUMENT_PAPER (self->paper), 0);
  pf_document_paper_set_zoom (PF_DOCUMENT_PAPER (self->paper), 1);
  show_tools (self);
}

void
pf_document_view_show (PfDocumentView *self,
                       const char *name,
                       const char *content_type,
                       GBytes *bytes)
{
  g_return_if_fail (PF_IS_DOCUMENT_VIEW (self));

  forget (self, name);
  show_words (self, _ ("The document is being opened…"), FALSE);
  pf_document_pages_open_async (bytes, content_type, start (self), opened_cb, g_object_ref (self));
}

void
pf_document_view_say (PfDocumentView *self, const char *name, const char *words, gboolean may_help)
{
  g_return_if_fail (PF_IS_DOCUMENT_VIEW (self));

  forget (self, name);
  show_words (self, words, may_help);
}

static void
zoom_to (PfDocumentView *self, guint zoom)
{
  self->zoom = zoom;
  pf_document_paper_set_zoom (PF_DOCUMENT_PAPER (self->paper), zooms[zoom]);
  draw (self);
}

static void
zoom_in (GtkWidget *widget, const char *, GVariant *)
{
  PfDocumentView *self = PF_DOCUMENT_VIEW (widget);

  zoom_to (self, self->zoom + 1);
}

static void
zoom_out (GtkWidget *widget, const char *, GVariant *)
{
  PfDocumentView *self = PF_DOCUMENT_VIEW (widget);

  zoom_to (self, self->zoom - 1);
}

static void
whole (GtkWidget *widget, const char *, GVariant *)
{
  zoom_to (PF_DOCUMENT_VIEW (widget), 0);
}

static void
turn (GtkWidget *widget, const char *, GVariant *)
{
  PfDocumentView *self = PF_DOCUMENT_VIEW (widget);

  self->turns = (self->turns + 1) % 4;
  pf_document_paper_set_turns (PF_DOCUMENT_PAPER (self->paper), self->turns);
}

static void
go_to (PfDocumentView *self, guint page)
{
  self->page = page;
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  draw (self);
}

static void
previous (GtkWidget *widget, const char *, GVariant *)
{
  go_to (PF_DOCUMENT_VIEW (widget), PF_DOCUMENT_VIEW (widget)->page - 1);
}

static void
next (GtkWidget *widget, const char *, GVariant *)
{
  go_to (PF_DOCUMENT_VIEW (widget), PF_DOCUMENT_VIEW (widget)->page + 1);
}

/* Ctrl and the wheel, as everywhere. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double, double dy, PfDocumentView *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (
      GTK_WIDGET (self), dy < 0 ? "document.zoom-in" : "document.zoom-out", NULL);
  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (GtkGestureDrag *, double, double, PfDocumentView *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);

  self->dragged_x = gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (scroller));
  self->dragged_y = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller));
}

static void
drag_update_cb (GtkGestureDrag *, double x, double y, PfDocumentView *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);

  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (scroller), self->dragged_x - x);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), self->dragged_y - y);
}

static void
pf_document_view_dispose (GObject *object)
{
  PfDocumentView *self = PF_DOCUMENT_VIEW (object);

  stop (self);
  g_clear_object (&self->pages);
  G_OBJECT_CLASS (pf_document_view_parent_class)->dispose (object);
}

static void
pf_document_view_finalize (GObject *object)
{
  g_free (PF_DOCUMENT_VIEW (object)->name);
  G_OBJECT_CLASS (pf_document_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "document.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "document.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "document.whole", NULL, whole);
  gtk_widget_class_install_action (widget_class, "document.turn", NULL, turn);
  gtk_widget_class_install_action (widget_class, "document.previous", NULL, previous);
  gtk_widget_class_install_action (widget_class, "document.next", NULL, next);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, 0, "document.zoom-in" },
    { GDK_KEY_KP_Add, 0, "document.zoom-in" },
    { GDK_KEY_minus, 0, "document.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "document.zoom-out" },
    { GDK_KEY_0, 0, "document.whole" },
    { GDK_KEY_KP_0, 0, "document.whole" },
    { GDK_KEY_t, 0, "document.turn" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "document.previous" },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "document.next" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (
        widget_class, keys[i].key, keys[i].state, keys[i].action, NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, tools);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, title);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, number);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, previous);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, next);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, stack);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, scroller);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, paper);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, words);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, message);
  gtk_widget_class_bind_template_child (widget_class, PfDocumentView, again);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
}

static void
pf_document_view_class_init (PfDocumentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pf_document_view_dispose;
  object_class->finalize = pf_document_view_finalize;
  g_type_ensure (PF_TYPE_DOCUMENT_PAPER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/document-view.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  bind_keys (widget_class);
}

static void
pf_document_view_init (PfDocumentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_tools (self);
}
