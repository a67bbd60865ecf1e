/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password is in its entry only as long as it takes: assistive technology can read it there.
 */
#include "client/views/shell/sign-in-card.h"

#include <glib/gi18n.h>

#include "client/views/shell/failure-words.h"
#include "client/views/widgets/form-field.h"
#include "core/sign-in.h"

struct _PfSignInCard
{
  AdwBin parent_instance;

  GSignalGroup *entrance; /* its target: the entrance, while there is one */
  gboolean was_busy;

  GtkWidget *note;
  GtkWidget *sign_in_stage;
  GtkWidget *keyring_stage;
  GtkWidget *return_stage;
  GtkWidget *failed_stage;
  GtkWidget *email_field;
  GtkWidget *email;
  GtkWidget *password_field;
  GtkWidget *password;
  GtkWidget *stay;
  GtkWidget *no_keyring;
  GtkWidget *go;
  GtkWidget *kept_words;
  GtkWidget *open_keyring;
  GtkWidget *again;
};

typedef enum
{
  PROP_ENTRANCE = 1,
} PfSignInCardProperty;

static GParamSpec *properties[PROP_ENTRANCE + 1];

G_DEFINE_FINAL_TYPE (PfSignInCard, pf_sign_in_card, ADW_TYPE_BIN)

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static void
set_fault (GtkWidget *field, const char *fault)
{
  pf_form_field_set_fault (PF_FORM_FIELD (field), fault);
}

/* Every fault at once, each beside its field; the first one gets the focus. */
static gboolean
check_fields (PfSignInCard *self)
{
  gboolean has_email = pf_email_looks_whole (get_text (self->email));
  gboolean has_password = *get_text (self->password) != '\0';

  set_fault (self->email_field, has_email ? NULL : _ ("Type it whole: name@example.org"));
  set_fault (self->password_field, has_password ? NULL : _ ("Type the password of your account"));
  if (!has_email)
    gtk_widget_grab_focus (self->email);
  else if (!has_password)
    gtk_widget_grab_focus (self->password);
  return has_email && has_password;
}

static void
sign_in (PfSignInCard *self, PfEntrance *entrance)
{
  g_autofree char *email = g_strstrip (g_strdup (get_text (self->email)));

  if (entrance->retry_seconds > 0 || entrance->busy || !check_fields (self))
    return;
  pf_entrance_sign_in (entrance,
                       email,
                       get_text (self->password),
                       gtk_check_button_get_active (GTK_CHECK_BUTTON (self->stay)));
}

/* "Try again" goes on with what was typed, where something was. */
static void
try_again (PfSignInCard *self, PfEntrance *entrance)
{
  if (*get_text (self->password) != '\0')
    sign_in (self, entrance);
  else
    pf_entrance_ask (entrance, "try-again");
}

/* The password that was typed serves once the address is verified. */
static void
verify (PfSignInCard *self, PfEntrance *entrance)
{
  g_autofree char *email = g_strstrip (g_strdup (get_text (self->email)));
  const char *password = get_text (self->password);

  pf_entrance_verify (entrance, email, *password != '\0' ? password : NULL);
}

static PfRemedy
pick_remedy (PfEntrance *entrance)
{
  PfRemedy remedy = pf_failure_get_remedy (entrance->failure);

  return remedy == PF_REMEDY_SET_CLOCK && !entrance->can_set_clock ? PF_REMEDY_TRY_AGAIN : remedy;
}

static void
go_cb (PfSignInCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  switch (pick_remedy (entrance)) {
  case PF_REMEDY_SIGN_IN:
    sign_in (self, entrance);
    break;
  case PF_REMEDY_TRY_AGAIN:
    try_again (self, entrance);
    break;
  case PF_REMEDY_CHANGE_TOWN:
    pf_entrance_ask (entrance, "change-town");
    break;
  case PF_REMEDY_SET_CLOCK:
    pf_entrance_ask (entrance, "set-clock");
    break;
  case PF_REMEDY_VERIFY:
    verify (self, entrance);
    break;
  }
}

static void
enter_cb (PfSignInCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  sign_in (self, entrance);
}

