/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian enrols a child at school: prepared, handed in, taken back. Neither an account that
 * waits for an agent nor anything else that the law does not name stands in the way.
 */
#include "core/school-enrolment.h"

#include "server/ops/handlers.h"
#include "server/ops/journal.h"
#include "server/ops/school-news.h"
#include "server/store/children.h"
#include "server/store/documents.h"
#include "server/store/families.h"
#include "server/store/school-enrolments.h"
#include "server/store/town.h"

static gboolean
refuse_members (PfCall *call, GError **error)
{
  return pf_errors_get_n_errors (call->errors) == 0 ||
         pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

static gboolean
answer (PfCall *call, PfSchoolEnrolment *enrolment, GError **error)
{
  return pf_store_fill_school_documents (call->db, enrolment, error) &&
         pf_call_answer (call, enrolment);
}

/* As it is now. */
static gboolean
answer_anew (PfCall *call, const char *id, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  g_autoptr (PfSchoolEnrolment) enrolment =
      pf_store_find_school_enrolment (call->db, id, &scope, error);

  return enrolment != NULL && answer (call, enrolment, error);
}

/* That of the path, for a guardian of its household. */
static PfSchoolEnrolment *
find_own (PfCall *call, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  g_autoptr (PfSchoolEnrolment) enrolment =
      pf_store_find_school_enrolment (call->db, call->parameters[0], &scope, error);

  if (enrolment == NULL ||
      !pf_store_check_guardian (call->db, enrolment->household, call->caller->id, error))
    return NULL;
  return g_steal_pointer (&enrolment);
}

/* ---- reading */

gboolean
pf_handle_list_school_enrolments (PfCall *call, GError **error)
{
  const PfSchoolEnrolmentQuery *asked = call->query;
  const PfScope scope = pf_call_get_scope (call);
  g_autoptr (GPtrArray) found =
      pf_store_list_school_enrolments (call->db, asked->household, &scope, error);

  for (guint i = 0; found != NULL && i < found->len; i++) {
    if (!pf_store_fill_school_documents (call->db, found->pdata[i], error))
      return FALSE;
  }
  call->answer->items = g_steal_pointer (&found);
  return call->answer->items != NULL;
}

gboolean
pf_handle_get_school_enrolment (PfCall *call, GError **error)
{
  return answer_anew (call, call->parameters[0], error);
}

/* ---- preparing */

static void
check_school (PfCall *call, PfTown *town, const char *member, const char *id)
{
  if (*id != '\0' && pf_town_find_school (town, id) == NULL)
    pf_errors_add (call->errors, member, "bad-id");
}

static gboolean
is_live (PfTown *town, const char *school_year, PfDate today)
{
  g_autoptr (GPtrArray) years = pf_town_list_live_school_years (town, today);

  for (guint i = 0; i < years->len; i++) {
    if (g_str_equal (((PfSchoolYear *) years->pdata[i])->id, school_year))
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_ids (PfCall *call, const PfSchoolEnrolment *enrolment, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  const PfDerogation *derogation = enrolment->derogation;
  gsize position;

  if (town == NULL)
    return FALSE;
  if (!is_live (town, enrolment->school_year, call->request->today))
    pf_errors_add (call->errors, "school_year", "bad-id");
  check_school (call, town, "school", enrolment->school);
  if (derogation != NULL) {
    position = pf_errors_enter_member (call->errors, "derogation");
    check_school (call, town, "wanted_school", derogation->wanted_school);
    pf_errors_leave (call->errors, position);
  }
  return refuse_members (call, error);
}

static gboolean
check_child (PfCall *call, const PfSchoolEnrolment *enrolment, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  gboolean has_child = FALSE;

  if (!pf_store_find_document_place (
          call->db, enrolment->household, enrolment->child, &scope, &has_child, error))
    return FALSE;
  if (!has_child)
    pf_errors_add (call->errors, "child", "bad-id");
  return refuse_members (call, error);
}

static gboolean
check_no_school (PfCall *call, const PfSchoolEnrolment *enrolment, GError **error)
{
  gboolean has = FALSE;

  return pf_store_has_school (call->db, enrolment->child, enrolment->school_year, &has, error) &&
         (!has || pf_problem_set (error, PF_PROBLEM_HAS_SCHOOL));
}

static gboolean
check_only (PfCall *call, const PfSchoolEnrolment *enrolment, GError **error)
{
  gboolean has = FALSE;

  return pf_store_has_open_school_enrolment (call->db, enrolment, &has, error) &&
         (!has || pf_problem_set (error, PF_PROBLEM_ENROLMENT_ALREADY_THERE));
}

gboolean
pf_handle_create_school_enrolment (PfCall *call, GError **error)
{
  g_autoptr (PfSchoolEnrolment) enrolment = pf_record_copy (call->body);

  enrolment->version = 1;
  enrolment->state = PF_SCHOOL_ENROLMENT_STATE_DRAFT;
  return pf_store_check_guardian (call->db, enrolment->household, call->caller->id, error) &&
         check_child (call, enrolment, error) && check_ids (call, enrolment, error) &&
         pf_store_lock_child (call->db, enrolment->child, error) &&
         check_no_school (call, enrolment, error) && check_only (call, enrolment, error) &&
         pf_store_insert_school_enrolment (call->db, enrolment, error) &&
         answer (call, enrolment, error);
}

/* Whose it is and for which year stays. */
static gboolean
check_same (PfCall *call,
            const PfSchoolEnrolment *before,
            const PfSchoolEnrolment *after,
            GError **error)
{
  if (!g_str_equal (before->household, after->household))
    pf_errors_add (call->errors, "household", "read-only");
  if (!g_str_equal (before->child, after->child))
    pf_errors_add (call->errors, "child", "read-only");
  if (!g_str_equal (before->school_year, after->school_year))
    pf_errors_add (call->errors, "school_year", "read-only");
  return refuse_members (call, error);
}

static gboolean
check_draft (const PfSchoolEnrolment *enrolment, GError **error)
{
  return enrolment->state == PF_SCHOOL_ENROLMENT_STATE_DRAFT ||
         pf_problem_set (error, PF_PROBLEM_ALREADY_SUBMITTED);
}

gboolean
pf_handle_edit_school_enrolment (PfCall *call, GError **error)
{
  g_autoptr (PfSchoolEnrolment) before = find_own (call, error);
  g_autoptr (PfSchoolEnrolment) after = NULL;

  if (before == NULL || !check_draft (before, error))
    return FALSE;
  after = pf_call_read_edit (call, before, error);
  return after != NULL && check_same (call, before, after, error) &&
         check_ids (call, after, error) &&
         pf_store_update_school_enrolment (call->db, after, error) && answer (call, after, error);
}

/* ---- handing in, and taking back */

static PfChild *
find_child (PfCall *call, const PfSchoolEnrolment *enrolment, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);

  return pf_store_find_child (call->db, enrolment->child, &scope, error);
}

static const char *
find_sector_school (PfCall *call, PfTown *town, const PfSchoolEnrolment *enrolment, GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  g_autoptr (PfHousehold) household =
      pf_store_find_household (call->db, enrolment->household, &scope, error);
  g_autoptr (GPtrArray) sectors =
      household != NULL ? pf_store_list_sectors (call->db, household->address->postal_code, error)
                        : NULL;
  PfSchool *school;

  if (sectors == NULL)
    return NULL;
  school = pf_sector_find_school (
      sectors, pf_town_get_schools (town), household->address, enrolment->level);
  return school != NULL ? school->id : NULL;
}

static gboolean
check_whole (PfCall *call, const PfSchoolEnrolment *enrolment, PfChild *child, GError **error)
{
  g_autoptr (GError) problem = NULL;
  PfTown *town = pf_store_get_town (call->db, error);
  PfSchoolEnrolmentFacts facts = { .child = child };

  if (town == NULL)
    return FALSE;
  facts.schools = pf_town_get_schools (town);
  facts.sector_school = find_sector_school (call, town, enrolment, &problem);
  if (problem != NULL)
    return g_propagate_error (error, g_steal_pointer (&problem)), FALSE;
  pf_school_enrolment_find_faults (enrolment, &facts, call->errors);
  return refuse_members (call, error);
}

/* @kind: of the mail that tells it */
static gboolean
tell (PfCall *call,
      PfMailKind kind,
      const PfSchoolEnrolment *enrolment,
      const PfChild *child,
      GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  PfSchoolYear *year = town != NULL ? pf_town_get_school_year (town, enrolment->school_year) : NULL;
  g_autofree char *person =
      g_strdup_printf ("%s %s", call->caller->first_name, call->caller->last_name);
  const PfSchoolNews news = {
    .kind = kind,
    .child = child->id,
    .name = child->first_name,
    .school = pf_school_enrolment_get_asked (enrolment),
    .school_year = year != NULL ? year->name : "",
    .account = call->caller->id,
    .person = person,
  };

  return town != NULL && pf_school_tell (call, &news, error);
}

static gboolean
submit (PfCall *call, const PfSchoolEnrolment *enrolment, PfChild *child, GError **error)
{
  return pf_store_submit_school_enrolment (
             call->db, enrolment, call->caller->id, call->request->now, error) &&
         pf_school_confirm (call, enrolment, child, error) &&
         tell (call, PF_MAIL_KIND_SCHOOL_TOLD_SUBMITTED, enrolment, child, error) &&
         pf_journal_note_subject (
             call, PF_JOURNAL_ACTION_SCHOOL_ASKED, enrolment->id, NULL, error) &&
         answer_anew (call, enrolment->id, error);
}

gboolean
pf_handle_submit_school_enrolment (PfCall *call, GError **error)
{
  g_autoptr (PfSchoolEnrolment) enrolment = find_own (call, error);
  g_autoptr (PfChild) child = NULL;

  if (enrolment == NULL || !check_draft (enrolment, error) ||
      !pf_store_lock_child (call->db, enrolment->child, error))
    return FALSE;
  child = find_child (call, enrolment, error);
  return child != NULL && check_ids (call, enrolment, error) &&
         check_no_school (call, enrolment, error) && check_whole (call, enrolment, child, error) &&
         submit (call, enrolment, child, error);
}

static gboolean
withdraw (PfCall *call, const PfSchoolEnrolment *enrolment, GError **error)
{
  gboolean was_draft = enrolment->state == PF_SCHOOL_ENROLMENT_STATE_DRAFT;
  g_autoptr (PfChild) child = find_child (call, enrolment, error);

  return child != NULL &&
         pf_store_withdraw_school_enrolment (call->db, enrolment, call->request->now, error) &&
         (was_draft || (tell (call, PF_MAIL_KIND_SCHOOL_TOLD_WITHDRAWN, enrolment, child, error) &&
                        pf_journal_note_subject (
                            call, PF_JOURNAL_ACTION_SCHOOL_WITHDRAWN, enrolment->id, NULL, error)));
}

/* Twice is once. */
gboolean
pf_handle_withdraw_school_enrolment (PfCall *call, GError **error)
{
  g_autoptr (PfSchoolEnrolment) enrolment = NULL;

  if (!pf_store_lock_school_enrolment (call->db, call->parameters[0], error))
    return FALSE;
  enrolment = find_own (call, error);
  if (enrolment == NULL)
    return FALSE;
  switch (enrolment->state) {
  case PF_SCHOOL_ENROLMENT_STATE_DRAFT:
  case PF_SCHOOL_ENROLMENT_STATE_SUBMITTED:
  case PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED:
    if (!withdraw (call, enrolment, error))
      return FALSE;
    break;
  case PF_SCHOOL_ENROLMENT_STATE_VALIDATED:
  case PF_SCHOOL_ENROLMENT_STATE_REFUSED:
    return pf_problem_set (error, PF_PROBLEM_ALREADY_DECIDED);
  case PF_SCHOOL_ENROLMENT_STATE_NONE:
  case PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN:
    break;
  }
  return answer_anew (call, enrolment->id, error);
}
