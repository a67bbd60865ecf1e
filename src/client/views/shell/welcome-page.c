/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/welcome-page.h"

#include <glib/gi18n.h>

#include "client/views/shell/failure-words.h"
#include "client/views/shell/sign-in-card.h"
#include "client/views/shell/town-card.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/proof-words.h"

struct _PfWelcomePage
{
  PfFrame parent_instance;

  PfEntrance *entrance; /* (nullable) */
  GSignalGroup *signals;
  PfEntranceStage stage; /* shown */

  GtkWidget *town;
  GtkWidget *change_town;
  GtkWidget *question;
  GtkWidget *cards;
  GtkWidget *sign_in;
  GtkWidget *town_clamp;
  GtkWidget *town_card;
  GtkWidget *proof;
  GtkWidget *desk_row;
  GtkWidget *desk;
  GtkWidget *hours;
  GtkWidget *links;
  GtkWidget *accessibility;
  GtkWidget *legal_notice;
  GtkWidget *privacy;
};

typedef enum
{
  PROP_ENTRANCE = 1,
} PfWelcomePageProperty;

static GParamSpec *properties[PROP_ENTRANCE + 1];

G_DEFINE_FINAL_TYPE (PfWelcomePage, pf_welcome_page, PF_TYPE_FRAME)

static void
change_town_cb (PfWelcomePage *self)
{
  pf_entrance_ask (self->entrance, "change-town");
}

static void
create_account_cb (PfWelcomePage *self)
{
  pf_entrance_ask (self->entrance, "create-account");
}

/* Only to the web: an address that the portal gives must not open anything else. */
static void
set_link (GtkWidget *link, const char *url)
{
  g_autofree char *scheme = url != NULL ? g_uri_parse_scheme (url) : NULL;
  gboolean good = g_strcmp0 (scheme, "https") == 0;

  gtk_widget_set_visible (link, good);
  if (good)
    gtk_link_button_set_uri (GTK_LINK_BUTTON (link), url);
}

static void
update_links (PfWelcomePage *self, PfPortal *portal)
{
  set_link (self->accessibility, portal != NULL ? portal->accessibility_url : NULL);
  set_link (self->legal_notice, portal != NULL ? portal->legal_notice_url : NULL);
  set_link (self->privacy, portal != NULL ? portal->privacy_url : NULL);
}

static void
update_stage (PfWelcomePage *self, PfEntranceStage stage)
{
  gboolean asks_town = stage == PF_ENTRANCE_STAGE_TOWN;
  gboolean changes = stage != self->stage;

  self->stage = stage;
  gtk_widget_set_visible (self->change_town, !asks_town);
  gtk_widget_set_visible (self->question, !asks_town);
  gtk_widget_set_visible (self->cards, !asks_town);
  gtk_widget_set_visible (self->town_clamp, asks_town);
  if (changes && gtk_widget_get_mapped (GTK_WIDGET (self)))
    pf_welcome_page_take_focus (self);
}

static void
update (PfWelcomePage *self, PfEntrance *entrance)
{
  PfPortalContact *contact = entrance->portal != NULL ? entrance->portal->contact : NULL;
  const char *town = entrance->town != NULL ? entrance->town : entrance->host;
  const char *hours = contact != NULL ? contact->hours : NULL;
  g_autofree char *desk = pf_desk_build_words (entrance);
  g_autofree char *proof =
      pf_proof_build_wanted (entrance->portal != NULL ? entrance->portal->proofs_of_address : NULL);

  pf_note_set_text (PF_NOTE (self->proof), proof);
  gtk_label_set_label (GTK_LABEL (self->town), town);
  gtk_widget_set_visible (self->town, town != NULL && entrance->stage != PF_ENTRANCE_STAGE_TOWN);
  gtk_widget_set_visible (self->desk_row, desk != NULL);
  gtk_label_set_label (GTK_LABEL (self->desk), desk);
  gtk_label_set_label (GTK_LABEL (self->hours), hours);
  gtk_widget_set_visible (self->hours, hours != NULL);
  update_links (self, entrance->portal);
  update_stage (self, entrance->stage);
}

static void
changed_cb (PfEntrance *entrance, PfWelcomePage *self)
{
  update (self, entrance);
}

static void
pf_welcome_page_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_set_object (value, PF_WELCOME_PAGE (object)->entrance);
}

static void
pf_welcome_page_set_property (GObject *object, guint, const GValue *value, GParamSpec *pspec)
{
  PfWelcomePage *self = PF_WELCOME_PAGE (object);

  if (!g_set_object (&self->entrance, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->signals, self->entrance);
  if (self->entrance != NULL)
    update (self, self->entrance);
  g_object_notify_by_pspec (object, pspec);
}

static void
pf_welcome_page_dispose (GObject *object)
{
  PfWelcomePage *self = PF_WELCOME_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_welcome_page_parent_class)->dispose (object);
}

static void
pf_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pf_welcome_page_parent_class)->map (widget);
  pf_welcome_page_take_focus (PF_WELCOME_PAGE (widget));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/welcome-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfWelcomePage, name)
  BIND (town);
  BIND (change_town);
  BIND (question);
  BIND (cards);
  BIND (sign_in);
  BIND (town_clamp);
  BIND (town_card);
  BIND (proof);
  BIND (desk_row);
  BIND (desk);
  BIND (hours);
  BIND (links);
  BIND (accessibility);
  BIND (legal_notice);
  BIND (privacy);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, change_town_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_account_cb);
  gtk_widget_class_bind_template_callback (widget_class, pf_frame_pick_decoration);
}

static void
pf_welcome_page_class_init (PfWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_welcome_page_get_property;
  object_class->set_property = pf_welcome_page_set_property;
  object_class->dispose = pf_welcome_page_dispose;
  widget_class->map = pf_welcome_page_map;

  properties[PROP_ENTRANCE] =
      g_param_spec_object ("entrance",
                           NULL,
                           NULL,
                           PF_TYPE_ENTRANCE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_SIGN_IN_CARD);
  g_type_ensure (PF_TYPE_TOWN_CARD);
  bind_template (widget_class);
}

static void
pf_welcome_page_init (PfWelcomePage *self)
{
  self->stage = PF_ENTRANCE_STAGE_SIGN_IN;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (PF_TYPE_ENTRANCE);
  g_signal_group_connect (self->signals, "changed", G_CALLBACK (changed_cb), self);
  pf_frame_let_wrap (PF_FRAME (self), GTK_WIDGET (self));
}

GtkWidget *
pf_welcome_page_new (PfEntrance *entrance)
{
  return g_object_new (PF_TYPE_WELCOME_PAGE, "entrance", entrance, NULL);
}

void
pf_welcome_page_take_focus (PfWelcomePage *self)
{
  g_return_if_fail (PF_IS_WELCOME_PAGE (self));

  if (self->stage == PF_ENTRANCE_STAGE_TOWN)
    pf_town_card_take_focus (PF_TOWN_CARD (self->town_card));
  else
    pf_sign_in_card_take_focus (PF_SIGN_IN_CARD (self->sign_in));
}