/* The address that was typed goes along. */
static void
forgot_cb (PfSignInCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);
  g_autofree char *email = g_strstrip (g_strdup (get_text (self->email)));

  if (!entrance->busy)
    pf_entrance_recover (entrance, email);
}

static void
again_cb (PfSignInCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  pf_entrance_ask (entrance, "try-again");
}

static void
open_keyring_cb (PfSignInCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  pf_entrance_ask (entrance, "open-keyring");
}

static void
skip_keyring_cb (PfSignInCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  pf_entrance_ask (entrance, "skip-keyring");
}

/* What is typed again is no longer at fault. */
static void
edited_cb (PfSignInCard *self)
{
  set_fault (self->email_field, NULL);
  set_fault (self->password_field, NULL);
}

static const char verified_words[] =
    N_ ("Your address is verified and your account is there: sign in.");

static gboolean
is_verified (PfEntrance *entrance)
{
  return entrance->verified && entrance->failure == PF_FAILURE_NONE;
}

/* What has the focus says why it has it. */
static void
describe (GtkWidget *widget, const char *words)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
}

/* Without the countdown: what is told again each second is never told whole. */
static void
describe_password (PfSignInCard *self, PfEntrance *entrance)
{
  g_autofree char *failure = NULL;
  g_autofree char *wrong = NULL;

  if (entrance->failure == PF_FAILURE_WRONG_PASSWORD) {
    failure = pf_failure_describe (entrance->failure, entrance, 0);
    wrong = g_strjoin (" ", failure, _ ("Type it again"), NULL);
  }
  describe (self->password, is_verified (entrance) ? _ (verified_words) : wrong);
}

static void
update_note (PfSignInCard *self, PfEntrance *entrance)
{
  gboolean verified = is_verified (entrance);
  g_autofree char *words =
      verified ? g_strdup (_ (verified_words)) : pf_failure_build_words (entrance);

  gtk_widget_set_visible (self->note, words != NULL);
  g_object_set (self->note,
                "kind",
                verified ? PF_NOTE_KIND_GOOD : pf_failure_get_note_kind (entrance->failure),
                "icon-name",
                verified ? "pf-booked-symbolic" : pf_failure_get_icon (entrance->failure),
                "text",
                words,
                NULL);
  describe (self->go, words);
  describe_password (self, entrance);
  describe (self->again, words);
}

static void
forget_secrets (PfSignInCard *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->password), "");
}

/* Where only the way to the portal failed, what was typed is still good. */
static void
take_answer (PfSignInCard *self, PfEntrance *entrance)
{
  gboolean came = self->was_busy && !entrance->busy;

  self->was_busy = entrance->busy;
  if (!came)
    return;
  if (entrance->failure == PF_FAILURE_WRONG_PASSWORD) {
    forget_secrets (self);
    set_fault (self->password_field, _ ("Type it again"));
    describe_password (self, entrance);
  }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pf_sign_in_card_take_focus (self);
}

static void
update_fields (PfSignInCard *self, PfEntrance *entrance)
{
  if (entrance->email != NULL && *get_text (self->email) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->email), entrance->email);
  gtk_widget_set_visible (self->stay, entrance->can_stay);
  gtk_widget_set_visible (self->no_keyring, !entrance->can_stay);
  gtk_widget_set_sensitive (self->email_field, !entrance->busy);
  gtk_widget_set_sensitive (self->password_field, !entrance->busy);
}

static void
update_go (PfSignInCard *self, PfEntrance *entrance)
{
  const char *words =
      entrance->busy ? _ ("Signing in…") : pf_remedy_get_words (pick_remedy (entrance));

  gtk_button_set_label (GTK_BUTTON (self->go), words);
  gtk_widget_set_sensitive (self->go, !entrance->busy && entrance->retry_seconds == 0);
}

static void
update_words (PfSignInCard *self, PfEntrance *entrance)
{
  g_autofree char *kept = g_strdup_printf (
      _ ("You stayed signed in as %s, but the keyring of this computer is closed."),
      entrance->email != NULL ? entrance->email : "");

  pf_note_set_text (PF_NOTE (self->kept_words), kept);
  describe (self->open_keyring, kept);
}

