/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above the planning: the next deadline with its countdown, or what stands in the way, or what
 * became of the last order. Signal: "see" (PfPlanningOutcome), to lead to the cell it is about.
 */
#pragma once

#include <adwaita.h>

#include "client/model/planning-model.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_NOTES (pf_planning_notes_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningNotes, pf_planning_notes, PF, PLANNING_NOTES, AdwBin)

/* Makes the notes that @model's situation wants. */
void pf_planning_notes_show (PfPlanningNotes *self, PfPlanningModel *model, gboolean narrow);

/* Brings the countdown up to date. */
void pf_planning_notes_tick (PfPlanningNotes *self, PfPlanningModel *model);

G_END_DECLS
