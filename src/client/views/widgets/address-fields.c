/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/address-fields.h"

#include "client/views/widgets/address-words.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/form-field.h"

#define PART "part" /* of an entry */

struct _PfAddressFields
{
  AdwBin parent_instance;

  gboolean is_filling; /* by itself */

  GtkWidget *fields[PF_N_ADDRESS_PARTS];
  GtkWidget *entries[PF_N_ADDRESS_PARTS];
};

/* Of the template's children. */
static const struct
{
  const char *field;
  const char *entry;
} names[PF_N_ADDRESS_PARTS] = {
  [PF_ADDRESS_PART_LINE1] = { "line1_field", "line1" },
  [PF_ADDRESS_PART_LINE2] = { "line2_field", "line2" },
  [PF_ADDRESS_PART_POSTAL_CODE] = { "postal_code_field", "postal_code" },
  [PF_ADDRESS_PART_CITY] = { "city_field", "city" },
};

static guint edited_signal;
static guint activate_signal;

G_DEFINE_FINAL_TYPE (PfAddressFields, pf_address_fields, ADW_TYPE_BIN)

static void
changed_cb (GtkEditable *entry, PfAddressFields *self)
{
  if (!self->is_filling)
    g_signal_emit (
        self, edited_signal, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), PART)));
}

static void
activate_cb (PfAddressFields *self)
{
  g_signal_emit (self, activate_signal, 0);
}

static void
bind_child (GtkWidgetClass *widget_class, const char *name, gsize array, gsize part)
{
  gsize offset = array + part * sizeof (GtkWidget *);

  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, (gssize) offset);
}

static void
pf_address_fields_class_init (PfAddressFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  edited_signal = SIGNAL ("edited", 1, G_TYPE_UINT);
  activate_signal = SIGNAL ("activate", 0);
#undef SIGNAL
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/address-fields.ui");
  for (gsize i = 0; i < PF_N_ADDRESS_PARTS; i++) {
    bind_child (widget_class, names[i].field, G_STRUCT_OFFSET (PfAddressFields, fields), i);
    bind_child (widget_class, names[i].entry, G_STRUCT_OFFSET (PfAddressFields, entries), i);
  }
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
pf_address_fields_init (PfAddressFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < PF_N_ADDRESS_PARTS; i++) {
    g_object_set_data (G_OBJECT (self->entries[i]), PART, GUINT_TO_POINTER (i));
    g_signal_connect_object (self->entries[i], "changed", G_CALLBACK (changed_cb), self, 0);
  }
}

const char *
pf_address_fields_get_text (PfAddressFields *self, PfAddressPart part)
{
  g_return_val_if_fail (PF_IS_ADDRESS_FIELDS (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->entries[part]));
}

void
pf_address_fields_set_text (PfAddressFields *self, PfAddressPart part, const char *text)
{
  const char *shown = text != NULL ? text : "";

  g_return_if_fail (PF_IS_ADDRESS_FIELDS (self));

  if (g_str_equal (pf_address_fields_get_text (self, part), shown))
    return;
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entries[part]), shown);
  self->is_filling = FALSE;
}

void
pf_address_fields_set_fault (PfAddressFields *self, PfAddressPart part, const char *fault)
{
  g_return_if_fail (PF_IS_ADDRESS_FIELDS (self));
  pf_form_field_set_fault (PF_FORM_FIELD (self->fields[part]), fault);
}

void
pf_address_fields_show (PfAddressFields *self,
                        char *const texts[static PF_N_ADDRESS_PARTS],
                        const char *const codes[static PF_N_ADDRESS_PARTS])
{
  for (guint i = 0; i < PF_N_ADDRESS_PARTS; i++) {
    pf_address_fields_set_text (self, i, texts[i]);
    pf_address_fields_set_fault (
        self, i, codes[i] != NULL ? pf_address_part_get_advice (i, codes[i]) : NULL);
  }
}

void
pf_address_fields_take_focus (PfAddressFields *self, PfAddressPart part)
{
  g_return_if_fail (PF_IS_ADDRESS_FIELDS (self));
  gtk_widget_grab_focus (self->entries[part]);
}
