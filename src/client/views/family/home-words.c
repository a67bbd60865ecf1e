/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/home-words.h"

#include <glib/gi18n.h>

#include "client/views/family/planning-words.h"
#include "client/views/say.h"

/* ---- a step */

#define N_KINDS (PF_STEP_KIND_BOOK_TYPICAL_WEEK + 1)

/* @done: (nullable): the title once it is done, where it is another. @waiting: who does what
 * meanwhile, before "since 3 June".
 */
static const struct
{
  const char *title;
  const char *done;
  const char *waiting;
} steps[N_KINDS] = {
  [PF_STEP_KIND_NONE] = { "", NULL, "" },
  [PF_STEP_KIND_VERIFY_ACCOUNT] = { N_ ("Account"),
                                    NULL,
                                    N_ ("The family desk is looking at your account") },
  [PF_STEP_KIND_CHECK_HOUSEHOLD] = { N_ ("Check of the household"),
                                     N_ ("Household checked"),
                                     N_ ("The family desk is looking at your household") },
  [PF_STEP_KIND_CHECK_HEALTH] = { N_ ("Child health information"),
                                  NULL,
                                  N_ ("The service is looking at the health information") },
  [PF_STEP_KIND_ENROL_SCHOOL] = { N_ ("School enrolment"),
                                  NULL,
                                  N_ ("The education service is looking at the file") },
  [PF_STEP_KIND_REQUEST_ACTIVITIES] = { N_ ("Request for activities"),
                                        NULL,
                                        N_ ("The service is looking at the file") },
  [PF_STEP_KIND_ENROL_ACTIVITIES] = { N_ ("Enrolment in activities"),
                                      NULL,
                                      N_ ("The service is looking at the enrolment") },
  [PF_STEP_KIND_BOOK_TYPICAL_WEEK] = { N_ ("Booking of days"),
                                       N_ ("Days booked"),
                                       N_ ("The service is looking at the bookings") },
};

char *
pf_home_say_desk (PfPortalContact *desk)
{
  g_autofree char *phone = NULL;

  if (desk == NULL || desk->phone == NULL)
    return g_strdup (_ ("Ask the desk."));
  phone = pf_say_phone (desk->phone);
  return g_strdup_printf (_ ("Ask the desk: %s."), phone);
}

char *
pf_home_say_today (PfDate today, PfVisit *visit)
{
  const char *name = pf_visit_get_school_year_name (visit);
  g_autofree char *day = pf_say_full_day (today);
  g_autofree char *words = pf_say_first_large (day);

  if (pf_visit_get_coming_first_day (visit) == 0)
    return g_steal_pointer (&words);
  return g_strdup_printf (C_ ("today, what is under way", "%s · let us get %s ready"), words, name);
}

const char *
pf_home_get_title (PfHomeStep *step)
{
  PfStepKind kind = step->step->step;

  if (step->mark == PF_HOME_MARK_DONE && steps[kind].done != NULL)
    return _ (steps[kind].done);
  return _ (steps[kind].title);
}

static char *
say_since (PfHomeStep *step, PfVisit *visit)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (visit);
  g_autofree char *day = pf_say_short_day (pf_instant_get_date (step->step->since, zone));

  return day != NULL ? g_steal_pointer (&day) : NULL;
}

static char *
say_waiting (PfHomeStep *step, PfVisit *visit)
{
  const char *words = _ (steps[step->step->step].waiting);
  g_autofree char *since = NULL;

  if (step->step->since == 0)
    return g_strdup_printf (C_ ("a whole sentence", "%s."), words);
  since = say_since (step, visit);
  return g_strdup_printf (C_ ("what happens, the day", "%s since %s."), words, since);
}

/* "CE2, Jean-Moulin": where a child is at school; of the others a check says it all. The town moves
 * children up by itself, so nobody asks their families.
 */
