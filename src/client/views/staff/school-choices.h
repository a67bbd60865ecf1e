/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which school takes a child whose enrolment is accepted: the one asked for, first and chosen; that
 * of the sector, where it was asked for by derogation; or another one. The family is told why it is
 * not the one that it asked for.
 */
#pragma once

#include <adwaita.h>

#include "client/model/queue-model.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_CHOICES (pf_school_choices_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolChoices, pf_school_choices, PF, SCHOOL_CHOICES, AdwBin)

/* Hidden but while a school enrolment may be accepted. Once. */
void pf_school_choices_set_model (PfSchoolChoices *self, PfQueueModel *model);

/* Chooses option @n, from 0; FALSE where there is none. */
gboolean pf_school_choices_choose (PfSchoolChoices *self, guint n);

/* The focus where the reason is written. */
void pf_school_choices_focus_reason (PfSchoolChoices *self);

G_END_DECLS
