/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/factor-panel.h"

#include <glib/gi18n.h>
#include <string.h>

#include "client/views/account/attempt-words.h"
#include "client/views/account/codes-card.h"
#include "client/views/account/proof-question.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/qr-code.h"

/* So few codes left are a reason to make new ones. */
#define FEW_CODES 3

struct _PfFactorPanel
{
  AdwBin parent_instance;

  PfFactorSetup *setup;
  PfEntrance *entrance;
  PfFactorStage stage; /* shown */
  guint n_faults;      /* shown so far */
  gboolean was_asked;  /* for a proof */

  GtkWidget *panel;
  GtkWidget *note;
  GtkWidget *rest;
  GtkWidget *state;
  GtkWidget *few;
  GtkWidget *app_button;
  GtkWidget *list_button;
  GtkWidget *more;
  GtkWidget *codes_button;
  GtkWidget *remove_button;
  GtkWidget *app;
  GtkWidget *qr;
  GtkWidget *secret;
  GtkWidget *copied;
  GtkWidget *code_field;
  GtkWidget *code;
  GtkWidget *removal;
  GtkWidget *keep;
  GtkWidget *codes;
  GtkWidget *proof;
};

G_DEFINE_FINAL_TYPE (PfFactorPanel, pf_factor_panel, ADW_TYPE_BIN)

/* ---- what the person does */

static gboolean
may_send (PfFactorPanel *self)
{
  return !pf_attempt_is_held (self->setup->attempt) && !self->setup->attempt->needs_proof;
}

static void
prepare_cb (PfFactorPanel *self)
{
  if (may_send (self))
    pf_factor_setup_prepare (self->setup);
}

static void
make_list_cb (PfFactorPanel *self)
{
  if (may_send (self))
    pf_factor_setup_make (self->setup, PF_CODES_KIND_LIST);
}

static void
make_codes_cb (PfFactorPanel *self)
{
  if (may_send (self))
    pf_factor_setup_make (self->setup, PF_CODES_KIND_RECOVERY);
}

static void
ask_removal_cb (PfFactorPanel *self)
{
  if (may_send (self))
    pf_factor_setup_ask_removal (self->setup);
}

static void
remove_cb (PfFactorPanel *self)
{
  if (may_send (self))
    pf_factor_setup_remove (self->setup);
}

static void
leave_cb (PfFactorPanel *self)
{
  pf_factor_setup_leave (self->setup);
}

static void
copy_secret_cb (PfFactorPanel *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->setup->secret);
  gtk_widget_set_visible (self->copied, TRUE);
  pf_live_region_say (PF_LIVE_REGION (self->copied), _ ("The secret is copied."));
}

static void
activate_cb (PfFactorPanel *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->code));
  char code[PF_TYPED_SIZE];

  if (!may_send (self))
    return;
  if (pf_second_factor_read (code, typed) == PF_TYPED_TOTP) {
    pf_factor_setup_confirm (self->setup, code);
    return;
  }
  pf_form_field_set_fault (PF_FORM_FIELD (self->code_field),
                           _ ("Copy the 6 figures that the application shows"));
  gtk_widget_grab_focus (self->code);
}

static void
edited_cb (PfFactorPanel *self)
{
  pf_form_field_set_fault (PF_FORM_FIELD (self->code_field), NULL);
}

/* ---- what is shown */

static char *
build_state (PfFactorSetup *setup)
{
  guint left = (guint) MAX (setup->codes_left, 0);

  switch (setup->factor) {
  case PF_SECOND_FACTOR_TOTP:
    return g_strdup_printf (
        ngettext ("When you sign in, the figures of your application are asked after the password. "
                  "%u recovery code is left.",
                  "When you sign in, the figures of your application are asked after the password. "
                  "%u recovery codes are left.",
                  left),
        left);
  case PF_SECOND_FACTOR_CODES:
    return g_strdup_printf (
        ngettext ("When you sign in, a code of your printed list is asked after the password. %u "
                  "code is left.",
                  "When you sign in, a code of your printed list is asked after the password. %u "
                  "codes are left.",
                  left),
        left);
  case PF_SECOND_FACTOR_UNKNOWN:
  case PF_SECOND_FACTOR_NONE:
    break;
  }
  return g_strdup (setup->required
                       ? _ ("Your account opens the files of families: a code is asked after the "
                            "password. Choose where it comes from.")
                       : _ ("None: whoever learns your password comes in. With a code besides, of "
                            "an application or of a printed list, they do not."));
}

static void
show_rest (PfFactorPanel *self)
{
  PfFactorSetup *setup = self->setup;
  g_autofree char *state = build_state (setup);
  gboolean is_app = setup->factor == PF_SECOND_FACTOR_TOTP;
  gboolean is_list = setup->factor == PF_SECOND_FACTOR_CODES;

  gtk_label_set_label (GTK_LABEL (self->state), state);
  gtk_widget_set_visible (self->few, (is_app || is_list) && setup->codes_left <= FEW_CODES);
  gtk_button_set_label (GTK_BUTTON (self->app_button),
                        is_app ? _ ("Change the Application") : _ ("Use an Application"));
  gtk_button_set_label (GTK_BUTTON (self->list_button),
                        is_list ? _ ("New List") : _ ("Print a List of Codes"));
  gtk_widget_set_visible (self->more, is_app || (is_list && !setup->required));
  gtk_widget_set_visible (self->codes_button, is_app);
  gtk_widget_set_visible (self->remove_button, (is_app || is_list) && !setup->required);
}

