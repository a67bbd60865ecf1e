/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choices that are not validated yet survive a closed window and a crash, where there is a cache:
 * one entry for each household.
 */
#include "client/app/planning-controller-private.h"
#include "client/model/planning-kept.h"

/* The number is of the form of the entry: another program's is not found. */
static char *
build_name (const char *household)
{
  return g_strconcat ("choices-1 ", household, NULL);
}

void
pf_planning_controller_keep (PfPlanningController *self)
{
  g_autoptr (GBytes) kept = NULL;
  g_autofree char *name = NULL;

  if (self->cache == NULL || self->kept_for == NULL)
    return;
  kept = pf_planning_model_keep (self->model);
  name = build_name (self->kept_for);
  if (kept != NULL)
    pf_cache_put (self->cache, name, kept, pf_planning_controller_get_now (self));
  else
    pf_cache_remove (self->cache, name);
}

void
pf_planning_controller_restore (PfPlanningController *self)
{
  const char *household = pf_visit_get_household (self->visit);
  g_autoptr (GBytes) kept = NULL;
  g_autofree char *name = NULL;
  PfInstant at;

  /* Nothing is written while one household's choices give way to the other's. */
  g_clear_pointer (&self->kept_for, g_free);
  pf_planning_model_clear (self->model);
  if (household == NULL)
    return;
  name = build_name (household);
  if (self->cache != NULL)
    kept = pf_cache_get (self->cache, name, &at);
  if (kept != NULL)
    pf_planning_model_restore (self->model, kept, at);
  self->kept_for = g_strdup (household);
  pf_planning_controller_keep (self);
}
