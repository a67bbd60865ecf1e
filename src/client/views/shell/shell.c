/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/shell.h"

#include "client/views/shell/sidebar.h"
#include "client/views/widgets/note.h"

struct _PfShell
{
  PfFrame parent_instance;

  PfVisit *visit;     /* (nullable) */
  GHashTable *places; /* name to Opened */

  GtkWidget *leaflet;
  GtkWidget *sidebar;
  GtkWidget *content;
  GtkWidget *header;
  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *toasts;
  GtkWidget *pages;
  GtkWidget *question;
  GtkWidget *notice;
  GtkWidget *understood;
};

/* What the header shows while a place is open. */
typedef struct
{
  GtkWidget *title;
  GtkWidget *start; /* (nullable) */
  GtkWidget *end;   /* (nullable) */
} Opened;

typedef enum
{
  PROP_VISIT = 1,
} PfShellProperty;

static GParamSpec *properties[PROP_VISIT + 1];

G_DEFINE_FINAL_TYPE (PfShell, pf_shell, PF_TYPE_FRAME)

static void
free_opened (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->title);
  g_clear_object (&opened->start);
  g_clear_object (&opened->end);
  g_free (opened);
}

static void
show_content (PfShell *self)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->content);
}

static void
go_back_cb (PfShell *self)
{
  adw_leaflet_set_visible_child (ADW_LEAFLET (self->leaflet), self->sidebar);
}

static void
hide_notice_cb (PfShell *self)
{
  gtk_widget_set_visible (self->notice, FALSE);
}

static void
open_number (GtkWidget *widget, const char *, GVariant *number)
{
  PfShell *self = PF_SHELL (widget);
  const char *name =
      pf_sidebar_get_place (PF_SIDEBAR (self->sidebar), g_variant_get_int32 (number) - 1);

  if (name != NULL)
    pf_shell_open_place (self, name);
}

static void
set_visit (PfShell *self, PfVisit *visit)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) household = NULL;

  if (!g_set_object (&self->visit, visit))
    return;
  if (visit != NULL) {
    household = g_property_action_new ("household", visit, "household");
    g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (household));
  }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "visit", G_ACTION_GROUP (actions));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIT]);
}

static void
pf_shell_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_set_object (value, PF_SHELL (object)->visit);
}

static void
pf_shell_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  set_visit (PF_SHELL (object), g_value_get_object (value));
}

static void
pf_shell_dispose (GObject *object)
{
  PfShell *self = PF_SHELL (object);

  g_clear_object (&self->visit);
  g_clear_pointer (&self->places, g_hash_table_unref);
  G_OBJECT_CLASS (pf_shell_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PfShell, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PfShell, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PfShell, content);
  gtk_widget_class_bind_template_child (widget_class, PfShell, header);
  gtk_widget_class_bind_template_child (widget_class, PfShell, start);
  gtk_widget_class_bind_template_child (widget_class, PfShell, end);
  gtk_widget_class_bind_template_child (widget_class, PfShell, toasts);
  gtk_widget_class_bind_template_child (widget_class, PfShell, pages);
  gtk_widget_class_bind_template_child (widget_class, PfShell, question);
  gtk_widget_class_bind_template_child (widget_class, PfShell, notice);
  gtk_widget_class_bind_template_child (widget_class, PfShell, understood);
}

static void
pf_shell_class_init (PfShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_shell_get_property;
  object_class->set_property = pf_shell_set_property;
  object_class->dispose = pf_shell_dispose;

  properties[PROP_VISIT] =
      g_param_spec_object ("visit",
                           NULL,
                           NULL,
                           PF_TYPE_VISIT,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_action (widget_class, "shell.open", "i", open_number);
  for (guint i = 1; i <= 9; i++)
    gtk_widget_class_add_binding_action (
        widget_class, GDK_KEY_0 + i, GDK_ALT_MASK, "shell.open", "i", i);

  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/portailfamille/PortailFamille/shell/shell.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, go_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, pf_frame_pick_decoration);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "opened_cb", G_CALLBACK (pf_shell_open_place));
}

static void
pf_shell_init (PfShell *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_opened);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_shell_new (PfVisit *visit)
{
  return g_object_new (PF_TYPE_SHELL, "visit", visit, NULL);
}

static void
follow_width (PfShell *self, GtkWidget *widget)
{
  static const char *const names[] = { "narrow", "compact" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    GParamSpec *property = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[i]);

    if (property != NULL && (property->flags & G_PARAM_WRITABLE) != 0)
      g_object_bind_property (self, names[i], widget, names[i], G_BINDING_SYNC_CREATE);
  }
  pf_frame_let_wrap (PF_FRAME (self), widget);
}

static GtkWidget *
take (PfShell *self, GtkWidget *widget)
{
  if (widget == NULL)
    return NULL;
  follow_width (self, widget);
  return g_object_ref_sink (widget);
}

void
pf_shell_add_place (PfShell *self, const PfPlace *place)
{
  Opened *opened = g_new0 (Opened, 1);
  GtkWidget *title = place->title_widget;

  g_return_if_fail (PF_IS_SHELL (self));

  if (title == NULL)
    title = adw_window_title_new (place->title, NULL);
  opened->title = take (self, title);
  opened->start = take (self, place->header_start);
  opened->end = take (self, place->header_end);
  g_hash_table_insert (self->places, g_strdup (place->name), opened);
  gtk_stack_add_named (GTK_STACK (self->pages), place->page, place->name);
  follow_width (self, place->page);
  pf_sidebar_add_place (PF_SIDEBAR (self->sidebar), place->name, place->icon_name, place->title);
  if (g_hash_table_size (self->places) == 1)
    pf_shell_open_place (self, place->name);
}

void
pf_shell_open_place (PfShell *self, const char *name)
{
  Opened *opened;

  g_return_if_fail (PF_IS_SHELL (self));
  opened = g_hash_table_lookup (self->places, name);
  g_return_if_fail (opened != NULL);

  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), name);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->header), opened->title);
  adw_bin_set_child (ADW_BIN (self->start), opened->start);
  adw_bin_set_child (ADW_BIN (self->end), opened->end);
  pf_sidebar_select_place (PF_SIDEBAR (self->sidebar), name);
  show_content (self);
}

GtkWidget *
pf_shell_get_page (PfShell *self)
{
  g_return_val_if_fail (PF_IS_SHELL (self), NULL);
  return gtk_stack_get_visible_child (GTK_STACK (self->pages));
}

void
pf_shell_add_toast (PfShell *self, AdwToast *toast)
{
  g_return_if_fail (PF_IS_SHELL (self));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* Read with the button, so that whoever cannot see it hears it. */
void
pf_shell_tell (PfShell *self, const char *words)
{
  g_return_if_fail (PF_IS_SHELL (self));

  pf_note_set_text (PF_NOTE (self->notice), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->understood), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_set_visible (self->notice, TRUE);
}

/* Where it is narrow, the sidebar may hide what is asked. */
void
pf_shell_set_question (PfShell *self, GtkWidget *question)
{
  g_return_if_fail (PF_IS_SHELL (self));

  if (question != NULL) {
    pf_frame_let_wrap (PF_FRAME (self), question);
    show_content (self);
  }
  adw_bin_set_child (ADW_BIN (self->question), question);
  if (question == NULL)
    gtk_widget_child_focus (pf_shell_get_page (self), GTK_DIR_TAB_FORWARD);
}
