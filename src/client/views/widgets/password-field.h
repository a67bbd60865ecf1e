/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a password is chosen: its entry, how well it holds in words, bars and conditions. Property
 * "label". Signals "edited"; "activate": Enter. Whoever shows it empties it as soon as it has
 * served: assistive technology can read what is in the entry.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_PASSWORD_FIELD (pf_password_field_get_type ())
G_DECLARE_FINAL_TYPE (PfPasswordField, pf_password_field, PF, PASSWORD_FIELD, AdwBin)

const char *pf_password_field_get_text (PfPasswordField *self);
void pf_password_field_set_text (PfPasswordField *self, const char *text);

/* What it may not be made of: names and e-mail of the person. @own_words: (nullable) */
void pf_password_field_set_own_words (PfPasswordField *self, const char *const *own_words);

void pf_password_field_set_editable (PfPasswordField *self, gboolean editable);

/* Says what is wrong with the password, or with NULL that nothing is. */
void pf_password_field_set_fault (PfPasswordField *self, const char *fault);

/* FALSE where it cannot be edited. */
gboolean pf_password_field_take_focus (PfPasswordField *self);

G_END_DECLS
