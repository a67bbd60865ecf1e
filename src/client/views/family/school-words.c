/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/school-words.h"

#include <glib/gi18n.h>

#include "client/views/family/household-words.h"
#include "client/views/say.h"

/* ---- children */

char *
pf_enrolling_say_level (PfLevel level)
{
  const char *words = pf_say_level (level);

  return words != NULL ? pf_say_first_small (words) : g_strdup ("");
}

char *
pf_enrolling_say_child (PfSchoolEnrolling *self)
{
  g_autofree char *birth = pf_household_say_birth (self->child);
  g_autofree char *level = pf_enrolling_say_level (self->answers->level);

  if (*level == '\0')
    return g_steal_pointer (&birth);
  /* Translators: "Born on 14 February 2023", class, "2026-2027" */
  return g_strdup_printf (_ ("%s · %s, school year %s"), birth, level, self->year->name);
}

/* The name that the account knows (transfer none), or NULL. */
static const char *
find_school_name (PfSchoolEnrolling *self, const char *id)
{
  PfSchool *school = pf_school_find (self->schools, id);

  return school != NULL ? school->name : NULL;
}

static char *
say_has_school (PfSchoolEnrolling *self, PfChild *child)
{
  g_autofree char *where = pf_household_say_school (child, find_school_name (self, child->school));

  if (where == NULL)
    /* Translators: first name */
    return g_strdup_printf (_ ("%s: enrolled already, nothing to do."), child->first_name);
  /* Translators: first name, class and school */
  return g_strdup_printf (_ ("%s: %s, nothing to do."), child->first_name, where);
}

static char *
say_enrolment (PfSchoolEnrolment *enrolment, PfLoading *loading)
{
  g_autofree char *day =
      pf_say_short_day (pf_instant_get_date (enrolment->submitted_at, loading->zone));

  switch (enrolment->state) {
  case PF_SCHOOL_ENROLMENT_STATE_DRAFT:
    return g_strdup (_ ("draft, not sent"));
  case PF_SCHOOL_ENROLMENT_STATE_SUBMITTED:
    /* Translators: day */
    return g_strdup_printf (_ ("sent on %s, awaits the answer"), day);
  case PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED:
    return g_strdup (_ ("a document is asked for"));
  case PF_SCHOOL_ENROLMENT_STATE_VALIDATED:
    return g_strdup (_ ("enrolment validated"));
  case PF_SCHOOL_ENROLMENT_STATE_REFUSED:
    return g_strdup (_ ("not validated, can be asked anew"));
  case PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN:
  case PF_SCHOOL_ENROLMENT_STATE_NONE:
    break;
  }
  return g_strdup (_ ("to be enrolled"));
}

char *
pf_enrolling_say_need (PfSchoolEnrolling *self, PfChild *child)
{
  PfSchoolEnrolment *enrolment = pf_school_enrolling_find_enrolment (self, child);

  switch (pf_school_enrolling_get_need (self, child)) {
  case PF_SCHOOL_NEED_ENROL:
  case PF_SCHOOL_NEED_WAIT:
  case PF_SCHOOL_NEED_VALIDATED:
    return enrolment != NULL ? say_enrolment (enrolment, self->loading)
                             : g_strdup (_ ("to be enrolled"));
  case PF_SCHOOL_NEED_NOTHING:
    return say_has_school (self, child);
  case PF_SCHOOL_NEED_BIRTH:
    return g_strdup_printf (_ ("%s: school comes later. Once your child is born, add the day of "
                               "birth to the household."),
                            child->first_name);
  case PF_SCHOOL_NEED_AGE:
    return g_strdup_printf (_ ("%s: too young yet. Children enter school in the year in which "
                               "they turn three."),
                            child->first_name);
  case PF_SCHOOL_NEED_OLDER:
    return g_strdup_printf (_ ("%s: of secondary school age, nothing to do here."),
                            child->first_name);
  }
  g_return_val_if_reached (NULL);
}

