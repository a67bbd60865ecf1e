/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/document-viewing.h"

#include "client/views/widgets/document-window.h"
#include "core/problem.h"

struct _PfDocumentViewing
{
  GObject parent_instance;

  PfApiClient *client;
  PfDocument *document;     /* (nullable): of the window */
  PfDocumentWindow *window; /* (nullable): weak */
  GCancellable *fetching;   /* (nullable): while it is on its way */
};

static guint signed_out_signal;

G_DEFINE_FINAL_TYPE (PfDocumentViewing, pf_document_viewing, G_TYPE_OBJECT)

static void
stop (PfDocumentViewing *self)
{
  g_cancellable_cancel (self->fetching);
  g_clear_object (&self->fetching);
}

static void
fetched_cb (GObject *client, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PfDocumentViewing) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (PF_API_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->fetching);
  if (self->window != NULL)
    pf_document_window_take (self->window, answer != NULL ? answer->raw : NULL);
  if (g_error_matches (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN))
    g_signal_emit (self, signed_out_signal, 0);
}

static void
fetch (PfDocumentViewing *self)
{
  stop (self);
  self->fetching = g_cancellable_new ();
  pf_document_window_await (self->window);
  pf_api_client_call_async (self->client,
                            PF_OPERATION_GET_DOCUMENT_CONTENT,
                            &(PfApiArguments){ .parameters = { self->document->id } },
                            self->fetching,
                            fetched_cb,
                            g_object_ref (self));
}

static void
fetch_cb (GSimpleAction *, GVariant *, gpointer self)
{
  fetch (self);
}

static void
close_window (PfDocumentViewing *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
}

/* What nobody waits for any more is not brought. */
static void
closed_cb (PfDocumentViewing *self)
{
  stop (self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->document);
}

void
pf_document_viewing_open (PfDocumentViewing *self, PfDocument *document, GtkWidget *from)
{
  static const GActionEntry entries[] = { { .name = "fetch-document", .activate = fetch_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_return_if_fail (PF_IS_DOCUMENT_VIEWING (self));

  close_window (self);
  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->window, pf_document_window_new (document, from));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "page", G_ACTION_GROUP (actions));
  g_signal_connect_object (
      self->window, "destroy", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->window));
  fetch (self);
}

static void
pf_document_viewing_dispose (GObject *object)
{
  PfDocumentViewing *self = PF_DOCUMENT_VIEWING (object);

  close_window (self);
  stop (self);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->document);
  g_clear_object (&self->client);
  G_OBJECT_CLASS (pf_document_viewing_parent_class)->dispose (object);
}

static void
pf_document_viewing_class_init (PfDocumentViewingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_document_viewing_dispose;
  signed_out_signal = g_signal_new ("signed-out",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
}

static void
pf_document_viewing_init (PfDocumentViewing *)
{
}

PfDocumentViewing *
pf_document_viewing_new (PfApiClient *client)
{
  PfDocumentViewing *self = g_object_new (PF_TYPE_DOCUMENT_VIEWING, NULL);

  self->client = g_object_ref (client);
  return self;
}