static char *
say_done (PfHomeStep *step, PfVisit *visit)
{
  const char *level = NULL;

  if (step->step->step != PF_STEP_KIND_ENROL_SCHOOL || step->child == NULL)
    return NULL;
  if (pf_visit_get_coming_first_day (visit) != 0)
    return g_strdup (step->child->level == PF_LEVEL_CM2
                         ? _ ("Goes to secondary school: nothing to do here.")
                         : _ ("Nothing to do: the school notes the next class."));
  level = pf_say_level (step->child->level);
  if (level == NULL || step->child->school == NULL)
    return g_strdup (level != NULL ? level : step->child->school);
  return g_strdup_printf (C_ ("level, school", "%s, %s"), level, step->child->school);
}

static char *
say_todo (PfHomeStep *step, PfVisit *visit)
{
  g_autofree char *day = NULL;

  if (step->step->opens_on != 0) {
    day = pf_say_short_day (step->step->opens_on);
    return g_strdup_printf (_ ("Opens on %s."), day);
  }
  switch (step->step->step) {
  case PF_STEP_KIND_CHECK_HOUSEHOLD:
    return g_strdup (_ ("To be checked for this school year."));
  case PF_STEP_KIND_BOOK_TYPICAL_WEEK:
    return g_strdup (_ ("Enrolled, but no day is booked yet."));
  case PF_STEP_KIND_ENROL_SCHOOL:
    return g_strdup (_ ("Choose the school; the education service answers by mail."));
  case PF_STEP_KIND_NONE:
  case PF_STEP_KIND_VERIFY_ACCOUNT:
  case PF_STEP_KIND_CHECK_HEALTH:
  case PF_STEP_KIND_REQUEST_ACTIVITIES:
  case PF_STEP_KIND_ENROL_ACTIVITIES:
    return pf_home_say_desk (pf_visit_get_desk (visit));
  }
  g_return_val_if_reached (NULL);
}

static PfStepKind
find_kind (const char *word)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_STEP_KIND);
  GEnumValue *value = g_enum_get_value_by_nick (kinds, word);

  return value != NULL ? (PfStepKind) value->value : PF_STEP_KIND_NONE;
}

/* "After: child health information." An account that is shut has nothing before it. */
static char *
say_blocked (PfHomeStep *step, PfVisit *visit)
{
  GStrv missing = step->step->missing;
  GString *list = g_string_new (NULL);

  for (guint i = 0; missing != NULL && missing[i] != NULL; i++) {
    PfStepKind kind = find_kind (missing[i]);
    g_autofree char *title = pf_say_first_small (_ (steps[kind].title));

    if (kind != PF_STEP_KIND_NONE)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", title);
  }
  if (list->len > 0) {
    g_autofree char *words = g_string_free (list, FALSE);

    return g_strdup_printf (_ ("After: %s."), words);
  }
  g_string_free (list, TRUE);
  return pf_home_say_desk (pf_visit_get_desk (visit));
}

static char *
say_state_detail (PfHomeStep *step, PfVisit *visit)
{
  switch (step->step->state) {
  case PF_STEP_STATE_TODO:
    return say_todo (step, visit);
  case PF_STEP_STATE_WAITING:
    return say_waiting (step, visit);
  case PF_STEP_STATE_DONE:
    return say_done (step, visit);
  case PF_STEP_STATE_NONE:
  case PF_STEP_STATE_BLOCKED:
    return say_blocked (step, visit);
  }
  g_return_val_if_reached (NULL);
}

/* What the town says of it comes first. */
char *
pf_home_say_detail (PfHomeStep *step, PfVisit *visit)
{
  g_autofree char *detail = say_state_detail (step, visit);

  if (step->step->detail == NULL)
    return g_steal_pointer (&detail);
  if (detail == NULL)
    return g_strdup (step->step->detail);
  return g_strdup_printf ("%s %s", step->step->detail, detail);
}

