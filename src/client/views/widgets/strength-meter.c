/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/strength-meter.h"

#include <glib/gi18n.h>

#include "client/views/widgets/live-region.h"
#include "core/password.h"

struct _PfStrengthMeter
{
  AdwBin parent_instance;

  GtkWidget *strength;
  GtkWidget *gauge;
  GtkWidget *words;
  GtkWidget *length;
  GtkWidget *uncommon;
  GtkWidget *impersonal;
  GtkWidget *length_words;
};

G_DEFINE_FINAL_TYPE (PfStrengthMeter, pf_strength_meter, ADW_TYPE_BIN)

static void
set_class (GtkWidget *widget, const char *css_class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_bars (PfStrengthMeter *self, int n)
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
say_strength (PfStrengthMeter *self, const char *words, const char *password, const char *fault)
{
  g_autofree char *steady =
      g_strdup_printf (_ ("Too short: %d characters or more are needed."), PF_PASSWORD_MIN_LENGTH);

  pf_live_region_say (PF_LIVE_REGION (self->strength),
                      g_strcmp0 (fault, "too-short") == 0 && *password != '\0' ? steady : words);
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

void
pf_strength_meter_measure (PfStrengthMeter *self,
                           const char *password,
                           const char *const *own_words)
{
  const char *fault = pf_password_find_fault (password, own_words);
  PfPasswordStrength strength = pf_password_get_strength (password, own_words);
  g_autofree char *words = build_words (password, fault, strength);
  gboolean is_long = g_strcmp0 (fault, "too-short") != 0;
  gboolean is_uncommon = is_long && g_strcmp0 (fault, "too-common") != 0;

  g_return_if_fail (PF_IS_STRENGTH_METER (self));

  show_bars (self, *password != '\0' ? (int) strength + 1 : 0);
  set_class (self->gauge, "weak", fault != NULL);
  set_class (self->words, "good-text", fault == NULL);
  set_class (self->words, "dim", fault != NULL);
  say_strength (self, words, password, fault);
  show_condition (self->length, is_long);
  show_condition (self->uncommon, is_uncommon);
  show_condition (self->impersonal, fault == NULL);
}

static void
pf_strength_meter_class_init (PfStrengthMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PF_TYPE_LIVE_REGION);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/strength-meter.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfStrengthMeter, name)
  BIND (strength);
  BIND (gauge);
  BIND (words);
  BIND (length);
  BIND (uncommon);
  BIND (impersonal);
  BIND (length_words);
#undef BIND
}

static void
pf_strength_meter_init (PfStrengthMeter *self)
{
  g_autofree char *length = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  length = g_strdup_printf (_ ("%d characters or more"), PF_PASSWORD_MIN_LENGTH);
  gtk_label_set_label (GTK_LABEL (self->length_words), length);
  pf_strength_meter_measure (self, "", NULL);
}
