/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field of a form whose answer is one of a few: its name above a drop-down, and below it a hint
 * or what to do about it. Properties: "label", "hint". Signal "chosen": the person chose another.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_CHOICE_FIELD (pf_choice_field_get_type ())
G_DECLARE_FINAL_TYPE (PfChoiceField, pf_choice_field, PF, CHOICE_FIELD, AdwBin)

/* What may be chosen, and what is; no signal. @words: at least one */
void pf_choice_field_show (PfChoiceField *self, const char *const *words, guint selected);

guint pf_choice_field_get_selected (PfChoiceField *self);

/* @fault: (nullable): what to do */
void pf_choice_field_set_fault (PfChoiceField *self, const char *fault);

G_END_DECLS
