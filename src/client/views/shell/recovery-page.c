/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/recovery-page.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/shell/address-card.h"
#include "client/views/shell/failure-words.h"
#include "client/views/shell/mail-card.h"
#include "client/views/shell/new-password-card.h"
#include "client/views/shell/recovery-words.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/stage.h"

/* One column of fields, or two of them. */
#define COLUMN_WIDTH 620
#define COLUMNS_WIDTH 920

#define N_STAGES 3

struct _PfRecoveryPage
{
  PfFrame parent_instance;

  PfRecovery *recovery; /* (nullable) */
  PfEntrance *entrance; /* (nullable) */
  GSignalGroup *recovery_signals;
  GSignalGroup *entrance_signals;
  PfRecoveryStage stage; /* shown */
  guint n_faults;        /* shown so far */
  gboolean was_busy;
  gboolean waited; /* for the portal to take another attempt */

  GtkWidget *clamp;
  GtkWidget *news;
  GtkWidget *title;
  GtkWidget *about;
  GtkWidget *stages;
  GtkWidget *note;
  GtkWidget *remedy;
  GtkWidget *address_card;
  GtkWidget *mail_card;
  GtkWidget *new_password_card;
  GtkWidget *desk_note;
  GtkWidget *devices_note;
};

typedef enum
{
  PROP_RECOVERY = 1,
  PROP_ENTRANCE,
} PfRecoveryPageProperty;

static GParamSpec *properties[PROP_ENTRANCE + 1];

G_DEFINE_FINAL_TYPE (PfRecoveryPage, pf_recovery_page, PF_TYPE_FRAME)

/* ---- words */

/* The stage that the page is at, by its name. */
static const char *
get_stage_name (PfRecoveryPage *self)
{
  GtkWidget *stage = gtk_widget_get_first_child (self->stages);

  for (guint i = 0; i < self->recovery->stage; i++)
    stage = gtk_widget_get_next_sibling (stage);
  return pf_stage_get_label (PF_STAGE (stage));
}

/* An address may be at fault beside a password. */
static char *
add_address (PfRecoveryPage *self, const char *words)
{
  g_autofree char *address =
      pf_recovery_fault_build_words (PF_RECOVERY_FAULT_HOME_ADDRESS, self->entrance);
  PfAddressPart part;
  gboolean is_second = words != NULL && self->recovery->fault != PF_RECOVERY_FAULT_HOME_ADDRESS &&
                       pf_recovery_find_address_fault (self->recovery, &part);

  if (!is_second)
    return g_strdup (words);
  /* What stands below a field may have no full stop. */
  return g_strdup_printf ("%s%s %s", words, g_str_has_suffix (words, ".") ? "" : ".", address);
}

/* What has changed is told in words: where the person is, or what keeps them there. */
static void
tell (PfRecoveryPage *self, const char *title, const char *about)
{
  PfRecovery *recovery = self->recovery;
  g_autofree char *fault = pf_recovery_fault_build_words (recovery->fault, self->entrance);
  g_autofree char *way = recovery->fault == PF_RECOVERY_FAULT_WAY
                             ? pf_failure_describe (recovery->failure, self->entrance, 0)
                             : NULL;
  g_autofree char *both = add_address (self, fault);
  const char *wrong = way != NULL ? way : both;
  /* Translators: number of the stage, number of stages, its name, what it is about */
  g_autofree char *where = g_strdup_printf (_ ("Stage %d of %d, %s: %s. %s"),
                                            (int) recovery->stage + 1,
                                            N_STAGES,
                                            get_stage_name (self),
                                            title,
                                            about);

  pf_live_region_say (PF_LIVE_REGION (self->news), wrong != NULL ? wrong : where);
}

/* ---- what is shown */

/* What one button does about what the note says, or NULL. */
static const char *
get_remedy_words (PfRecovery *recovery)
{
  if (recovery->fault == PF_RECOVERY_FAULT_ERASED)
    return _ ("New account");
  if (pf_recovery_fault_asks_to_sign_in (recovery->fault))
    return _ ("Sign In");
  if (recovery->fault == PF_RECOVERY_FAULT_WAY && recovery->by_link &&
      recovery->stage == PF_RECOVERY_STAGE_ADDRESS)
    return _ ("Try Again");
  return NULL;
}

static const char *
get_icon (PfRecovery *recovery)
{
  if (recovery->fault == PF_RECOVERY_FAULT_WAY)
    return pf_failure_get_icon (recovery->failure);
  return pf_recovery_fault_get_note_kind (recovery->fault) == PF_NOTE_KIND_INFO
             ? "dialog-information-symbolic"
             : "dialog-warning-symbolic";
}

