/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/shell.h"

#include "client/views/shell/sidebar.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/stack.h"

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

/* A place, and what the header shows while it is open. */
typedef struct
{
  PfPlaceBuild build; /* (nullable): until it was opened once */
  gpointer data;
  char *name; /* of the place, as its title below */
  char *text;
  GtkWidget *title; /* (nullable): with @build */
  GtkWidget *start; /* (nullable) */
  GtkWidget *end;   /* (nullable) */
} Opened;

typedef enum
{
  PROP_VISIT = 1,
  PROP_PLACE,
} PfShellProperty;

static GParamSpec *properties[PROP_PLACE + 1];

G_DEFINE_FINAL_TYPE (PfShell, pf_shell, PF_TYPE_FRAME)

static void
free_opened (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->title);
  g_clear_object (&opened->start);
  g_clear_object (&opened->end);
  g_free (opened->name);
  g_free (opened->text);
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

  if (name == NULL)
    return;
  pf_shell_open_place (self, name);
  pf_shell_focus_page (self);
}

static void
go (GtkWidget *widget, const char *, GVariant *name)
{
  pf_shell_open_place (PF_SHELL (widget), g_variant_get_string (name, NULL));
  pf_shell_focus_page (PF_SHELL (widget));
}

static void
set_visit (PfShell *self, PfVisit *visit)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  static const char *const chosen[] = { "household", "school-year" };

  if (!g_set_object (&self->visit, visit))
    return;
  for (gsize i = 0; visit != NULL && i < G_N_ELEMENTS (chosen); i++) {
    g_autoptr (GPropertyAction) action = g_property_action_new (chosen[i], visit, chosen[i]);

    g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "visit", G_ACTION_GROUP (actions));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIT]);
}

static void
pf_shell_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfShell *self = PF_SHELL (object);

  switch ((PfShellProperty) id) {
  case PROP_VISIT:
    g_value_set_object (value, self->visit);
    break;
  case PROP_PLACE:
    g_value_set_string (value, pf_shell_get_place (self));
    break;
  }
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
  properties[PROP_PLACE] =
      g_param_spec_string ("place", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_install_action (widget_class, "shell.go", "s", go);
  gtk_widget_class_install_action (widget_class, "shell.open", "i", open_number);

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

/* What the keys of the numbers give: with Shift on a French keyboard, and on the keypad. */
static const guint number_keys[][3] = {
  { GDK_KEY_1, GDK_KEY_KP_1, GDK_KEY_ampersand }, { GDK_KEY_2, GDK_KEY_KP_2, GDK_KEY_eacute },
  { GDK_KEY_3, GDK_KEY_KP_3, GDK_KEY_quotedbl },  { GDK_KEY_4, GDK_KEY_KP_4, GDK_KEY_apostrophe },
  { GDK_KEY_5, GDK_KEY_KP_5, GDK_KEY_parenleft }, { GDK_KEY_6, GDK_KEY_KP_6, GDK_KEY_minus },
  { GDK_KEY_7, GDK_KEY_KP_7, GDK_KEY_egrave },    { GDK_KEY_8, GDK_KEY_KP_8, GDK_KEY_underscore },
  { GDK_KEY_9, GDK_KEY_KP_9, GDK_KEY_ccedilla },
};

/* Wherever the focus is, and where it is nowhere. */
static void
add_number_keys (PfShell *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (number_keys) * G_N_ELEMENTS (number_keys[0]); i++) {
    int n = (int) (i / G_N_ELEMENTS (number_keys[0]));
    guint key = number_keys[n][i % G_N_ELEMENTS (number_keys[0])];

    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (key, GDK_ALT_MASK),
                                         gtk_named_action_new ("shell.open"),
                                         "i",
                                         n + 1));
  }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Where it is narrow, what switches a page's views stands in the place of its name, which the
 * sidebar says too.
 */
