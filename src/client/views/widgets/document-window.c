/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/document-window.h"

#include <glib/gi18n.h>

#include "client/views/widgets/document-view.h"
#include "client/views/widgets/frame.h"

struct _PfDocumentWindow
{
  AdwWindow parent_instance;

  PfDocument *document;

  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (PfDocumentWindow, pf_document_window, ADW_TYPE_WINDOW)

static void
pf_document_window_finalize (GObject *object)
{
  g_clear_object (&PF_DOCUMENT_WINDOW (object)->document);
  G_OBJECT_CLASS (pf_document_window_parent_class)->finalize (object);
}

static void
pf_document_window_class_init (PfDocumentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_document_window_finalize;
  g_type_ensure (PF_TYPE_DOCUMENT_VIEW);
  g_type_ensure (PF_TYPE_FRAME);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/document-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PfDocumentWindow, view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pf_document_window_init (PfDocumentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

PfDocumentWindow *
pf_document_window_new (PfDocument *document, GtkWidget *from)
{
  PfDocumentWindow *self =
      g_object_new (PF_TYPE_DOCUMENT_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (from, "unmap", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  pf_document_window_await (self);
  return self;
}

void
pf_document_window_await (PfDocumentWindow *self)
{
  g_return_if_fail (PF_IS_DOCUMENT_WINDOW (self));

  pf_document_view_say (PF_DOCUMENT_VIEW (self->view),
                        self->document->name,
                        _ ("The document is on its way…"),
                        FALSE);
}

void
pf_document_window_take (PfDocumentWindow *self, GBytes *content)
{
  PfDocumentView *view;

  g_return_if_fail (PF_IS_DOCUMENT_WINDOW (self));

  view = PF_DOCUMENT_VIEW (self->view);
  if (content != NULL)
    pf_document_view_show (view, self->document->name, self->document->content_type, content);
  else
    pf_document_view_say (
        view, self->document->name, _ ("The document could not be fetched."), TRUE);
}
