/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/agents-page.h"

#include "client/views/staff/agent-inviting.h"
#include "client/views/staff/agent-row.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/loading-note.h"

struct _PfAgentsPage
{
  AdwBin parent_instance;

  PfAgents *agents;
  PfEntrance *entrance;

  GtkWidget *top;
  GtkWidget *loading_note;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (PfAgentsPage, pf_agents_page, ADW_TYPE_BIN)

static GtkWidget *
new_row (gpointer item, gpointer data)
{
  PfAgentsPage *self = data;

  return pf_agent_row_new (self->agents, item, self->entrance);
}

static gboolean
pf_agents_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_widget_get_last_child (PF_AGENTS_PAGE (widget)->top));
}

static void
pf_agents_page_dispose (GObject *object)
{
  PfAgentsPage *self = PF_AGENTS_PAGE (object);

  g_clear_object (&self->agents);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_agents_page_parent_class)->dispose (object);
}

static void
pf_agents_page_class_init (PfAgentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_agents_page_dispose;
  widget_class->grab_focus = pf_agents_page_grab_focus;
  g_type_ensure (PF_TYPE_LOADING_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/agents-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfAgentsPage, name)
  BIND (top);
  BIND (loading_note);
  BIND (rows);
#undef BIND
}

static void
pf_agents_page_init (PfAgentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_agents_page_new (PfAgents *agents, PfEntrance *entrance)
{
  PfAgentsPage *self = g_object_new (PF_TYPE_AGENTS_PAGE, NULL);

  self->agents = g_object_ref (agents);
  self->entrance = g_object_ref (entrance);
  g_object_set (self->loading_note, "loading", agents->loading, NULL);
  gtk_box_append (GTK_BOX (self->top), pf_agent_inviting_new (agents, entrance));
  pf_item_rows_bind (GTK_BOX (self->rows), G_LIST_MODEL (agents->agents), new_row, self);
  return GTK_WIDGET (self);
}
