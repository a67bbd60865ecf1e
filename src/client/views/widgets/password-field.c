/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/password-field.h"

#include <glib/gi18n.h>

#include "client/views/widgets/form-field.h"
#include "client/views/widgets/live-region.h"
#include "core/password.h"

struct _PfPasswordField
{
  AdwBin parent_instance;

  GStrv own_words; /* (nullable) */

  GtkWidget *field;
  GtkWidget *password;
  GtkWidget *strength;
  GtkWidget *gauge;
  GtkWidget *words;
  GtkWidget *length;
  GtkWidget *uncommon;
  GtkWidget *impersonal;
  GtkWidget *length_words;
};

typedef enum
{
  PROP_LABEL = 1,
} PfPasswordFieldProperty;

static GParamSpec *properties[PROP_LABEL + 1];
static guint edited_signal;
static guint activate_signal;

G_DEFINE_FINAL_TYPE (PfPasswordField, pf_password_field, ADW_TYPE_BIN)

const char *
pf_password_field_get_text (PfPasswordField *self)
{
  g_return_val_if_fail (PF_IS_PASSWORD_FIELD (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->password));
}

/* ---- how well it holds, in words, bars and conditions */

static void
set_class (GtkWidget *widget, const char *css_class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_bars (PfPasswordField *self, int n)
{
  int i = 0;

  for (GtkWidget *bar = gtk_widget_get_first_child (self->gauge); bar != NULL;
       bar = gtk_widget_get_next_sibling (bar))
    set_class (bar, "on", i++ < n);
}

static const char *
get_strength_words (PfPasswordStrength strength)
{
  switch (strength) {
  case PF_PASSWORD_STRENGTH_WEAK:
    break;
  case PF_PASSWORD_STRENGTH_FAIR:
    return _ ("Enough: two words more, and it is solid.");
  case PF_PASSWORD_STRENGTH_GOOD:
    return _ ("Solid: a phrase is safer, and easier to remember.");
  case PF_PASSWORD_STRENGTH_STRONG:
    return _ ("Very solid.");
  }
  return NULL;
}

static char *
build_words (const char *password, const char *fault, PfPasswordStrength strength)
{
  guint n = (guint) g_utf8_strlen (password, -1);

  if (*password == '\0')
    return g_strdup (_ ("A phrase of four or five words is safe, and easy to remember."));
  if (g_strcmp0 (fault, "too-short") == 0) {
    /* Translators: characters typed, characters needed */
    return g_strdup_printf (
        ngettext ("Too short: %u character of %d.", "Too short: %u characters of %d.", n),
        n,
        PF_PASSWORD_MIN_LENGTH);
  }
  if (g_strcmp0 (fault, "too-common") == 0)
    return g_strdup (_ ("Weak: it is among the first that are tried."));
  if (fault != NULL)
    return g_strdup (_ ("Weak: who knows you guesses it."));
  return g_strdup (get_strength_words (strength));
}

/* Told when it changes, not with each letter. */
static void
say_strength (PfPasswordField *self, const char *words, const char *fault)
{
  g_autofree char *steady =
      g_strdup_printf (_ ("Too short: %d characters or more are needed."), PF_PASSWORD_MIN_LENGTH);

  pf_live_region_say (
      PF_LIVE_REGION (self->strength),
      g_strcmp0 (fault, "too-short") == 0 && *pf_password_field_get_text (self) != '\0' ? steady
                                                                                        : words);
  gtk_label_set_label (GTK_LABEL (self->words), words);
}

/* What cannot be known of a password that is too short is not promised. */
static void
show_condition (GtkWidget *icon, gboolean is_met)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                is_met ? "pf-booked-symbolic" : "pf-open-symbolic");
  set_class (icon, "good-text", is_met);
  set_class (icon, "dim", !is_met);
  set_class (gtk_widget_get_next_sibling (icon), "dim", !is_met);
}

