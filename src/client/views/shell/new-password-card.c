/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password is in its entry only as long as it takes: assistive technology can read it there.
 */
#include "client/views/shell/new-password-card.h"

#include <glib/gi18n.h>

#include "client/views/widgets/form-field.h"
#include "client/views/widgets/live-region.h"
#include "core/password.h"

struct _PfNewPasswordCard
{
  AdwBin parent_instance;

  GSignalGroup *recovery; /* its target: the recovery, while there is one */
  GSignalGroup *entrance; /* the same of the entrance */

  GtkWidget *field;
  GtkWidget *password;
  GtkWidget *strength;
  GtkWidget *gauge;
  GtkWidget *words;
  GtkWidget *length;
  GtkWidget *uncommon;
  GtkWidget *impersonal;
  GtkWidget *length_words;
  GtkWidget *stay;
  GtkWidget *go;
};

typedef enum
{
  PROP_RECOVERY = 1,
  PROP_ENTRANCE,
} PfNewPasswordCardProperty;

static GParamSpec *properties[PROP_ENTRANCE + 1];

G_DEFINE_FINAL_TYPE (PfNewPasswordCard, pf_new_password_card, ADW_TYPE_BIN)

static const char *
get_password (PfNewPasswordCard *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->password));
}

static void
go_cb (PfNewPasswordCard *self)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);

  if (recovery->busy || recovery->retry_seconds > 0)
    return;
  if (*get_password (self) != '\0') {
    pf_recovery_choose (
        recovery, get_password (self), gtk_check_button_get_active (GTK_CHECK_BUTTON (self->stay)));
    return;
  }
  pf_new_password_card_set_fault (self, _ ("Type a password, or paste one"));
  gtk_widget_grab_focus (self->password);
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
show_bars (PfNewPasswordCard *self, int n)
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
say_strength (PfNewPasswordCard *self, const char *words, const char *fault)
{
  g_autofree char *steady =
      g_strdup_printf (_ ("Too short: %d characters or more are needed."), PF_PASSWORD_MIN_LENGTH);

  pf_live_region_say (PF_LIVE_REGION (self->strength),
                      g_strcmp0 (fault, "too-short") == 0 && *get_password (self) != '\0' ? steady
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
show_strength (PfNewPasswordCard *self)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);
  g_auto (GStrv) own = recovery != NULL ? pf_recovery_dup_own_words (recovery) : NULL;
  const char *const *own_words = (const char *const *) own;
  const char *password = get_password (self);
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
edited_cb (PfNewPasswordCard *self)
{
  pf_new_password_card_set_fault (self, NULL);
  show_strength (self);
}

/* ---- the recovery and the entrance */

static void
forget_password (PfNewPasswordCard *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
}

static const char *
get_go_words (PfRecovery *recovery)
{
  if (recovery->stage == PF_RECOVERY_STAGE_PASSWORD && recovery->busy)
    return recovery->chosen ? _ ("Signing in…") : _ ("One moment…");
  return recovery->chosen ? _ ("Sign In") : _ ("Choose This Password");
}

/* Once chosen, it only serves to sign in. */
static void
update (PfNewPasswordCard *self, PfRecovery *recovery)
{
  gtk_widget_set_sensitive (self->field, !recovery->busy && !recovery->chosen);
  gtk_widget_set_sensitive (self->go, !recovery->busy && recovery->retry_seconds == 0);
  gtk_button_set_label (GTK_BUTTON (self->go), get_go_words (recovery));
}

static void
update_stay (PfNewPasswordCard *self, PfEntrance *entrance)
{
  gtk_widget_set_visible (self->stay, entrance->can_stay);
}

static void
recovery_changed_cb (PfRecovery *recovery, PfNewPasswordCard *self)
{
  update (self, recovery);
}

static void
bind_recovery_cb (PfNewPasswordCard *self, PfRecovery *recovery)
{
  update (self, recovery);
  show_strength (self);
}

static void
entrance_changed_cb (PfEntrance *entrance, PfNewPasswordCard *self)
{
  update_stay (self, entrance);
}

static void
bind_entrance_cb (PfNewPasswordCard *self, PfEntrance *entrance)
{
  update_stay (self, entrance);
}

static void
pf_new_password_card_map (GtkWidget *widget)
{
  PfNewPasswordCard *self = PF_NEW_PASSWORD_CARD (widget);
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  if (entrance != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->stay), entrance->stays);
  show_strength (self);
  GTK_WIDGET_CLASS (pf_new_password_card_parent_class)->map (widget);
}

