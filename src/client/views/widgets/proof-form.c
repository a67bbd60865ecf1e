/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/proof-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "client/views/widgets/form-field.h"
#include "client/views/widgets/proof-words.h"
#include "client/views/widgets/wrap-bin.h"
#include "core/account-application.h"

struct _PfProofForm
{
  AdwBin parent_instance;

  gboolean is_filling; /* by itself */
  guint *offered;      /* of kinds: those to choose from */
  guint n_offered;

  GtkWidget *kind_field;
  GtkWidget *kind;
  GtkWidget *date_field;
  GtkWidget *date;
  GtkWidget *file;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PfProofForm, pf_proof_form, ADW_TYPE_BIN)

static const struct
{
  PfDocumentKind kind;
  const char *hint;
} kinds[] = {
  { PF_DOCUMENT_KIND_PROOF_OF_ADDRESS,
    N_ ("Under 3 months old, with your name and this address.") },
  { PF_DOCUMENT_KIND_LODGING_CERTIFICATE, N_ ("Written and signed by the person who lodges you.") },
  { PF_DOCUMENT_KIND_LEASE, N_ ("The page with your name, this address and the signatures.") },
  { PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR,
    N_ ("Written, dated and signed by you, where you have no other document.") },
  { PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD,
    N_ ("The pages with your name and the children’s, in one photo or one PDF.") },
  { PF_DOCUMENT_KIND_OTHER, N_ ("The one that the family desk describes.") },
};

/* Its number among the kinds. */
static guint
get_selected (PfProofForm *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));

  return self->offered[selected < self->n_offered ? selected : 0];
}

/* GTK 4.8 gives the focus, and what is read, to the button inside. */
static void
name_kind (PfProofForm *self)
{
  g_autofree char *name = g_strdup_printf (
      "%s, %s", _ ("Document"), pf_proof_kind_get_words (pf_proof_form_get_kind (self)));
  GtkWidget *inside = gtk_widget_get_first_child (self->kind);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
explain_kind (PfProofForm *self)
{
  guint selected = get_selected (self);

  pf_form_field_set_hint (PF_FORM_FIELD (self->kind_field), _ (kinds[selected].hint));
  pf_form_field_set_hint (PF_FORM_FIELD (self->date_field),
                          pf_proof_needs_date (kinds[selected].kind)
                              ? _ ("Day, month and year: 12/10/2026.")
                              : _ ("Optional for this document."));
  gtk_widget_set_visible (self->date_field, pf_proof_is_of_address (kinds[selected].kind));
  name_kind (self);
}

static void
tell (PfProofForm *self)
{
  if (!self->is_filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
kind_cb (PfProofForm *self)
{
  explain_kind (self);
  tell (self);
}

static void
date_cb (PfProofForm *self)
{
  pf_proof_form_set_fault (self, PF_PROOF_PART_DATE, NULL);
  tell (self);
}

static void
file_cb (PfProofForm *self)
{
  tell (self);
}

static gboolean
is_among (PfDocumentKind kind, const PfDocumentKind *some, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (some[i] == kind)
      return TRUE;
  }
  return FALSE;
}

static void
fill_kinds (PfProofForm *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->n_offered; i++)
    gtk_string_list_append (words, pf_proof_kind_get_words (kinds[self->offered[i]].kind));
  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->kind), G_LIST_MODEL (words));
  self->is_filling = FALSE;
}

static void
pf_proof_form_finalize (GObject *object)
{
  g_free (PF_PROOF_FORM (object)->offered);
  G_OBJECT_CLASS (pf_proof_form_parent_class)->finalize (object);
}

static void
pf_proof_form_class_init (PfProofFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_proof_form_finalize;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_PROOF_FIELD);
  g_type_ensure (PF_TYPE_WRAP_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/proof-form.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfProofForm, name)
  BIND (kind_field);
  BIND (kind);
  BIND (date_field);
  BIND (date);
  BIND (file);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, date_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
}

