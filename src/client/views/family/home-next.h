/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Home says is to be done next, and where.
 */
#pragma once

#include "client/model/home-model.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

/* All that its panel says. */
typedef struct
{
  const char *overline;
  char *title;        /* (nullable): there is nothing to say */
  char *detail;       /* (nullable) */
  const char *place;  /* (nullable): what its button opens */
  const char *button; /* with @place */
  char *name;         /* (nullable): of the child */
} PfHomeNext;

/* What pf_home_next_clear () frees. */
PfHomeNext pf_home_next_tell (PfHomeModel *model, PfVisit *visit);
void pf_home_next_clear (PfHomeNext *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfHomeNext, pf_home_next_clear)

G_END_DECLS
