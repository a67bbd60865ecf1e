/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent says when children get a second household: whose days they are, and whether the
 * address of a household that is opened is in the town.
 */
#pragma once

#include <adwaita.h>

#include "client/model/queue-model.h"

G_BEGIN_DECLS

#define PF_TYPE_TIE_CHOICES (pf_tie_choices_get_type ())
G_DECLARE_FINAL_TYPE (PfTieChoices, pf_tie_choices, PF, TIE_CHOICES, AdwBin)

/* Hidden but while a guardian who lives elsewhere may be accepted. */
void pf_tie_choices_set_model (PfTieChoices *self, PfQueueModel *model);

G_END_DECLS
