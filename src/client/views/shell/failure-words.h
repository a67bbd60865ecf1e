/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How each failure to get in is said, and what helps.
 */
#pragma once

#include "client/model/entrance.h"
#include "client/views/widgets/note.h"

G_BEGIN_DECLS

/* What the one button does about a failure. */
typedef enum
{
  PF_REMEDY_SIGN_IN,
  PF_REMEDY_TRY_AGAIN,
  PF_REMEDY_CHANGE_TOWN,
  PF_REMEDY_SET_CLOCK,
  PF_REMEDY_VERIFY, /* the e-mail address, by another mail */
} PfRemedy;

PfNoteKind pf_failure_get_note_kind (PfFailure self);
const char *pf_failure_get_icon (PfFailure self);
PfRemedy pf_failure_get_remedy (PfFailure self);

/* What happened and what to do (transfer full), NULL for PF_FAILURE_NONE. */
char *pf_failure_build_words (PfEntrance *entrance);

/* The same of a failure elsewhere than at the @entrance, which only knows the portal. @seconds: to
 * wait, or 0
 */
char *pf_failure_describe (PfFailure self, PfEntrance *entrance, guint seconds);

/* Appends how long to wait to @words, where there is something to wait for. */
void pf_failure_append_wait (GString *words, guint seconds);

/* What the remedy's button says, in the caller's language. */
const char *pf_remedy_get_words (PfRemedy self);

/* How the desk is reached (transfer full): "02 00 00 00 00", or its e-mail or address where it has
 * no telephone; NULL while that is not known.
 */
char *pf_desk_build_words (PfEntrance *entrance);

G_END_DECLS
