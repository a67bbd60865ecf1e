/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page's insides, for new-account-page.c (what the person does) and new-account-page-show.c
 * (what is shown) alone.
 */
#pragma once

#include "client/views/shell/new-account-page.h"
#include "client/views/widgets/address-fields.h"
#include "client/views/widgets/proof-form.h"

G_BEGIN_DECLS

struct _PfNewAccountPage
{
  PfFrame parent_instance;

  PfNewAccount *account;
  PfEntrance *entrance;
  guint n_tries; /* shown so far */
  gboolean was_busy;
  gboolean is_filling; /* the entries, by itself */

  GtkWidget *window_title;
  GtkWidget *scroll;
  GtkWidget *all;
  GtkWidget *left;
  GtkWidget *fault_panel;
  GtkWidget *restored_note;
  GtkWidget *answers;
  GtkWidget *fields[PF_N_NEW_ACCOUNT_FIELDS];  /* of those with an entry */
  GtkWidget *entries[PF_N_NEW_ACCOUNT_FIELDS]; /* the same */
  GtkWidget *address;
  GtkWidget *password;
  GtkWidget *stay;
  GtkWidget *proof;
  GtkWidget *others; /* than a bill */
  GtkWidget *terms;
  GtkWidget *note;
  GtkWidget *progress;
  GtkWidget *bar;
};

/* The children of the template that hold a text. */
typedef struct
{
  PfNewAccountField field;
  const char *place;
  const char *entry;
} PfNewAccountText;

#define PF_N_NEW_ACCOUNT_TEXTS 4

extern const PfNewAccountText pf_new_account_texts[PF_N_NEW_ACCOUNT_TEXTS];

void pf_new_account_page_update (PfNewAccountPage *self);
void pf_new_account_page_show_town (PfNewAccountPage *self);

/* Where in its form a field of the proof is. */
PfProofPart pf_new_account_page_get_part (PfNewAccountField field);

/* Whether a field is of the address, and which part of it. */
gboolean pf_new_account_page_get_address_part (PfNewAccountField field, PfAddressPart *ret_part);

G_END_DECLS