char *
pf_enrolling_say_nothing (PfSchoolEnrolling *self)
{
  if (!pf_school_enrolling_is_ready (self) || self->child != NULL)
    return NULL;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->household->children)) == 0)
    return g_strdup (_ ("No child is in your household yet: add your child first."));
  return g_strdup_printf (_ ("No child of your household is to be enrolled at school for %s."),
                          self->year->name);
}

/* ---- schools */

char *
pf_enrolling_say_sector_school (PfSchool *school)
{
  /* Translators: name of a school */
  return g_strdup_printf (_ ("%s, your school by address"), school->name);
}

char *
pf_enrolling_say_school_address (PfSchool *school)
{
  g_autofree char *address = school->address != NULL ? pf_address_write (school->address) : NULL;

  return address != NULL && *address != '\0' ? g_steal_pointer (&address) : NULL;
}

const char *
pf_enrolling_get_reason (PfDerogationReason reason)
{
  switch (reason) {
  case PF_DEROGATION_REASON_NONE:
    return _ ("Choose…");
  case PF_DEROGATION_REASON_SIBLING:
    return _ ("A brother or sister goes there");
  case PF_DEROGATION_REASON_WORK:
    return _ ("The parents’ work");
  case PF_DEROGATION_REASON_HEALTH:
    return _ ("The child’s health");
  case PF_DEROGATION_REASON_CHILDCARE:
    return _ ("Who looks after the child");
  case PF_DEROGATION_REASON_MOVING:
    return _ ("We are moving house");
  case PF_DEROGATION_REASON_OTHER:
    return _ ("Another reason");
  }
  g_return_val_if_reached ("");
}

/* ---- what is in the way */

static const char *
get_school_fault (const char *code, PfSchoolField field)
{
  if (g_str_equal (code, "level-not-taught"))
    return _ ("This school does not have the class: choose another one.");
  if (g_str_equal (code, "not-for-this"))
    return _ ("This is your school by address: choose another one, or that one above.");
  if (g_str_equal (code, "not-of-sector"))
    return _ ("The schools by address have changed. Look at the school shown, then send again.");
  return field == PF_SCHOOL_FIELD_SCHOOL ? _ ("Choose a school.")
                                         : _ ("Choose the school that you ask for.");
}

char *
pf_enrolling_say_fault (PfSchoolEnrolling *self, PfSchoolField field)
{
  const char *code = self->faults[field];

  if (code == NULL)
    return NULL;
  switch (field) {
  case PF_SCHOOL_FIELD_LEVEL:
    return g_strdup (_ ("Choose the class."));
  case PF_SCHOOL_FIELD_SCHOOL:
  case PF_SCHOOL_FIELD_WANTED_SCHOOL:
    return g_strdup (get_school_fault (code, field));
  case PF_SCHOOL_FIELD_REASON:
    return g_strdup (_ ("Choose why."));
  case PF_SCHOOL_FIELD_DETAIL:
    return g_strdup (g_str_equal (code, "required") ? _ ("Say the reason in a few words.")
                                                    : _ ("Say it in other words, and fewer."));
  case PF_SCHOOL_FIELD_CHILDCARE:
    return g_strdup (_ ("Say it in other words, and fewer."));
  case PF_N_SCHOOL_FIELDS:
    break;
  }
  g_return_val_if_reached (NULL);
}

static char *
say_done (PfSchoolEnrolling *self)
{
  const char *name = self->child != NULL ? self->child->first_name : "";

  if (self->outcome == PF_SCHOOL_OUTCOME_SUBMITTED)
    /* Translators: first name */
    return g_strdup_printf (_ ("The enrolment of %s is sent. A mail confirms it; the education "
                               "service answers by mail."),
                            name);
  /* Translators: first name */
  return g_strdup_printf (_ ("The request for %s is taken back. Your answers are still there: you "
                             "can change them and send it again."),
                          name);
}

