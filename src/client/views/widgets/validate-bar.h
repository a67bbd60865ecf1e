/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Below a screen of choices: what they come to, "Clear my choices", "Validate". Its words are the
 * screen's live region: they have one place in the order of focus and are told when they change.
 *
 * Properties: "sum" ("4 choices"), "price" ("€18.40", or NULL), "detail", "clear-action",
 * "validate-action" (names of actions), "has-buttons"; "clear-label" and "validate-label", below a
 * form instead of choices; "commits", given before the latter: the form is for the town to decide,
 * so its button is as green as that of choices.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_VALIDATE_BAR (pf_validate_bar_get_type ())
G_DECLARE_FINAL_TYPE (PfValidateBar, pf_validate_bar, PF, VALIDATE_BAR, AdwBin)

/* All that the bar says, at once, so that it is read aloud once. @price: (nullable) */
void pf_validate_bar_say (PfValidateBar *self,
                          const char *sum,
                          const char *price,
                          const char *detail);

void pf_validate_bar_set_has_buttons (PfValidateBar *self, gboolean has_buttons);

/* On the button that validates. */
void pf_validate_bar_take_focus (PfValidateBar *self);

/* What the live region says (transfer none). */
const char *pf_validate_bar_get_spoken (PfValidateBar *self);

G_END_DECLS
