/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/school-status-words.h"

#include <glib/gi18n.h>

#include "client/views/family/school-words.h"
#include "client/views/say.h"

static char *
say_moment (PfSchoolEnrolling *self, PfInstant instant)
{
  PfInstant now = self->loading->now != 0 ? self->loading->now : g_get_real_time ();

  return pf_say_moment (instant, now, self->loading->zone);
}

static const char *
get_school_name (PfSchoolEnrolling *self, const char *id)
{
  PfSchool *school = pf_school_find (self->schools, id);

  return school != NULL ? school->name : "";
}

static char *
say_validated (PfSchoolEnrolling *self)
{
  PfSchoolEnrolment *enrolment = self->enrolment;
  const char *given = get_school_name (self, enrolment->decided_school);

  if (g_str_equal (enrolment->decided_school, pf_school_enrolment_get_asked (enrolment)))
    /* Translators: first name, school */
    return g_strdup_printf (_ ("%s: enrolment validated at %s."), self->child->first_name, given);
  /* Translators: first name, school, the school that was asked for */
  return g_strdup_printf (_ ("%s: enrolment validated at %s, not at %s as asked for."),
                          self->child->first_name,
                          given,
                          get_school_name (self, pf_school_enrolment_get_asked (enrolment)));
}

char *
pf_enrolling_say_state (PfSchoolEnrolling *self, PfNoteKind *ret_kind)
{
  PfSchoolEnrolment *enrolment = self->enrolment;
  g_autofree char *sent = say_moment (self, enrolment->submitted_at);

  *ret_kind = PF_NOTE_KIND_INFO;
  switch (enrolment->state) {
  case PF_SCHOOL_ENROLMENT_STATE_SUBMITTED:
    /* Translators: when */
    return g_strdup_printf (_ ("Sent: %s. The education service looks at it."), sent);
  case PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED:
    /* Translators: when */
    return g_strdup_printf (_ ("Sent: %s. The education service needs something more."), sent);
  case PF_SCHOOL_ENROLMENT_STATE_VALIDATED:
    *ret_kind = PF_NOTE_KIND_GOOD;
    return say_validated (self);
  case PF_SCHOOL_ENROLMENT_STATE_REFUSED:
    *ret_kind = PF_NOTE_KIND_WARN;
    return g_strdup (_ ("The education service could not validate the request. You can change it "
                        "below and send it anew."));
  case PF_SCHOOL_ENROLMENT_STATE_NONE:
  case PF_SCHOOL_ENROLMENT_STATE_DRAFT:
  case PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN:
    break;
  }
  return NULL;
}

char *
pf_enrolling_say_asked (PfSchoolEnrolling *self)
{
  PfSchoolEnrolment *enrolment = self->enrolment;
  const char *level = pf_say_level (enrolment->level);
  const char *school = get_school_name (self, pf_school_enrolment_get_asked (enrolment));
  GString *words = g_string_new (NULL);

  g_string_printf (words, "%s · %s", level != NULL ? level : "", school);
  if (enrolment->derogation != NULL)
    g_string_append_printf (
        words, " · %s", pf_enrolling_get_reason (enrolment->derogation->reason));
  if (enrolment->derogation != NULL && enrolment->derogation->detail != NULL)
    g_string_append_printf (
        words, C_ ("in a sentence, what somebody wrote", " (“%s”)"), enrolment->derogation->detail);
  return g_string_free (words, FALSE);
}

char *
pf_enrolling_say_next (PfSchoolEnrolling *self)
{
  switch (self->enrolment->state) {
  case PF_SCHOOL_ENROLMENT_STATE_SUBMITTED:
    return g_strdup (_ ("You will get a mail with its answer. To change something until then, take "
                        "the request back and send it anew."));
  case PF_SCHOOL_ENROLMENT_STATE_VALIDATED:
    return g_strdup (_ ("Enrolled at school is not enrolled in the canteen or after school: these "
                        "are asked for next, activity by activity."));
  case PF_SCHOOL_ENROLMENT_STATE_NONE:
  case PF_SCHOOL_ENROLMENT_STATE_DRAFT:
  case PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED:
  case PF_SCHOOL_ENROLMENT_STATE_REFUSED:
  case PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN:
    break;
  }
  return NULL;
}
