/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/note.h"

#include "client/views/widgets/box.h"

struct _PfNote
{
  AdwBin parent_instance;

  PfNoteKind kind;
  char *icon_name;
  char *text;

  GtkWidget *box;
  GtkWidget *place;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_ICON_NAME,
  PROP_TEXT,
  PROP_ACTION,
} PfNoteProperty;

static GParamSpec *properties[PROP_ACTION + 1];

G_DEFINE_ENUM_TYPE (PfNoteKind,
                    pf_note_kind,
                    G_DEFINE_ENUM_VALUE (PF_NOTE_KIND_QUIET, "quiet"),
                    G_DEFINE_ENUM_VALUE (PF_NOTE_KIND_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (PF_NOTE_KIND_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (PF_NOTE_KIND_WARN, "warn"),
                    G_DEFINE_ENUM_VALUE (PF_NOTE_KIND_BAD, "bad"))

G_DEFINE_FINAL_TYPE (PfNote, pf_note, ADW_TYPE_BIN)

/* The words of the enum are the classes of style.css. */
static const char *
get_css_class (PfNoteKind kind)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_NOTE_KIND);

  return g_enum_get_value (kinds, (int) kind)->value_nick;
}

static void
set_action (PfNote *self, GtkWidget *action)
{
  adw_bin_set_child (ADW_BIN (self->place), action);
  gtk_widget_set_visible (self->place, action != NULL);
}

static void
pf_note_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfNote *self = PF_NOTE (object);

  switch ((PfNoteProperty) id) {
  case PROP_KIND:
    g_value_set_enum (value, (int) self->kind);
    break;
  case PROP_ICON_NAME:
    g_value_set_string (value, self->icon_name);
    break;
  case PROP_TEXT:
    g_value_set_string (value, self->text);
    break;
  case PROP_ACTION:
    g_value_set_object (value, adw_bin_get_child (ADW_BIN (self->place)));
    break;
  }
}

static void
pf_note_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PfNote *self = PF_NOTE (object);

  switch ((PfNoteProperty) id) {
  case PROP_KIND:
    pf_note_set_kind (self, (PfNoteKind) g_value_get_enum (value));
    break;
  case PROP_ICON_NAME:
    g_free (self->icon_name);
    self->icon_name = g_value_dup_string (value);
    g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_TEXT:
    pf_note_set_text (self, g_value_get_string (value));
    break;
  case PROP_ACTION:
    set_action (self, g_value_get_object (value));
    g_object_notify_by_pspec (object, pspec);
    break;
  }
}

static void
pf_note_finalize (GObject *object)
{
  PfNote *self = PF_NOTE (object);

  g_free (self->icon_name);
  g_free (self->text);
  G_OBJECT_CLASS (pf_note_parent_class)->finalize (object);
}

static void
pf_note_class_init (PfNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_note_get_property;
  object_class->set_property = pf_note_set_property;
  object_class->finalize = pf_note_finalize;

  properties[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, PF_TYPE_NOTE_KIND, PF_NOTE_KIND_QUIET, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_ACTION] = g_param_spec_object ("action", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/note.ui");
  gtk_widget_class_bind_template_child (widget_class, PfNote, box);
  gtk_widget_class_bind_template_child (widget_class, PfNote, place);
}

static void
pf_note_init (PfNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, get_css_class (self->kind));
}

void
pf_note_set_kind (PfNote *self, PfNoteKind kind)
{
  g_return_if_fail (PF_IS_NOTE (self));

  gtk_widget_remove_css_class (self->box, get_css_class (self->kind));
  gtk_widget_add_css_class (self->box, get_css_class (kind));
  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

void
pf_note_set_text (PfNote *self, const char *text)
{
  g_return_if_fail (PF_IS_NOTE (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

const char *
pf_note_get_text (PfNote *self)
{
  g_return_val_if_fail (PF_IS_NOTE (self), NULL);
  return self->text;
}

void
pf_note_say (PfNote *self, const char *text)
{
  g_return_if_fail (PF_IS_NOTE (self));

  pf_note_set_text (self, text);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}
