/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/school-news.h"

#include "server/store/mails.h"
#include "server/store/school-decisions.h"
#include "server/store/school-enrolments.h"
#include "server/store/town.h"
#include "words/language.h"

/* In the language that the person was last written to in. */
static PfMail *
start_mail (PfCall *call, PfMailKind kind, const char *email, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *language = pf_store_find_mail_language (call->db, email, &problem);

  if (problem != NULL)
    return g_propagate_error (error, g_steal_pointer (&problem)), NULL;
  return pf_mail_new (kind,
                      email,
                      language != NULL ? language : pf_language_to_tag (PF_LANGUAGE_FRENCH),
                      call->request->now);
}

static gboolean
name_school (PfCall *call, PfMail *mail, const char *school, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  PfSchool *found = town != NULL ? pf_town_find_school (town, school) : NULL;

  mail->school = found != NULL ? g_strdup (found->name) : NULL;
  return town != NULL;
}

gboolean
pf_school_confirm (PfCall *call, const PfSchoolEnrolment *enrolment, PfChild *child, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  PfSchoolYear *year = town != NULL ? pf_town_get_school_year (town, enrolment->school_year) : NULL;
  g_autoptr (PfMail) mail = NULL;

  if (year == NULL)
    return town != NULL && pf_problem_set (error, PF_PROBLEM_FAILED);
  mail = pf_mail_new (PF_MAIL_KIND_SCHOOL_SUBMITTED,
                      call->caller->email,
                      pf_language_to_tag (call->request->language),
                      call->request->now);
  g_object_set (mail,
                "account",
                call->caller->id,
                "name",
                call->caller->first_name,
                "child",
                child->first_name,
                "school-year",
                year->name,
                NULL);
  return name_school (call, mail, pf_school_enrolment_get_asked (enrolment), error) &&
         pf_store_insert_mail (call->db, mail, error);
}

static gboolean
write_to (PfCall *call, const PfSchoolNews *news, const PfAdult *guardian, GError **error)
{
  g_autoptr (PfMail) mail = start_mail (call, news->kind, guardian->email, error);

  if (mail == NULL)
    return FALSE;
  g_object_set (mail,
                "account",
                guardian->account,
                "name",
                guardian->first_name,
                "invited-by",
                news->person,
                "child",
                news->name,
                "school-year",
                news->school_year,
                NULL);
  if (news->item != NULL)
    mail->send_at = call->request->now + PF_QUEUE_UNDO_SPAN;
  return name_school (call, mail, news->school, error) &&
         pf_store_insert_mail (call->db, mail, error) &&
         (news->item == NULL || pf_store_note_school_told (call->db, news->item, mail->id, error));
}

/* Who is a guardian in both households is told once. */
static gboolean
was_told (GPtrArray *guardians, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (g_ascii_strcasecmp (((PfAdult *) guardians->pdata[i])->email,
                            ((PfAdult *) guardians->pdata[n])->email) == 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
pf_school_tell (PfCall *call, const PfSchoolNews *news, GError **error)
{
  g_autoptr (GPtrArray) guardians =
      pf_store_list_other_guardians (call->db, news->child, news->account, error);

  for (guint i = 0; guardians != NULL && i < guardians->len; i++) {
    if (!was_told (guardians, i) && !write_to (call, news, guardians->pdata[i], error))
      return FALSE;
  }
  return guardians != NULL;
}
