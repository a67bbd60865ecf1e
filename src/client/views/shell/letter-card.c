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
};

G_DEFINE_FINAL_TYPE (PfLetterCard, pf_letter_card, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LETTER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* "camille@example.org · 9:00" */
static char *
say_recipient (gpointer, const char *recipient, gint64 created_at)
{
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autofree char *time = created_at != 0 ? pf_say_time (created_at, here) : NULL;

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
pf_letter_card_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_set_object (value, PF_LETTER_CARD (object)->letter);
}

static void
pf_letter_card_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  g_set_object (&PF_LETTER_CARD (object)->letter, g_value_get_object (value));
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

  object_class->get_property = pf_letter_card_get_property;
  object_class->set_property = pf_letter_card_set_property;
  object_class->dispose = pf_letter_card_dispose;
  properties[PROP_LETTER] = g_param_spec_object (
      "letter", NULL, NULL, PF_TYPE_DEMONSTRATION_MAIL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
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
