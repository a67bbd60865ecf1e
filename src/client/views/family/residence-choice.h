/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where who is invited lives and, where that is elsewhere, of which children they are a guardian
 * and who sees what from then on. Property: "inviting".
 */
#pragma once

#include <adwaita.h>

#include "client/model/inviting.h"

G_BEGIN_DECLS

#define PF_TYPE_RESIDENCE_CHOICE (pf_residence_choice_get_type ())
G_DECLARE_FINAL_TYPE (PfResidenceChoice, pf_residence_choice, PF, RESIDENCE_CHOICE, AdwBin)

/* To what is at fault in it; FALSE where nothing is. */
gboolean pf_residence_choice_focus_fault (PfResidenceChoice *self);

G_END_DECLS