static void
fill_header (PfShell *self, const Opened *opened)
{
  AdwHeaderBar *header = ADW_HEADER_BAR (self->header);
  gboolean swaps = pf_frame_get_narrow (PF_FRAME (self)) && opened->start != NULL;

  adw_bin_set_child (ADW_BIN (self->start), NULL);
  adw_header_bar_set_title_widget (header, swaps ? opened->start : opened->title);
  adw_bin_set_child (ADW_BIN (self->start), swaps ? NULL : opened->start);
  adw_bin_set_child (ADW_BIN (self->end), opened->end);
}

static void
narrow_cb (PfShell *self)
{
  const char *name = pf_shell_get_place (self);
  const Opened *opened = name != NULL ? g_hash_table_lookup (self->places, name) : NULL;

  if (opened != NULL)
    fill_header (self, opened);
}

static void
pf_shell_init (PfShell *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_opened);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_number_keys (self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
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

/* Takes what was made for the place in. */
static void
fill (PfShell *self, Opened *opened, const PfPlace *place)
{
  GtkWidget *title = place->title_widget;

  if (title == NULL)
    title = adw_window_title_new (opened->text, NULL);
  opened->title = take (self, title);
  opened->start = take (self, place->header_start);
  opened->end = take (self, place->header_end);
  gtk_widget_set_visible (place->page, FALSE);
  gtk_stack_add_named (GTK_STACK (self->pages), place->page, opened->name);
  follow_width (self, place->page);
}

void
pf_shell_add_place (PfShell *self, const PfPlace *place)
{
  Opened *opened = g_new0 (Opened, 1);

  g_return_if_fail (PF_IS_SHELL (self));

  opened->build = place->build;
  opened->data = place->data;
  opened->name = g_strdup (place->name);
  opened->text = g_strdup (place->title);
  g_hash_table_insert (self->places, opened->name, opened);
  if (place->icon_name != NULL)
    pf_sidebar_add_place (PF_SIDEBAR (self->sidebar), place->name, place->icon_name, place->title);
  if (opened->build != NULL)
    return;
  fill (self, opened, place);
  if (g_hash_table_size (self->places) == 1)
    pf_shell_open_place (self, place->name);
}

static void
build (PfShell *self, Opened *opened)
{
  PfPlaceBuild make = opened->build;
  PfPlace place = { .name = opened->name, .title = opened->text };

  if (make == NULL)
    return;
  opened->build = NULL;
  make (self, &place, opened->data);
  fill (self, opened, &place);
}

void
pf_shell_open_place (PfShell *self, const char *name)
{
  GtkStack *pages;
  Opened *opened;

  g_return_if_fail (PF_IS_SHELL (self));
  pages = GTK_STACK (self->pages);
  opened = g_hash_table_lookup (self->places, name);
  g_return_if_fail (opened != NULL);

  build (self, opened);
  pf_stack_show (pages, gtk_stack_get_child_by_name (pages, name));
  fill_header (self, opened);
  pf_sidebar_select_place (PF_SIDEBAR (self->sidebar), name);
  show_content (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
}

gboolean
pf_shell_has_place (PfShell *self, const char *name)
{
  g_return_val_if_fail (PF_IS_SHELL (self), FALSE);
  return g_hash_table_contains (self->places, name);
}

const char *
pf_shell_get_place (PfShell *self)
{
  g_return_val_if_fail (PF_IS_SHELL (self), NULL);
  return gtk_stack_get_visible_child_name (GTK_STACK (self->pages));
}

GtkWidget *
pf_shell_get_page (PfShell *self)
{
  g_return_val_if_fail (PF_IS_SHELL (self), NULL);
  return gtk_stack_get_visible_child (GTK_STACK (self->pages));
}

/* A page that knows where to begin takes the focus itself. Where there is nothing yet to take it,
 * its name in the sidebar does: GTK would go to the first button of the window.
 */
void
pf_shell_focus_page (PfShell *self)
{
  GtkWidget *page = pf_shell_get_page (self);
  GtkWidget *focus;

  if (page == NULL)
    return;
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    pf_sidebar_take_focus (PF_SIDEBAR (self->sidebar));
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

void
pf_shell_set_place_count (PfShell *self, const char *name, guint count)
{
  g_return_if_fail (PF_IS_SHELL (self));
  pf_sidebar_set_place_count (PF_SIDEBAR (self->sidebar), name, count);
}
