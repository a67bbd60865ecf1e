/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page shows of its account.
 */
#include "client/views/shell/new-account-page-private.h"

#include <glib/gi18n.h>

#include "client/views/shell/failure-words.h"
#include "client/views/shell/fault-panel.h"
#include "client/views/shell/new-account-words.h"
#include "client/views/shell/terms-field.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/note.h"
#include "client/views/widgets/password-field.h"
#include "client/views/widgets/proof-words.h"
#include "client/views/widgets/validate-bar.h"

const PfNewAccountText pf_new_account_texts[PF_N_NEW_ACCOUNT_TEXTS] = {
  { PF_NEW_ACCOUNT_FIELD_FIRST_NAME, "first_name_field", "first_name" },
  { PF_NEW_ACCOUNT_FIELD_LAST_NAME, "last_name_field", "last_name" },
  { PF_NEW_ACCOUNT_FIELD_EMAIL, "email_field", "email" },
  { PF_NEW_ACCOUNT_FIELD_PHONE, "phone_field", "phone" },
};

static void
show_texts (PfNewAccountPage *self)
{
  const char *password = pf_new_account_get_text (self->account, PF_NEW_ACCOUNT_FIELD_PASSWORD);

  for (gsize i = 0; i < PF_N_NEW_ACCOUNT_TEXTS; i++) {
    GtkEditable *entry = GTK_EDITABLE (self->entries[pf_new_account_texts[i].field]);
    const char *text = pf_new_account_get_text (self->account, pf_new_account_texts[i].field);

    if (!g_str_equal (gtk_editable_get_text (entry), text))
      gtk_editable_set_text (entry, text);
  }
  for (guint i = 0; i < PF_N_ADDRESS_PARTS; i++)
    pf_address_fields_set_text (
        PF_ADDRESS_FIELDS (self->address),
        i,
        pf_new_account_get_text (self->account, PF_NEW_ACCOUNT_FIELD_LINE1 + i));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      !g_str_equal (pf_password_field_get_text (PF_PASSWORD_FIELD (self->password)), password))
    pf_password_field_set_text (PF_PASSWORD_FIELD (self->password), password);
}

void
pf_new_account_page_show_town (PfNewAccountPage *self)
{
  const char *town = self->entrance->town != NULL ? self->entrance->town : self->entrance->host;

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title), town != NULL ? town : "");
  pf_terms_field_set_portal (PF_TERMS_FIELD (self->terms), self->entrance->portal);
  gtk_widget_set_visible (self->stay, self->entrance->can_stay);
}

PfProofPart
pf_new_account_page_get_part (PfNewAccountField field)
{
  if (field == PF_NEW_ACCOUNT_FIELD_PROOF)
    return PF_PROOF_PART_FILE;
  return field == PF_NEW_ACCOUNT_FIELD_ISSUED_ON ? PF_PROOF_PART_DATE : PF_PROOF_PART_KIND;
}

gboolean
pf_new_account_page_get_address_part (PfNewAccountField field, PfAddressPart *ret_part)
{
  if (field < PF_NEW_ACCOUNT_FIELD_LINE1 || field > PF_NEW_ACCOUNT_FIELD_CITY)
    return FALSE;
  *ret_part = field - PF_NEW_ACCOUNT_FIELD_LINE1;
  return TRUE;
}

/* What a file is refused for before it is the account's, its own field says. */
static void
show_fault (PfNewAccountPage *self, PfNewAccountField field, const char *fault)
{
  PfAddressPart part;
  gboolean is_files = field == PF_NEW_ACCOUNT_FIELD_PROOF && self->account->proof == NULL;

  if (self->fields[field] != NULL)
    pf_form_field_set_fault (PF_FORM_FIELD (self->fields[field]), fault);
  else if (pf_new_account_page_get_address_part (field, &part))
    pf_address_fields_set_fault (PF_ADDRESS_FIELDS (self->address), part, fault);
  else if (field == PF_NEW_ACCOUNT_FIELD_PASSWORD)
    pf_password_field_set_fault (PF_PASSWORD_FIELD (self->password), fault);
  else if (field == PF_NEW_ACCOUNT_FIELD_TERMS)
    pf_terms_field_set_fault (PF_TERMS_FIELD (self->terms), fault);
  else if (fault != NULL || !is_files)
    pf_proof_form_set_fault (
        PF_PROOF_FORM (self->proof), pf_new_account_page_get_part (field), fault);
}

