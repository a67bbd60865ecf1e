/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The body of a call that takes a file: first its JSON part, then the file, which goes on to where
 * documents are kept as it comes.
 */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* What a body may have beside its file: the JSON part, and what is around the two. */
#define PF_FORM_MAX_JSON (64 * 1024)
#define PF_FORM_MAX_ROUND (16 * 1024)

typedef struct _PfForm PfForm;

/* For a call that was admitted. @call: outlives it */
PfForm *pf_form_new (PfCall *call);
void pf_form_free (PfForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfForm, pf_form_free)

/* Takes the next bytes; once something is wrong with them they are thrown away. */
void pf_form_take (PfForm *self, const char *data, gsize size);

/* Nothing of the file is to be kept: its body is too large. */
void pf_form_give_up (PfForm *self);

/* All is there: PF_PROBLEM_NONE, and the call has its parts, or why not. */
PfProblem pf_form_end (PfForm *self);

G_END_DECLS
