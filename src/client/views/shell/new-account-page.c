/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The entries hold what the model holds; a password is in its entry only while the page is seen:
 * assistive technology can read it there.
 */
#include "client/views/shell/new-account-page-private.h"

#include "client/views/shell/fault-panel.h"
#include "client/views/shell/terms-field.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/password-field.h"
#include "client/views/widgets/validate-bar.h"

/* The faults and notes, beside the answers. */
#define LEFT_WIDTH 290

typedef enum
{
  PROP_ACCOUNT = 1,
  PROP_ENTRANCE,
} PfNewAccountPageProperty;

static GParamSpec *properties[PROP_ENTRANCE + 1];

G_DEFINE_FINAL_TYPE (PfNewAccountPage, pf_new_account_page, PF_TYPE_FRAME)

/* ---- what the person does */

static void
edited_cb (GtkEditable *entry, PfNewAccountPage *self)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "field"));

  if (!self->is_filling)
    pf_new_account_set_text (self->account, field, gtk_editable_get_text (entry));
}

static void
address_cb (PfNewAccountPage *self, guint part)
{
  const char *text = pf_address_fields_get_text (PF_ADDRESS_FIELDS (self->address), part);

  pf_new_account_set_text (self->account, PF_NEW_ACCOUNT_FIELD_LINE1 + part, text);
}

static void
show_own_words (PfNewAccountPage *self)
{
  g_auto (GStrv) own = pf_new_account_dup_own_words (self->account);

  pf_password_field_set_own_words (PF_PASSWORD_FIELD (self->password), (const char *const *) own);
}

static void
password_cb (PfNewAccountPage *self)
{
  if (!self->is_filling)
    pf_new_account_set_text (self->account,
                             PF_NEW_ACCOUNT_FIELD_PASSWORD,
                             pf_password_field_get_text (PF_PASSWORD_FIELD (self->password)));
}

static void
proof_cb (PfNewAccountPage *self)
{
  PfProofForm *form = PF_PROOF_FORM (self->proof);

  self->is_filling = TRUE; /* what one answer changes must not put back the others */
  pf_new_account_set_proof_kind (self->account, pf_proof_form_get_kind (form));
  pf_new_account_set_text (
      self->account, PF_NEW_ACCOUNT_FIELD_ISSUED_ON, pf_proof_form_get_date (form));
  pf_new_account_set_proof (self->account, pf_proof_form_get_proof (form));
  self->is_filling = FALSE;
  pf_new_account_page_update (self);
}

static void
terms_cb (PfNewAccountPage *self)
{
  if (!self->is_filling)
    pf_new_account_set_terms_accepted (self->account,
                                       pf_terms_field_get_accepted (PF_TERMS_FIELD (self->terms)));
}

static void
stay_cb (PfNewAccountPage *self)
{
  self->account->stays = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->stay));
}

static void
jump_cb (PfNewAccountPage *self, guint field)
{
  PfAddressPart part;

  if (self->entries[field] != NULL)
    gtk_widget_grab_focus (self->entries[field]);
  else if (pf_new_account_page_get_address_part (field, &part))
    pf_address_fields_take_focus (PF_ADDRESS_FIELDS (self->address), part);
  else if (field == PF_NEW_ACCOUNT_FIELD_PASSWORD)
    pf_password_field_take_focus (PF_PASSWORD_FIELD (self->password));
  else if (field != PF_NEW_ACCOUNT_FIELD_TERMS)
    pf_proof_form_take_focus (PF_PROOF_FORM (self->proof), pf_new_account_page_get_part (field));
  else
    pf_terms_field_take_focus (PF_TERMS_FIELD (self->terms));
}

static void
afresh_cb (PfNewAccountPage *self)
{
  pf_new_account_want (self->account, "afresh");
  gtk_widget_grab_focus (self->entries[PF_NEW_ACCOUNT_FIELD_FIRST_NAME]);
}

static void
recover_cb (PfNewAccountPage *self)
{
  pf_new_account_want (self->account, "recover");
}

/* Enter in any entry; the button's action is not enabled while it cannot be done. */
static void
create_cb (PfNewAccountPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "new-account.create", NULL);
}

static void
create (GtkWidget *widget, const char *, GVariant *)
{
  pf_new_account_want (PF_NEW_ACCOUNT_PAGE (widget)->account, "create");
}

static void
leave (GtkWidget *widget, const char *, GVariant *)
{
  pf_new_account_want (PF_NEW_ACCOUNT_PAGE (widget)->account, "later");
}

/* ---- the widget */

static void
arrange (PfNewAccountPage *self)
{
  gboolean compact = pf_frame_get_compact (PF_FRAME (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->all),
                                  compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->left, compact ? -1 : LEFT_WIDTH, -1);
}

static void
pf_new_account_page_map (GtkWidget *widget)
{
  PfNewAccountPage *self = PF_NEW_ACCOUNT_PAGE (widget);

  GTK_WIDGET_CLASS (pf_new_account_page_parent_class)->map (widget);
  show_own_words (self);
  pf_new_account_page_update (self);
  gtk_widget_grab_focus (self->entries[PF_NEW_ACCOUNT_FIELD_FIRST_NAME]);
}