static void
update_note (PfRecoveryPage *self)
{
  PfRecovery *recovery = self->recovery;
  PfRecoveryFault fault = recovery->fault;
  gboolean is_way = fault == PF_RECOVERY_FAULT_WAY;
  g_autofree char *words =
      pf_recovery_build_fault (recovery, self->entrance, PF_RECOVERY_PLACE_NOTE);
  const char *remedy = get_remedy_words (recovery);

  gtk_widget_set_visible (self->note, words != NULL);
  pf_address_card_set_about (PF_ADDRESS_CARD (self->address_card), words);
  g_object_set (self->note,
                "kind",
                is_way ? pf_failure_get_note_kind (recovery->failure)
                       : pf_recovery_fault_get_note_kind (fault),
                "icon-name",
                get_icon (recovery),
                "text",
                words,
                NULL);
  gtk_widget_set_visible (self->remedy, remedy != NULL);
  if (remedy != NULL)
    gtk_button_set_label (GTK_BUTTON (self->remedy), remedy);
}

/* Whether a fault came or went: what a card said since, or took back, stands. */
static gboolean
is_news (PfRecoveryPage *self)
{
  PfRecovery *recovery = self->recovery;

  return recovery->n_faults != self->n_faults || recovery->busy != self->was_busy ||
         recovery->stage != self->stage;
}

static void
update_faults (PfRecoveryPage *self)
{
  PfRecovery *recovery = self->recovery;
#define FAULT(place) pf_recovery_build_fault (recovery, self->entrance, PF_RECOVERY_PLACE_##place)
  g_autofree char *email = FAULT (EMAIL);
  g_autofree char *code = FAULT (CODE);
  g_autofree char *password = FAULT (PASSWORD);
#undef FAULT

  if (!is_news (self) && recovery->retry_seconds == 0 && !self->waited)
    return;
  pf_address_card_set_fault (PF_ADDRESS_CARD (self->address_card), email);
  pf_mail_card_set_fault (PF_MAIL_CARD (self->mail_card), code);
  pf_new_password_card_set_fault (PF_NEW_PASSWORD_CARD (self->new_password_card), password);
}

/* Of who asked for an account, the answers stand first and the town's last. */
static void
name_stages (PfRecoveryPage *self)
{
  static const char *const names[][N_STAGES] = {
    { N_ ("Address"), N_ ("Mail"), N_ ("Password") },
    { N_ ("Your answers"), N_ ("Mail"), N_ ("Family desk") },
    { N_ ("Address"), N_ ("Mail"), N_ ("Invitation") },
  };
  guint way = pf_recovery_is_of_tie (self->recovery) ? 2 : self->recovery->verifies;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->stages); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_object_set (child, "at", (int) self->recovery->stage + 1, "label", _ (names[way][i++]), NULL);
}

/* Who has had no password yet is signed in nowhere. */
static gboolean
signs_out (PfRecovery *recovery)
{
  return recovery->stage == PF_RECOVERY_STAGE_PASSWORD && recovery->account != NULL &&
         !recovery->account->activation && !recovery->accepts;
}

static void
update_cards (PfRecoveryPage *self)
{
  PfRecovery *recovery = self->recovery;
  PfRecoveryStage stage = recovery->stage;
  gboolean has_portal = self->entrance->host != NULL;

  gtk_widget_set_visible (self->address_card,
                          stage == PF_RECOVERY_STAGE_ADDRESS && has_portal &&
                              !pf_recovery_opens_link (recovery));
  gtk_widget_set_visible (self->mail_card, stage == PF_RECOVERY_STAGE_MAIL);
  gtk_widget_set_visible (self->new_password_card, stage == PF_RECOVERY_STAGE_PASSWORD);
  gtk_widget_set_visible (self->devices_note, signs_out (recovery));
  g_object_set (self->clamp,
                "maximum-size",
                stage == PF_RECOVERY_STAGE_MAIL ? COLUMNS_WIDTH : COLUMN_WIDTH,
                "tightening-threshold",
                stage == PF_RECOVERY_STAGE_MAIL ? COLUMNS_WIDTH : COLUMN_WIDTH,
                NULL);
  name_stages (self);
}

static void
update_desk (PfRecoveryPage *self)
{
  g_autofree char *desk = pf_desk_build_words (self->entrance);
  gboolean has_place = self->recovery->stage == PF_RECOVERY_STAGE_ADDRESS;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->desk_note, has_place && desk != NULL);
  if (desk == NULL)
    return;
  words = g_strdup_printf (_ ("You no longer know which address, or it has changed? The family "
                              "desk corrects it with you: %s."),
                           desk);
  pf_note_set_text (PF_NOTE (self->desk_note), words);
}

static void
take_focus (PfRecoveryPage *self)
{
  if (gtk_widget_get_visible (self->note) && gtk_widget_get_visible (self->remedy))
    gtk_widget_grab_focus (self->remedy);
  else if (gtk_widget_get_visible (self->address_card))
    pf_address_card_take_focus (PF_ADDRESS_CARD (self->address_card));
  else if (gtk_widget_get_visible (self->mail_card))
    pf_mail_card_take_focus (PF_MAIL_CARD (self->mail_card));
  else if (gtk_widget_get_visible (self->new_password_card))
    pf_new_password_card_take_focus (PF_NEW_PASSWORD_CARD (self->new_password_card));
  else
    gtk_widget_grab_focus (self->news);
}