static void
show_faults (PfNewAccountPage *self)
{
  g_autoptr (GArray) lines = pf_fault_lines_new ();

  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++) {
    g_autofree char *fault = pf_new_account_build_fault (self->account, i);

    show_fault (self, i, fault);
    if (fault != NULL) {
      PfFaultLine line = { i,
                           pf_new_account_build_headline (self->account, i),
                           pf_new_account_field_get_block (i) };

      g_array_append_val (lines, line);
    }
  }
  pf_fault_panel_show (PF_FAULT_PANEL (self->fault_panel), lines);
}

static void
say (PfNewAccountPage *self)
{
  PfNewAccount *account = self->account;
  guint n = pf_new_account_count_faults (account);
  g_autofree char *faults =
      g_strdup_printf (ngettext ("%u answer to correct", "%u answers to correct", n), n);
  PfValidateBar *bar = PF_VALIDATE_BAR (self->bar);

  if (account->busy)
    pf_validate_bar_say (
        bar, _ ("Sending…"), NULL, _ ("Your answers and the document are on their way."));
  else if (account->failure != PF_FAILURE_NONE)
    pf_validate_bar_say (bar, _ ("Not sent yet"), NULL, _ ("All that you answered is kept here."));
  else if (n > 0)
    pf_validate_bar_say (
        bar, faults, NULL, _ ("They are listed at the top: each leads to its place."));
  else
    pf_validate_bar_say (
        bar,
        _ ("New account"),
        NULL,
        _ ("A mail will verify your address, then the family desk looks at the document."));
}

static void
show_way (PfNewAccountPage *self)
{
  PfNewAccount *account = self->account;
  g_autofree char *words =
      pf_failure_describe (account->failure, self->entrance, account->retry_seconds);

  gtk_widget_set_visible (self->note, words != NULL);
  g_object_set (self->note,
                "kind",
                pf_failure_get_note_kind (account->failure),
                "icon-name",
                pf_failure_get_icon (account->failure),
                "text",
                words,
                NULL);
  gtk_widget_set_visible (self->progress, account->busy);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), account->sent);
  gtk_widget_set_sensitive (self->answers, !account->busy);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "new-account.create", !account->busy && account->retry_seconds == 0);
}

/* To what is news: the first fault, or the button that tries again. */
static void
move_focus (PfNewAccountPage *self)
{
  PfNewAccount *account = self->account;
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll));

  if (account->n_tries != self->n_tries && pf_new_account_count_faults (account) > 0) {
    gtk_adjustment_set_value (place, 0);
    pf_fault_panel_take_focus (PF_FAULT_PANEL (self->fault_panel));
  } else if (self->was_busy && !account->busy) {
    pf_validate_bar_take_focus (PF_VALIDATE_BAR (self->bar));
  }
  self->n_tries = account->n_tries;
  self->was_busy = account->busy;
}

static void
show_kinds (PfNewAccountPage *self)
{
  PfNewAccount *account = self->account;
  g_autofree char *others = pf_proof_build_others (account->kinds, account->n_kinds);

  pf_proof_form_offer (PF_PROOF_FORM (self->proof), account->kinds, account->n_kinds);
  gtk_label_set_label (GTK_LABEL (self->others), others);
  gtk_widget_set_visible (self->others, others != NULL);
}

void
pf_new_account_page_update (PfNewAccountPage *self)
{
  PfNewAccount *account = self->account;

  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  show_texts (self);
  pf_terms_field_set_accepted (PF_TERMS_FIELD (self->terms), account->terms_accepted);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->stay), account->stays);
  pf_proof_form_set_maximum (PF_PROOF_FORM (self->proof), account->maximum_bytes);
  show_kinds (self);
  pf_proof_form_show (PF_PROOF_FORM (self->proof),
                      account->proof_kind,
                      pf_new_account_get_text (account, PF_NEW_ACCOUNT_FIELD_ISSUED_ON),
                      account->proof);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->restored_note, account->restored);
  show_faults (self);
  show_way (self);
  say (self);
  move_focus (self);
}