static void
show_secret (PfFactorPanel *self)
{
  const char *secret = self->setup->secret != NULL ? self->setup->secret : "";
  g_autofree char *grouped = pf_secret_group (secret);

  pf_qr_code_set_text (PF_QR_CODE (self->qr), self->setup->uri);
  gtk_label_set_label (GTK_LABEL (self->secret), grouped);
  explicit_bzero (grouped, strlen (grouped));
}

static void
focus_stage (PfFactorPanel *self)
{
  switch (self->stage) {
  case PF_FACTOR_STAGE_REST:
    gtk_widget_grab_focus (self->app_button);
    break;
  case PF_FACTOR_STAGE_APP:
    gtk_widget_grab_focus (self->code);
    break;
  case PF_FACTOR_STAGE_REMOVE:
    gtk_widget_grab_focus (self->keep);
    break;
  case PF_FACTOR_STAGE_CODES:
    pf_codes_card_take_focus (PF_CODES_CARD (self->codes));
    break;
  }
}

static void
show_stage (PfFactorPanel *self)
{
  PfFactorStage stage = self->setup->stage;

  GtkWidget *stages[] = { [PF_FACTOR_STAGE_REST] = self->rest,
                          [PF_FACTOR_STAGE_APP] = self->app,
                          [PF_FACTOR_STAGE_REMOVE] = self->removal,
                          [PF_FACTOR_STAGE_CODES] = self->codes };

  if (stage != PF_FACTOR_STAGE_REST)
    gtk_widget_add_css_class (self->panel, "editing");
  else
    gtk_widget_remove_css_class (self->panel, "editing");
  if (stage == self->stage)
    return;
  self->stage = stage;
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  gtk_widget_set_visible (self->copied, FALSE);
  /* First the focus: GTK 4.8 loses what is hidden with it. */
  gtk_widget_set_visible (stages[stage], TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_stage (self);
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    gtk_widget_set_visible (stages[i], i == stage);
}

static void
changed_cb (PfFactorPanel *self)
{
  show_rest (self);
  show_secret (self);
  show_stage (self);
}

static void
set_sensitive (PfFactorPanel *self, gboolean sensitive)
{
  gtk_widget_set_sensitive (self->rest, sensitive);
  gtk_widget_set_sensitive (self->app, sensitive);
  gtk_widget_set_sensitive (self->removal, sensitive);
}

static void
attempt_changed_cb (PfFactorPanel *self)
{
  PfAttempt *attempt = self->setup->attempt;

  gboolean is_over = self->was_asked && !attempt->needs_proof && !attempt->busy;

  set_sensitive (self, !pf_attempt_is_held (attempt) && !attempt->needs_proof);
  self->was_asked = attempt->needs_proof || (self->was_asked && attempt->busy);
  if (is_over)
    focus_stage (self);
  if (attempt->needs_proof) {
    self->n_faults = attempt->n_faults;
    gtk_widget_set_visible (self->note, FALSE);
    return;
  }
  pf_attempt_show_note (attempt, self->entrance, PF_NOTE (self->note));
  if (attempt->n_faults == self->n_faults)
    return;
  self->n_faults = attempt->n_faults;
  pf_attempt_show_fault (
      attempt, self->entrance, PF_ATTEMPT_PLACE_CODE, PF_FORM_FIELD (self->code_field));
  focus_stage (self);
}

void
pf_factor_panel_take_focus (PfFactorPanel *self)
{
  g_return_if_fail (PF_IS_FACTOR_PANEL (self));
  focus_stage (self);
}

void
pf_factor_panel_set_about (PfFactorPanel *self, const char *about)
{
  g_return_if_fail (PF_IS_FACTOR_PANEL (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->app_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
}

/* ---- the widget */

static void
pf_factor_panel_dispose (GObject *object)
{
  PfFactorPanel *self = PF_FACTOR_PANEL (object);

  g_clear_object (&self->setup);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_factor_panel_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/account/factor-panel.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfFactorPanel, name)
  BIND (panel);
  BIND (note);
  BIND (rest);
  BIND (state);
  BIND (few);
  BIND (app_button);
  BIND (list_button);
  BIND (more);
  BIND (codes_button);
  BIND (remove_button);
  BIND (app);
  BIND (qr);
  BIND (secret);
  BIND (copied);
  BIND (code_field);
  BIND (code);
  BIND (removal);
  BIND (keep);
  BIND (codes);
  BIND (proof);
#undef BIND
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALLBACK (prepare_cb);
  CALLBACK (make_list_cb);
  CALLBACK (make_codes_cb);
  CALLBACK (ask_removal_cb);
  CALLBACK (remove_cb);
  CALLBACK (leave_cb);
  CALLBACK (copy_secret_cb);
  CALLBACK (activate_cb);
  CALLBACK (edited_cb);
#undef CALLBACK
}

static void
pf_factor_panel_class_init (PfFactorPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_factor_panel_dispose;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_CODES_CARD);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_PROOF_QUESTION);
  g_type_ensure (PF_TYPE_QR_CODE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pf_factor_panel_init (PfFactorPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_factor_panel_new (PfFactorSetup *setup, PfEntrance *entrance, const char *town)
{
  PfFactorPanel *self = g_object_new (PF_TYPE_FACTOR_PANEL, NULL);

  self->setup = g_object_ref (setup);
  self->entrance = g_object_ref (entrance);
  self->n_faults = setup->attempt->n_faults;
  pf_codes_card_follow (PF_CODES_CARD (self->codes), setup, town);
  g_signal_connect_object (setup, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      setup->attempt, "changed", G_CALLBACK (attempt_changed_cb), self, G_CONNECT_SWAPPED);
  pf_proof_question_ask_for (PF_PROOF_QUESTION (self->proof), setup->attempt, entrance);
  changed_cb (self);
  return GTK_WIDGET (self);
}
