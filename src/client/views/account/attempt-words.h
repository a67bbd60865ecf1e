/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How what is in the way of an attempt is said, and where.
 */
#pragma once

#include "client/model/attempt.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/note.h"

G_BEGIN_DECLS

/* Where it is said: beside the field that can mend it, or above all. */
typedef enum
{
  PF_ATTEMPT_PLACE_NOTE,
  PF_ATTEMPT_PLACE_PASSWORD,
  PF_ATTEMPT_PLACE_NEW_PASSWORD,
  PF_ATTEMPT_PLACE_EMAIL,
  PF_ATTEMPT_PLACE_CODE,
} PfAttemptPlace;

PfAttemptPlace pf_attempt_fault_get_place (PfAttemptFault self);

/* What is in the way (transfer full), where it is said at @place; else NULL. @entrance: which knows
 * the portal
 */
char *pf_attempt_build_words (PfAttempt *self, PfEntrance *entrance, PfAttemptPlace place);

/* Shows it, or hides the note. */
void pf_attempt_show_note (PfAttempt *self, PfEntrance *entrance, PfNote *note);

/* The same, or that it went well: @result (nullable). */
void pf_attempt_show_result (PfAttempt *self,
                             PfEntrance *entrance,
                             const char *result,
                             PfNote *note);

/* Shows it beside @field. */
void pf_attempt_show_fault (PfAttempt *self,
                            PfEntrance *entrance,
                            PfAttemptPlace place,
                            PfFormField *field);

G_END_DECLS