static void
pf_new_password_card_unmap (GtkWidget *widget)
{
  forget_password (PF_NEW_PASSWORD_CARD (widget));
  GTK_WIDGET_CLASS (pf_new_password_card_parent_class)->unmap (widget);
}

static GSignalGroup *
get_group (PfNewPasswordCard *self, guint id)
{
  return id == PROP_RECOVERY ? self->recovery : self->entrance;
}

static void
pf_new_password_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  GSignalGroup *group = get_group (PF_NEW_PASSWORD_CARD (object), id);

  g_value_take_object (value, g_signal_group_dup_target (group));
}

static void
pf_new_password_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  GSignalGroup *group = get_group (PF_NEW_PASSWORD_CARD (object), id);

  g_signal_group_set_target (group, g_value_get_object (value));
}

static void
pf_new_password_card_dispose (GObject *object)
{
  PfNewPasswordCard *self = PF_NEW_PASSWORD_CARD (object);

  g_clear_object (&self->recovery);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_new_password_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/new-password-card.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfNewPasswordCard, name)
  BIND (field);
  BIND (password);
  BIND (strength);
  BIND (gauge);
  BIND (words);
  BIND (length);
  BIND (uncommon);
  BIND (impersonal);
  BIND (length_words);
  BIND (stay);
  BIND (go);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pf_new_password_card_class_init (PfNewPasswordCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_new_password_card_get_property;
  object_class->set_property = pf_new_password_card_set_property;
  object_class->dispose = pf_new_password_card_dispose;
  widget_class->map = pf_new_password_card_map;
  widget_class->unmap = pf_new_password_card_unmap;

  properties[PROP_RECOVERY] = g_param_spec_object ("recovery", NULL, NULL, PF_TYPE_RECOVERY, flags);
  properties[PROP_ENTRANCE] = g_param_spec_object ("entrance", NULL, NULL, PF_TYPE_ENTRANCE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  bind_template (widget_class);
}

static void
pf_new_password_card_init (PfNewPasswordCard *self)
{
  g_autofree char *length = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  length = g_strdup_printf (_ ("%d characters or more"), PF_PASSWORD_MIN_LENGTH);
  gtk_label_set_label (GTK_LABEL (self->length_words), length);
  pf_form_field_watch_caps_lock (PF_FORM_FIELD (self->field));
  self->recovery = g_signal_group_new (PF_TYPE_RECOVERY);
  self->entrance = g_signal_group_new (PF_TYPE_ENTRANCE);
  g_signal_connect_object (
      self->recovery, "bind", G_CALLBACK (bind_recovery_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->entrance, "bind", G_CALLBACK (bind_entrance_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect (self->recovery, "changed", G_CALLBACK (recovery_changed_cb), self);
  g_signal_group_connect (self->entrance, "changed", G_CALLBACK (entrance_changed_cb), self);
}

void
pf_new_password_card_set_fault (PfNewPasswordCard *self, const char *fault)
{
  g_return_if_fail (PF_IS_NEW_PASSWORD_CARD (self));
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), fault);
}

void
pf_new_password_card_take_focus (PfNewPasswordCard *self)
{
  g_return_if_fail (PF_IS_NEW_PASSWORD_CARD (self));
  gtk_widget_grab_focus (gtk_widget_is_sensitive (self->field) ? self->password : self->go);
}