static void
pf_proof_form_init (PfProofForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->offered = g_new (guint, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (pf_proof_is_of_address (kinds[i].kind))
      self->offered[self->n_offered++] = i;
  }
  fill_kinds (self);
  explain_kind (self);
  g_signal_connect_object (
      self->kind, "notify::selected", G_CALLBACK (kind_cb), self, G_CONNECT_SWAPPED);
}

PfDocumentKind
pf_proof_form_get_kind (PfProofForm *self)
{
  g_return_val_if_fail (PF_IS_PROOF_FORM (self), PF_DOCUMENT_KIND_NONE);
  return kinds[get_selected (self)].kind;
}

const char *
pf_proof_form_get_date (PfProofForm *self)
{
  g_return_val_if_fail (PF_IS_PROOF_FORM (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->date));
}

PfProof *
pf_proof_form_get_proof (PfProofForm *self)
{
  g_return_val_if_fail (PF_IS_PROOF_FORM (self), NULL);
  return pf_proof_field_get_proof (PF_PROOF_FIELD (self->file));
}

void
pf_proof_form_show (PfProofForm *self, PfDocumentKind kind, const char *date, PfProof *proof)
{
  g_return_if_fail (PF_IS_PROOF_FORM (self));

  self->is_filling = TRUE;
  for (guint i = 0; i < self->n_offered; i++) {
    if (kinds[self->offered[i]].kind == kind)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), i);
  }
  if (!g_str_equal (pf_proof_form_get_date (self), date))
    gtk_editable_set_text (GTK_EDITABLE (self->date), date);
  pf_proof_field_set_proof (PF_PROOF_FIELD (self->file), proof);
  self->is_filling = FALSE;
}

void
pf_proof_form_offer (PfProofForm *self, const PfDocumentKind *some, guint n)
{
  guint offered[G_N_ELEMENTS (kinds)];
  guint n_offered = 0;

  g_return_if_fail (PF_IS_PROOF_FORM (self));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (is_among (kinds[i].kind, some, n))
      offered[n_offered++] = i;
  }
  g_return_if_fail (n_offered > 0);
  /* A list that is put in place of the same one would close what is open. */
  if (n_offered == self->n_offered &&
      memcmp (offered, self->offered, n_offered * sizeof *offered) == 0)
    return;
  memcpy (self->offered, offered, n_offered * sizeof *offered);
  self->n_offered = n_offered;
  fill_kinds (self);
  explain_kind (self);
}

void
pf_proof_form_set_maximum (PfProofForm *self, gsize maximum)
{
  g_return_if_fail (PF_IS_PROOF_FORM (self));
  pf_proof_field_set_maximum (PF_PROOF_FIELD (self->file), maximum);
}

void
pf_proof_form_set_fault (PfProofForm *self, PfProofPart part, const char *fault)
{
  g_return_if_fail (PF_IS_PROOF_FORM (self));

  switch (part) {
  case PF_PROOF_PART_KIND:
    pf_form_field_set_fault (PF_FORM_FIELD (self->kind_field), fault);
    break;
  case PF_PROOF_PART_DATE:
    pf_form_field_set_fault (PF_FORM_FIELD (self->date_field), fault);
    break;
  case PF_PROOF_PART_FILE:
    pf_proof_field_set_fault (PF_PROOF_FIELD (self->file), fault);
    break;
  }
}

void
pf_proof_form_take_focus (PfProofForm *self, PfProofPart part)
{
  g_return_if_fail (PF_IS_PROOF_FORM (self));

  switch (part) {
  case PF_PROOF_PART_KIND:
    gtk_widget_grab_focus (self->kind);
    break;
  case PF_PROOF_PART_DATE:
    gtk_widget_grab_focus (self->date);
    break;
  case PF_PROOF_PART_FILE:
    pf_proof_field_take_focus (PF_PROOF_FIELD (self->file));
    break;
  }
}
