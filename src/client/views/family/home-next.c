/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/home-next.h"

#include <glib/gi18n.h>

#include "client/views/family/home-words.h"
#include "client/views/family/planning-words.h"

static char *
say_name (PfChildSummary *child)
{
  return child != NULL ? g_strdup_printf ("%s %s", child->first_name, child->last_name) : NULL;
}

static PfHomeNext
tell_step (PfHomeStep *step, PfVisit *visit)
{
  PfStepKind kind = step->step->step;

  return (PfHomeNext){
    .overline = _ ("Next step"),
    .title = pf_home_say_next (step),
    .detail = kind == PF_STEP_KIND_CHECK_HOUSEHOLD
                  ? g_strdup (_ ("Address, adults, children and family quotient. About 2 min."))
                  : pf_home_say_detail (step, visit),
    .place = pf_step_kind_get_place (kind),
    .button = pf_home_get_button (kind),
    .name = say_name (step->child),
  };
}

/* Before all else: what follows is each child's. */
static PfHomeNext
tell_child (void)
{
  return (PfHomeNext){
    .overline = _ ("Next step"),
    .title = g_strdup (_ ("Add your child to the household")),
    .detail = g_strdup (_ ("First name, last name and day of birth. About 1 min.")),
    .place = "household",
    .button = _ ("Add a child"),
  };
}

/* Whoever has done all comes back for the days, before their deadline. */
static PfHomeNext
tell_planning (PfHomeModel *model)
{
  PfPlanningModel *planning = pf_home_model_get_planning (model);
  PfPlanningDeadline *deadline = pf_planning_model_get_planning (planning) != NULL
                                     ? pf_planning_model_get_next_deadline (planning)
                                     : NULL;

  return (PfHomeNext){
    .overline = _ ("At any time"),
    .title = g_strdup (_ ("Book or remove days")),
    .detail = deadline != NULL ? pf_planning_say_deadline (planning, deadline) : NULL,
    .place = "planning",
    .button = pf_home_get_button (PF_STEP_KIND_BOOK_TYPICAL_WEEK),
  };
}

/* Who only pays, or lives there, can look. */
static PfHomeNext
tell_household (void)
{
  return (PfHomeNext){
    .overline = _ ("At any time"),
    .title = g_strdup (_ ("See the household")),
    .detail = g_strdup (_ ("Its guardians add the children and enrol them.")),
    .place = "household",
    .button = _ ("See the household"),
  };
}

PfHomeNext
pf_home_next_tell (PfHomeModel *model, PfVisit *visit)
{
  PfHomeStep *step = pf_home_model_get_next (model);
  PfHomeStep *at_desk = pf_home_model_get_next_at_desk (model);

  if (pf_home_model_lacks_child (model))
    return tell_child ();
  if (step != NULL)
    return tell_step (step, visit);
  if (pf_home_model_may_book (model))
    return tell_planning (model);
  if (at_desk != NULL)
    return tell_step (at_desk, visit);
  return pf_home_model_is_guardian (model) ? (PfHomeNext){ 0 } : tell_household ();
}

void
pf_home_next_clear (PfHomeNext *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->name);
}