static void
pf_new_account_page_unmap (GtkWidget *widget)
{
  PfNewAccountPage *self = PF_NEW_ACCOUNT_PAGE (widget);

  self->is_filling = TRUE; /* the model keeps it as long as it may serve */
  pf_password_field_set_text (PF_PASSWORD_FIELD (self->password), "");
  self->is_filling = FALSE;
  GTK_WIDGET_CLASS (pf_new_account_page_parent_class)->unmap (widget);
}

static void
pf_new_account_page_constructed (GObject *object)
{
  PfNewAccountPage *self = PF_NEW_ACCOUNT_PAGE (object);

  G_OBJECT_CLASS (pf_new_account_page_parent_class)->constructed (object);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->account, "changed", pf_new_account_page_update);
  LISTEN (self->account, "edited", show_own_words);
  LISTEN (self->entrance, "changed", pf_new_account_page_show_town);
#undef LISTEN
  self->n_tries = self->account->n_tries;
  self->was_busy = self->account->busy;
  pf_new_account_page_show_town (self);
  pf_new_account_page_update (self);
}

static void
pf_new_account_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfNewAccountPage *self = PF_NEW_ACCOUNT_PAGE (object);

  if (id == PROP_ACCOUNT)
    g_value_set_object (value, self->account);
  else
    g_value_set_object (value, self->entrance);
}

static void
pf_new_account_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfNewAccountPage *self = PF_NEW_ACCOUNT_PAGE (object);

  if (id == PROP_ACCOUNT)
    self->account = g_value_dup_object (value);
  else
    self->entrance = g_value_dup_object (value);
}

static void
pf_new_account_page_finalize (GObject *object)
{
  PfNewAccountPage *self = PF_NEW_ACCOUNT_PAGE (object);

  g_clear_object (&self->account);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_new_account_page_parent_class)->finalize (object);
}

static void
bind_texts (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < PF_N_NEW_ACCOUNT_TEXTS; i++) {
    gssize field = (gssize) pf_new_account_texts[i].field * (gssize) sizeof (GtkWidget *);

    gtk_widget_class_bind_template_child_full (widget_class,
                                               pf_new_account_texts[i].place,
                                               FALSE,
                                               G_STRUCT_OFFSET (PfNewAccountPage, fields) + field);
    gtk_widget_class_bind_template_child_full (widget_class,
                                               pf_new_account_texts[i].entry,
                                               FALSE,
                                               G_STRUCT_OFFSET (PfNewAccountPage, entries) + field);
  }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/new-account-page.ui");
  bind_texts (widget_class);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfNewAccountPage, name)
  BIND (window_title);
  BIND (scroll);
  BIND (all);
  BIND (left);
  BIND (fault_panel);
  BIND (restored_note);
  BIND (answers);
  BIND (address);
  BIND (password);
  BIND (stay);
  BIND (proof);
  BIND (others);
  BIND (terms);
  BIND (note);
  BIND (progress);
  BIND (bar);
#undef BIND
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_callback (widget_class, name)
  BIND (address_cb);
  BIND (afresh_cb);
  BIND (create_cb);
  BIND (jump_cb);
  BIND (password_cb);
  BIND (proof_cb);
  BIND (recover_cb);
  BIND (stay_cb);
  BIND (terms_cb);
  BIND (pf_frame_pick_decoration);
#undef BIND
  gtk_widget_class_install_action (widget_class, "new-account.create", NULL, create);
  gtk_widget_class_install_action (widget_class, "new-account.later", NULL, leave);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "new-account.later", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Left, GDK_ALT_MASK, "new-account.later", NULL);
}

static void
pf_new_account_page_class_init (PfNewAccountPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pf_new_account_page_constructed;
  object_class->get_property = pf_new_account_page_get_property;
  object_class->set_property = pf_new_account_page_set_property;
  object_class->finalize = pf_new_account_page_finalize;
  widget_class->map = pf_new_account_page_map;
  widget_class->unmap = pf_new_account_page_unmap;

  properties[PROP_ACCOUNT] =
      g_param_spec_object ("account", NULL, NULL, PF_TYPE_NEW_ACCOUNT, flags);
  properties[PROP_ENTRANCE] = g_param_spec_object ("entrance", NULL, NULL, PF_TYPE_ENTRANCE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_ADDRESS_FIELDS);
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FAULT_PANEL);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_PASSWORD_FIELD);
  g_type_ensure (PF_TYPE_PROOF_FORM);
  g_type_ensure (PF_TYPE_TERMS_FIELD);
  g_type_ensure (PF_TYPE_VALIDATE_BAR);
  bind_template (widget_class);
  bind_callbacks (widget_class);
}

static void
pf_new_account_page_init (PfNewAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < PF_N_NEW_ACCOUNT_TEXTS; i++) {
    GtkWidget *entry = self->entries[pf_new_account_texts[i].field];

    g_object_set_data (G_OBJECT (entry), "field", GUINT_TO_POINTER (pf_new_account_texts[i].field));
    g_signal_connect_object (entry, "changed", G_CALLBACK (edited_cb), self, 0);
  }
  g_signal_connect (self, "notify::compact", G_CALLBACK (arrange), NULL);
  arrange (self);
  pf_frame_let_wrap (PF_FRAME (self), GTK_WIDGET (self));
}

GtkWidget *
pf_new_account_page_new (PfNewAccount *account, PfEntrance *entrance)
{
  return g_object_new (PF_TYPE_NEW_ACCOUNT_PAGE, "account", account, "entrance", entrance, NULL);
}
