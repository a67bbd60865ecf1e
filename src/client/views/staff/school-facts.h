/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent decides by whether a child is enrolled at a school: the child, the class, the
 * school of the sector or the derogation, and what stands in the way.
 */
#pragma once

#include <adwaita.h>

#include "core/queue-item.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_FACTS (pf_school_facts_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolFacts, pf_school_facts, PF, SCHOOL_FACTS, AdwBin)

/* Hidden where @item is of no school enrolment. */
void pf_school_facts_show (PfSchoolFacts *self, PfQueueItem *item);

G_END_DECLS
