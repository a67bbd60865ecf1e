/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/terms-field.h"

#include "client/views/widgets/box.h"

struct _PfTermsField
{
  AdwBin parent_instance;

  GtkWidget *accepted;
  GtkWidget *fault_row;
  GtkWidget *fault;
  GtkWidget *terms;
  GtkWidget *privacy;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PfTermsField, pf_terms_field, ADW_TYPE_BIN)

static void
toggled_cb (PfTermsField *self)
{
  pf_terms_field_set_fault (self, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
pf_terms_field_class_init (PfTermsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (PF_TYPE_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/terms-field.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfTermsField, name)
  BIND (accepted);
  BIND (fault_row);
  BIND (fault);
  BIND (terms);
  BIND (privacy);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
pf_terms_field_init (PfTermsField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

void
pf_terms_field_set_portal (PfTermsField *self, PfPortal *portal)
{
  g_return_if_fail (PF_IS_TERMS_FIELD (self));
  set_link (self->terms, portal != NULL ? portal->terms_url : NULL);
  set_link (self->privacy, portal != NULL ? portal->privacy_url : NULL);
}

gboolean
pf_terms_field_get_accepted (PfTermsField *self)
{
  g_return_val_if_fail (PF_IS_TERMS_FIELD (self), FALSE);
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->accepted));
}

void
pf_terms_field_set_accepted (PfTermsField *self, gboolean accepted)
{
  g_return_if_fail (PF_IS_TERMS_FIELD (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->accepted), accepted);
}

void
pf_terms_field_set_fault (PfTermsField *self, const char *fault)
{
  g_return_if_fail (PF_IS_TERMS_FIELD (self));

  gtk_widget_set_visible (self->fault_row, fault != NULL);
  gtk_label_set_label (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  if (fault != NULL)
    gtk_widget_add_css_class (self->accepted, "fault-check");
  else
    gtk_widget_remove_css_class (self->accepted, "fault-check");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accepted),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fault != NULL ? fault : "",
                                  -1);
}

void
pf_terms_field_take_focus (PfTermsField *self)
{
  g_return_if_fail (PF_IS_TERMS_FIELD (self));
  gtk_widget_grab_focus (self->accepted);
}
