/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The terms of use: where to read them, and that they are accepted. Signal "changed": by the
 * person.
 */
#pragma once

#include <adwaita.h>

#include "core/portal.h"

G_BEGIN_DECLS

#define PF_TYPE_TERMS_FIELD (pf_terms_field_get_type ())
G_DECLARE_FINAL_TYPE (PfTermsField, pf_terms_field, PF, TERMS_FIELD, AdwBin)

/* @portal: (nullable): until it has answered */
void pf_terms_field_set_portal (PfTermsField *self, PfPortal *portal);

gboolean pf_terms_field_get_accepted (PfTermsField *self);
void pf_terms_field_set_accepted (PfTermsField *self, gboolean accepted);

/* @fault: what to do, or NULL where nothing is wrong */
void pf_terms_field_set_fault (PfTermsField *self, const char *fault);

void pf_terms_field_take_focus (PfTermsField *self);

G_END_DECLS