static const char *
get_state_word (PfHomeStep *step)
{
  switch (step->step->state) {
  case PF_STEP_STATE_TODO:
    return _ ("to do");
  case PF_STEP_STATE_WAITING:
    return _ ("waiting for an answer");
  case PF_STEP_STATE_DONE:
    return _ ("done");
  case PF_STEP_STATE_NONE:
  case PF_STEP_STATE_BLOCKED:
    return _ ("later");
  }
  g_return_val_if_reached ("");
}

char *
pf_home_say_step (PfHomeStep *step, PfVisit *visit)
{
  g_autofree char *detail = pf_home_say_detail (step, visit);
  g_autofree char *words = g_strdup_printf (_ ("Step %u of %u, %s: %s."),
                                            step->number,
                                            step->n_steps,
                                            get_state_word (step),
                                            pf_home_get_title (step));

  if (detail == NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s %s", words, detail);
}

char *
pf_home_say_progress (PfHomeRoad *road)
{
  guint n_steps = g_list_model_get_n_items (G_LIST_MODEL (road->steps));

  return g_strdup_printf (
      ngettext ("%u step of %u", "%u steps of %u", road->n_done), road->n_done, n_steps);
}

/* ---- the next step */

char *
pf_home_say_next (PfHomeStep *step)
{
  switch (step->step->step) {
  case PF_STEP_KIND_CHECK_HOUSEHOLD:
    return g_strdup (_ ("Check your household’s information"));
  case PF_STEP_KIND_BOOK_TYPICAL_WEEK:
    if (step->child != NULL)
      return g_strdup_printf (_ ("Book days for %s"), step->child->first_name);
    break;
  case PF_STEP_KIND_ENROL_SCHOOL:
    if (step->child != NULL)
      return g_strdup_printf (_ ("Enrol %s at school"), step->child->first_name);
    break;
  case PF_STEP_KIND_NONE:
  case PF_STEP_KIND_VERIFY_ACCOUNT:
  case PF_STEP_KIND_CHECK_HEALTH:
  case PF_STEP_KIND_REQUEST_ACTIVITIES:
  case PF_STEP_KIND_ENROL_ACTIVITIES:
    break;
  }
  if (step->child == NULL)
    return g_strdup (pf_home_get_title (step));
  return g_strdup_printf (
      C_ ("step, child", "%s: %s"), pf_home_get_title (step), step->child->first_name);
}

const char *
pf_home_get_button (PfStepKind kind)
{
  if (kind == PF_STEP_KIND_CHECK_HOUSEHOLD)
    return _ ("See the household");
  return kind == PF_STEP_KIND_ENROL_SCHOOL ? _ ("Enrol my child at school")
                                           : _ ("Open the planning");
}

/* ---- the days ahead */

char *
pf_home_say_lines (PfHomeEntry *entry)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < entry->lines->len; i++) {
    g_autofree char *name = pf_planning_say_line (entry->lines->pdata[i]);
    g_autofree char *small = pf_say_first_small (name);

    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", i > 0 ? small : name);
  }
  return g_string_free (list, FALSE);
}

static char *
say_look (PfHomeEntry *entry)
{
  if (entry->look == PF_CELL_LOOK_WAITING && entry->rank > 0)
    return g_strdup_printf (_ ("waiting list, rank %d"), entry->rank);
  return g_strdup (pf_cell_look_to_word (entry->look));
}

char *
pf_home_say_state (PfHomeEntry *entry)
{
  g_autofree char *word = say_look (entry);

  return g_strdup_printf ("%s · %s", entry->child->first_name, word);
}

char *
pf_home_say_day (PfHomeDay *day)
{
  g_autofree char *name = pf_say_day (day->date);
  GString *words = g_string_new (name);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (day->entries)); i++) {
    g_autoptr (PfHomeEntry) entry = g_list_model_get_item (G_LIST_MODEL (day->entries), i);
    g_autofree char *lines = pf_home_say_lines (entry);
    g_autofree char *look = say_look (entry);

    g_string_append_printf (words, " – %s, %s, %s", entry->child->first_name, lines, look);
  }
  return g_string_free (words, FALSE);
}