static void
update_stage (PfSignInCard *self, PfEntrance *entrance)
{
  gboolean returns = entrance->stage == PF_ENTRANCE_STAGE_RETURN;
  gboolean failed = entrance->failure != PF_FAILURE_NONE;
  gboolean signs_in = entrance->stage == PF_ENTRANCE_STAGE_SIGN_IN;

  if (signs_in && !gtk_widget_get_visible (self->sign_in_stage))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->stay), entrance->stays);
  gtk_widget_set_visible (self->sign_in_stage, signs_in);
  gtk_widget_set_visible (self->keyring_stage, entrance->stage == PF_ENTRANCE_STAGE_KEYRING);
  gtk_widget_set_visible (self->return_stage, returns && !failed);
  gtk_widget_set_visible (self->failed_stage, returns && failed);
}

static void
update (PfSignInCard *self, PfEntrance *entrance)
{
  update_stage (self, entrance);
  update_note (self, entrance);
  update_fields (self, entrance);
  update_go (self, entrance);
  update_words (self, entrance);
  take_answer (self, entrance);
}

static void
changed_cb (PfEntrance *entrance, PfSignInCard *self)
{
  update (self, entrance);
}

static void
bind_cb (PfSignInCard *self, PfEntrance *entrance)
{
  gtk_widget_set_visible (self->sign_in_stage, FALSE);
  update (self, entrance);
}

static void
pf_sign_in_card_unmap (GtkWidget *widget)
{
  forget_secrets (PF_SIGN_IN_CARD (widget));
  GTK_WIDGET_CLASS (pf_sign_in_card_parent_class)->unmap (widget);
}

static void
pf_sign_in_card_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_take_object (value, g_signal_group_dup_target (PF_SIGN_IN_CARD (object)->entrance));
}

static void
pf_sign_in_card_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  g_signal_group_set_target (PF_SIGN_IN_CARD (object)->entrance, g_value_get_object (value));
}

static void
pf_sign_in_card_dispose (GObject *object)
{
  g_clear_object (&PF_SIGN_IN_CARD (object)->entrance);
  G_OBJECT_CLASS (pf_sign_in_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/sign-in-card.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfSignInCard, name)
  BIND (note);
  BIND (sign_in_stage);
  BIND (keyring_stage);
  BIND (return_stage);
  BIND (failed_stage);
  BIND (email_field);
  BIND (email);
  BIND (password_field);
  BIND (password);
  BIND (stay);
  BIND (no_keyring);
  BIND (go);
  BIND (kept_words);
  BIND (open_keyring);
  BIND (again);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, forgot_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_keyring_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_keyring_cb);
}

static void
pf_sign_in_card_class_init (PfSignInCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_sign_in_card_get_property;
  object_class->set_property = pf_sign_in_card_set_property;
  object_class->dispose = pf_sign_in_card_dispose;
  widget_class->unmap = pf_sign_in_card_unmap;

  properties[PROP_ENTRANCE] = g_param_spec_object (
      "entrance", NULL, NULL, PF_TYPE_ENTRANCE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_NOTE);
  bind_template (widget_class);
}

static void
pf_sign_in_card_init (PfSignInCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pf_form_field_watch_caps_lock (PF_FORM_FIELD (self->password_field));
  self->entrance = g_signal_group_new (PF_TYPE_ENTRANCE);
  g_signal_connect_object (self->entrance, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect (self->entrance, "changed", G_CALLBACK (changed_cb), self);
}

void
pf_sign_in_card_take_focus (PfSignInCard *self)
{
  g_autoptr (PfEntrance) entrance = NULL;

  g_return_if_fail (PF_IS_SIGN_IN_CARD (self));
  entrance = g_signal_group_dup_target (self->entrance);
  if (entrance->stage == PF_ENTRANCE_STAGE_KEYRING)
    gtk_widget_grab_focus (self->open_keyring);
  else if (entrance->stage == PF_ENTRANCE_STAGE_RETURN)
    gtk_widget_grab_focus (self->again);
  else if (pick_remedy (entrance) != PF_REMEDY_SIGN_IN)
    gtk_widget_grab_focus (self->go);
  else if (*get_text (self->email) == '\0')
    gtk_widget_grab_focus (self->email);
  else
    gtk_widget_grab_focus (self->password);
}