static void
show_strength (PfPasswordField *self)
{
  const char *const *own_words = (const char *const *) self->own_words;
  const char *password = pf_password_field_get_text (self);
  const char *fault = pf_password_find_fault (password, own_words);
  PfPasswordStrength strength = pf_password_get_strength (password, own_words);
  g_autofree char *words = build_words (password, fault, strength);
  gboolean is_long = g_strcmp0 (fault, "too-short") != 0;
  gboolean is_uncommon = is_long && g_strcmp0 (fault, "too-common") != 0;

  show_bars (self, *password != '\0' ? (int) strength + 1 : 0);
  set_class (self->gauge, "weak", fault != NULL);
  set_class (self->words, "good-text", fault == NULL);
  set_class (self->words, "dim", fault != NULL);
  say_strength (self, words, fault);
  show_condition (self->length, is_long);
  show_condition (self->uncommon, is_uncommon);
  show_condition (self->impersonal, fault == NULL);
}

static void
edited_cb (PfPasswordField *self)
{
  pf_password_field_set_fault (self, NULL);
  show_strength (self);
  g_signal_emit (self, edited_signal, 0);
}

static void
activate_cb (PfPasswordField *self)
{
  g_signal_emit (self, activate_signal, 0);
}

/* ---- the widget */

static void
pf_password_field_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_object_get_property (G_OBJECT (PF_PASSWORD_FIELD (object)->field), "label", value);
}

static void
pf_password_field_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  g_object_set_property (G_OBJECT (PF_PASSWORD_FIELD (object)->field), "label", value);
}

static void
pf_password_field_finalize (GObject *object)
{
  g_strfreev (PF_PASSWORD_FIELD (object)->own_words);
  G_OBJECT_CLASS (pf_password_field_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/password-field.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfPasswordField, name)
  BIND (field);
  BIND (password);
  BIND (strength);
  BIND (gauge);
  BIND (words);
  BIND (length);
  BIND (uncommon);
  BIND (impersonal);
  BIND (length_words);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pf_password_field_class_init (PfPasswordFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pf_password_field_get_property;
  object_class->set_property = pf_password_field_set_property;
  object_class->finalize = pf_password_field_finalize;
  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  edited_signal = SIGNAL ("edited");
  activate_signal = SIGNAL ("activate");
#undef SIGNAL

  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pf_password_field_init (PfPasswordField *self)
{
  g_autofree char *length = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  length = g_strdup_printf (_ ("%d characters or more"), PF_PASSWORD_MIN_LENGTH);
  gtk_label_set_label (GTK_LABEL (self->length_words), length);
  pf_form_field_watch_caps_lock (PF_FORM_FIELD (self->field));
  show_strength (self);
}

void
pf_password_field_set_text (PfPasswordField *self, const char *text)
{
  g_return_if_fail (PF_IS_PASSWORD_FIELD (self));
  gtk_editable_set_text (GTK_EDITABLE (self->password), text);
}

void
pf_password_field_set_own_words (PfPasswordField *self, const char *const *own_words)
{
  g_return_if_fail (PF_IS_PASSWORD_FIELD (self));

  g_strfreev (self->own_words);
  self->own_words = g_strdupv ((GStrv) own_words);
  show_strength (self);
}

void
pf_password_field_set_editable (PfPasswordField *self, gboolean editable)
{
  g_return_if_fail (PF_IS_PASSWORD_FIELD (self));
  gtk_widget_set_sensitive (self->field, editable);
}

void
pf_password_field_set_fault (PfPasswordField *self, const char *fault)
{
  g_return_if_fail (PF_IS_PASSWORD_FIELD (self));
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), fault);
}

gboolean
pf_password_field_take_focus (PfPasswordField *self)
{
  g_return_val_if_fail (PF_IS_PASSWORD_FIELD (self), FALSE);
  return gtk_widget_is_sensitive (self->field) && gtk_widget_grab_focus (self->password);
}