static void
update (PfRecoveryPage *self)
{
  PfRecovery *recovery = self->recovery;
  g_autofree char *about = NULL;
  gboolean moves;

  if (recovery == NULL || self->entrance == NULL || !recovery->active)
    return;
  about = pf_recovery_build_about (recovery, self->entrance);
  moves = is_news (self);
  gtk_label_set_label (GTK_LABEL (self->title), pf_recovery_get_title (recovery));
  gtk_label_set_label (GTK_LABEL (self->about), about);
  update_note (self);
  update_cards (self);
  update_faults (self);
  update_desk (self);
  tell (self, pf_recovery_get_title (recovery), about);
  pf_mail_card_set_about (PF_MAIL_CARD (self->mail_card), about);
  self->stage = recovery->stage;
  self->n_faults = recovery->n_faults;
  self->was_busy = recovery->busy;
  self->waited = recovery->retry_seconds > 0;
  if (moves && !recovery->busy && gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_focus (self);
}

/* ---- what the person does */

static void
go_back (GtkWidget *widget, const char *, GVariant *)
{
  PfRecoveryPage *self = PF_RECOVERY_PAGE (widget);

  if (self->recovery != NULL)
    pf_recovery_want (self->recovery, "back");
}

static void
remedy_cb (PfRecoveryPage *self)
{
  PfRecoveryFault fault = self->recovery->fault;
  g_autoptr (PfEntrance) entrance = g_object_ref (self->entrance); /* leaving takes the page away */
  gboolean tries_again = fault == PF_RECOVERY_FAULT_WAY;

  pf_recovery_want (self->recovery, tries_again ? "try-again" : "leave");
  if (fault == PF_RECOVERY_FAULT_ERASED)
    pf_entrance_ask (entrance, "create-account");
}

static void
changed_cb (GObject *, PfRecoveryPage *self)
{
  update (self);
}

/* ---- the widget */

static void
pf_recovery_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfRecoveryPage *self = PF_RECOVERY_PAGE (object);

  if (id == PROP_RECOVERY)
    g_value_set_object (value, self->recovery);
  else
    g_value_set_object (value, self->entrance);
}

static void
pf_recovery_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PfRecoveryPage *self = PF_RECOVERY_PAGE (object);

  if (id == PROP_RECOVERY) {
    g_set_object (&self->recovery, g_value_get_object (value));
    g_signal_group_set_target (self->recovery_signals, self->recovery);
  } else {
    g_set_object (&self->entrance, g_value_get_object (value));
    g_signal_group_set_target (self->entrance_signals, self->entrance);
  }
  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
pf_recovery_page_dispose (GObject *object)
{
  PfRecoveryPage *self = PF_RECOVERY_PAGE (object);

  g_clear_object (&self->recovery_signals);
  g_clear_object (&self->entrance_signals);
  g_clear_object (&self->recovery);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_recovery_page_parent_class)->dispose (object);
}

static void
pf_recovery_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pf_recovery_page_parent_class)->map (widget);
  take_focus (PF_RECOVERY_PAGE (widget));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/recovery-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfRecoveryPage, name)
  BIND (clamp);
  BIND (news);
  BIND (title);
  BIND (about);
  BIND (stages);
  BIND (note);
  BIND (remedy);
  BIND (address_card);
  BIND (mail_card);
  BIND (new_password_card);
  BIND (desk_note);
  BIND (devices_note);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, remedy_cb);
  gtk_widget_class_bind_template_callback (widget_class, pf_frame_pick_decoration);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "recovery.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "recovery.back", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Left, GDK_ALT_MASK, "recovery.back", NULL);
}

static void
pf_recovery_page_class_init (PfRecoveryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pf_recovery_page_get_property;
  object_class->set_property = pf_recovery_page_set_property;
  object_class->dispose = pf_recovery_page_dispose;
  widget_class->map = pf_recovery_page_map;

  properties[PROP_RECOVERY] = g_param_spec_object ("recovery", NULL, NULL, PF_TYPE_RECOVERY, flags);
  properties[PROP_ENTRANCE] = g_param_spec_object ("entrance", NULL, NULL, PF_TYPE_ENTRANCE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_ADDRESS_CARD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_MAIL_CARD);
  g_type_ensure (PF_TYPE_NEW_PASSWORD_CARD);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_STAGE);
  bind_template (widget_class);
  bind_keys (widget_class);
}

static void
pf_recovery_page_init (PfRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->recovery_signals = g_signal_group_new (PF_TYPE_RECOVERY);
  self->entrance_signals = g_signal_group_new (PF_TYPE_ENTRANCE);
  /* After the cards: what is still insensitive takes no focus. */
  g_signal_group_connect_data (
      self->recovery_signals, "changed", G_CALLBACK (changed_cb), self, NULL, G_CONNECT_AFTER);
  g_signal_group_connect (self->entrance_signals, "changed", G_CALLBACK (changed_cb), self);
  pf_frame_let_wrap (PF_FRAME (self), GTK_WIDGET (self));
}

GtkWidget *
pf_recovery_page_new (PfRecovery *recovery, PfEntrance *entrance)
{
  return g_object_new (PF_TYPE_RECOVERY_PAGE, "entrance", entrance, "recovery", recovery, NULL);
}
