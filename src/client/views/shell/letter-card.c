/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/letter-card.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "core/mail.h"
#include "core/password-reset.h"

struct _PfLetterCard
{
  AdwBin parent_instance;

  PfDemonstrationMail *letter;
  char *time_zone; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PfLetterCard, pf_letter_card, ADW_TYPE_BIN)

typedef enum
{
  PROP_LETTER = 1,
  PROP_TIME_ZONE,
} PfLetterCardProperty;

static GParamSpec *properties[PROP_TIME_ZONE + 1];

/* "camille@example.org · 9:00", by the town's clock */
static char *
say_recipient (gpointer, const char *recipient, gint64 created_at, const char *time_zone)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (time_zone);
  g_autofree char *time = created_at != 0 && zone != NULL ? pf_say_time (created_at, zone) : NULL;

  return recipient != NULL && time != NULL ? g_strdup_printf ("%s · %s", recipient, time)
                                           : g_strdup ("");
}

/* "K7QM-2XRT", as the mail has it. */
static char *
say_code (gpointer, const char *code)
{
  if (code == NULL || strlen (code) != PF_CODE_LENGTH)
    return g_strdup (code != NULL ? code : "");
  return g_strdup_printf ("%.4s-%s", code, code + 4);
}

static gboolean
is_there (gpointer, const char *text)
{
  return text != NULL;
}

static void
follow (GtkWidget *widget, const char *, GVariant *)
{
  PfLetterCard *self = PF_LETTER_CARD (widget);

  if (self->letter != NULL && self->letter->link != NULL)
    gtk_widget_activate_action (widget, "mails.follow", "s", self->letter->link);
}

static void
pf_letter_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfLetterCard *self = PF_LETTER_CARD (object);

  switch ((PfLetterCardProperty) id) {
  case PROP_LETTER:
    g_value_set_object (value, self->letter);
    break;
  case PROP_TIME_ZONE:
    g_value_set_string (value, self->time_zone);
    break;
  }
}

static void
pf_letter_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfLetterCard *self = PF_LETTER_CARD (object);

  switch ((PfLetterCardProperty) id) {
  case PROP_LETTER:
    g_set_object (&self->letter, g_value_get_object (value));
    break;
  case PROP_TIME_ZONE:
    g_free (self->time_zone);
    self->time_zone = g_value_dup_string (value);
    break;
  }
}

static void
pf_letter_card_finalize (GObject *object)
{
  g_free (PF_LETTER_CARD (object)->time_zone);
  G_OBJECT_CLASS (pf_letter_card_parent_class)->finalize (object);
}

static void
pf_letter_card_dispose (GObject *object)
{
  g_clear_object (&PF_LETTER_CARD (object)->letter);
  G_OBJECT_CLASS (pf_letter_card_parent_class)->dispose (object);
}

static void
pf_letter_card_class_init (PfLetterCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_letter_card_get_property;
  object_class->set_property = pf_letter_card_set_property;
  object_class->dispose = pf_letter_card_dispose;
  object_class->finalize = pf_letter_card_finalize;
  properties[PROP_LETTER] =
      g_param_spec_object ("letter", NULL, NULL, PF_TYPE_DEMONSTRATION_MAIL, flags);
  properties[PROP_TIME_ZONE] = g_param_spec_string ("time-zone", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/letter-card.ui");
  gtk_widget_class_bind_template_callback (widget_class, say_recipient);
  gtk_widget_class_bind_template_callback (widget_class, say_code);
  gtk_widget_class_bind_template_callback (widget_class, is_there);
  gtk_widget_class_install_action (widget_class, "letter.follow", NULL, follow);
}

static void
pf_letter_card_init (PfLetterCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