static const char *
get_hindrance (PfSchoolOutcome outcome)
{
  switch (outcome) {
  case PF_SCHOOL_OUTCOME_WAY:
    return _ ("The portal could not be reached. What you answered is still there: try again.");
  case PF_SCHOOL_OUTCOME_PORTAL:
    return _ ("The portal could not do this. Try again later, or call the family desk.");
  case PF_SCHOOL_OUTCOME_NOT_ALLOWED:
    return _ ("You cannot enrol a child of this household. The family desk can do it with you.");
  case PF_SCHOOL_OUTCOME_HAS_SCHOOL:
    return _ ("This child is enrolled at a school already: there is nothing to do. To change "
              "schools, call the education service.");
  case PF_SCHOOL_OUTCOME_CHANGED:
    return _ ("The request has changed meanwhile, in another window or by the other guardian. "
              "Check what is shown; what you typed is kept.");
  case PF_SCHOOL_OUTCOME_DECIDED:
    return _ ("The education service has answered meanwhile: its answer is shown.");
  case PF_SCHOOL_OUTCOME_NONE:
  case PF_SCHOOL_OUTCOME_KEPT:
  case PF_SCHOOL_OUTCOME_SUBMITTED:
  case PF_SCHOOL_OUTCOME_WITHDRAWN:
  case PF_SCHOOL_OUTCOME_FAULTS:
    break;
  }
  return NULL;
}

char *
pf_enrolling_say_outcome (PfSchoolEnrolling *self, PfNoteKind *ret_kind)
{
  *ret_kind = PF_NOTE_KIND_GOOD;
  if (self->outcome == PF_SCHOOL_OUTCOME_SUBMITTED || self->outcome == PF_SCHOOL_OUTCOME_WITHDRAWN)
    return say_done (self);
  *ret_kind = PF_NOTE_KIND_WARN;
  return g_strdup (get_hindrance (self->outcome));
}

/* ---- the bar */

char *
pf_enrolling_say_sum (PfSchoolEnrolling *self)
{
  PfSchool *school = pf_school_enrolling_get_asked (self);
  g_autofree char *level = pf_enrolling_say_level (self->answers->level);
  GString *words = g_string_new (self->child->first_name);

  if (*level != '\0')
    g_string_append_printf (words, " · %s", level);
  if (school != NULL)
    g_string_append_printf (words, " · %s", school->name);
  return g_string_free (words, FALSE);
}

static gboolean
asks_derogation (PfSchoolEnrolling *self)
{
  return self->answers->elsewhere && pf_school_enrolling_get_sector_school (self) != NULL;
}

char *
pf_enrolling_say_detail (PfSchoolEnrolling *self)
{
  g_autofree char *time = NULL;
  g_autofree char *rest = NULL;

  if (self->busy)
    return g_strdup (self->submits ? _ ("Sending…") : _ ("Keeping the draft…"));
  if (self->outcome == PF_SCHOOL_OUTCOME_FAULTS)
    return g_strdup (_ ("Not sent: something is missing, shown above."));
  if (self->kept_at != 0) {
    time = pf_say_time (self->kept_at, self->loading->zone);
    /* Translators: time */
    rest = g_strdup_printf (_ ("Draft kept at %s; nothing is sent before “Submit”."), time);
  } else
    rest = g_strdup (_ ("Nothing is sent before “Submit”."));
  if (!asks_derogation (self))
    return g_steal_pointer (&rest);
  return g_strdup_printf ("%s %s", _ ("Request for another school."), rest);
}

/* ---- who is told */

char *
pf_enrolling_say_told (PfSchoolEnrolling *self)
{
  g_autoptr (GPtrArray) guardians = pf_school_enrolling_list_other_guardians (self);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < guardians->len; i++) {
    PfAdult *adult = guardians->pdata[i];

    g_string_append_printf (
        names, "%s%s %s", i > 0 ? ", " : "", adult->first_name, adult->last_name);
  }
  if (guardians->len == 0)
    return NULL;
  /* Translators: name, or names */
  return g_strdup_printf (ngettext ("Told by mail too, as the other guardian: %s.",
                                    "Told by mail too, as the other guardians: %s.",
                                    guardians->len),
                          names->str);
}
