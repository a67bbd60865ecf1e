/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "queue-sample.h"

#define MINUTE G_TIME_SPAN_MINUTE

PfQueueSummary *
queue_sample_summary (const char *id, const char *first_name, const char *last_name, int minutes)
{
  PfQueueSummary *summary = g_object_new (PF_TYPE_QUEUE_SUMMARY,
                                          "id",
                                          id,
                                          "kind",
                                          PF_QUEUE_KIND_ACCOUNT,
                                          "state",
                                          PF_QUEUE_STATE_WAITING,
                                          "first-name",
                                          first_name,
                                          "last-name",
                                          last_name,
                                          "address",
                                          "7 rue du Port, 49000 Valbourg",
                                          "submitted-at",
                                          QUEUE_SAMPLE_NOW - minutes * MINUTE,
                                          "n-candidates",
                                          0,
                                          "version",
                                          1,
                                          NULL);

  return summary;
}

GPtrArray *
queue_sample_list (void)
{
  static const struct
  {
    const char *id, *first_name, *last_name;
    int minutes;
  } files[] = {
    { "1", "Nadia", "Benali", 1500 }, { "2", "Marc", "Collet", 1490 },
    { "3", "Aude", "Garnier", 1460 }, { "4", "Inés", "Lopez", 260 },
    { "5", "Bastien", "Roux", 190 },  { "6", "Fatou", "Traoré", 12 },
    { "7", "Léo", "Vidal", 9000 },    { "8", "Zoé", "Weber", 4500 },
  };
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_ptr_array_add (list,
                     queue_sample_summary (
                         files[i].id, files[i].first_name, files[i].last_name, files[i].minutes));
  PF_QUEUE_SUMMARY (list->pdata[0])->n_candidates = 2;
  PF_QUEUE_SUMMARY (list->pdata[3])->opened_by = g_strdup ("Inès Morel");
  PF_QUEUE_SUMMARY (list->pdata[4])->kind = PF_QUEUE_KIND_HOUSEHOLD_CHANGE;
  PF_QUEUE_SUMMARY (list->pdata[4])->changed = PF_CHANGED_ADDRESS;
  PF_QUEUE_SUMMARY (list->pdata[6])->state = PF_QUEUE_STATE_MORE_WANTED;
  PF_QUEUE_SUMMARY (list->pdata[7])->state = PF_QUEUE_STATE_MORE_WANTED;
  return list;
}

static PfAddress *
new_address (const char *line1)
{
  return g_object_new (
      PF_TYPE_ADDRESS, "line1", line1, "postal-code", "49000", "city", "Valbourg", NULL);
}

static void
append (GListStore *list, gpointer item)
{
  g_list_store_append (list, item);
  g_object_unref (item);
}

static void
add_candidate (PfQueueItem *item,
               const char *household,
               const char *name,
               const char *adult,
               const char *line1,
               const char *sign)
{
  PfQueueCandidate *candidate =
      g_object_new (PF_TYPE_QUEUE_CANDIDATE, "household", household, "name", name, NULL);
  const char *const adults[] = { adult, NULL };
  const char *const signs[] = { sign, NULL };

  candidate->address = new_address (line1);
  candidate->adults = g_strdupv ((GStrv) adults);
  candidate->signs = g_strdupv ((GStrv) signs);
  append (candidate->children,
          g_object_new (
              PF_TYPE_QUEUE_CHILD, "first-name", "Sami", "birth-date", pf_date (2020, 5, 3), NULL));
  append (item->candidates, candidate);
}

static void
add_check (PfQueueItem *item, const char *code, gboolean ok)
{
  append (item->checks, g_object_new (PF_TYPE_QUEUE_CHECK, "code", code, "ok", ok, NULL));
}

static void
add_document (PfQueueItem *item)
{
  g_autofree char *id = g_strconcat ("d", item->id, NULL);

  append (item->documents,
          g_object_new (PF_TYPE_DOCUMENT,
                        "id",
                        id,
                        "kind",
                        PF_DOCUMENT_KIND_PROOF_OF_ADDRESS,
                        "name",
                        "facture-octobre.pdf",
                        "content-type",
                        "application/pdf",
                        "issued-on",
                        pf_date (2026, 10, 12),
                        NULL));
}

PfQueueItem *
queue_sample_item (PfQueueSummary *summary)
{
  PfQueueItem *item = g_object_new (PF_TYPE_QUEUE_ITEM,
                                    "id",
                                    summary->id,
                                    "kind",
                                    summary->kind,
                                    "state",
                                    summary->state,
                                    "first-name",
                                    summary->first_name,
                                    "last-name",
                                    summary->last_name,
                                    "address",
                                    summary->address,
                                    "changed",
                                    summary->changed,
                                    "child",
                                    summary->child,
                                    "submitted-at",
                                    summary->submitted_at,
                                    "n-candidates",
                                    summary->n_candidates,
                                    "opened-by",
                                    summary->opened_by,
                                    NULL);

  item->account = g_object_new (PF_TYPE_QUEUE_PERSON,
                                "id",
                                "a1",
                                "first-name",
                                summary->first_name,
                                "last-name",
                                summary->last_name,
                                "email",
                                "nadia.benali@example.org",
                                "phone",
                                "+33200000000",
                                NULL);
  item->household = g_object_new (PF_TYPE_QUEUE_HOUSEHOLD, "id", "h1", "name", "Benali", NULL);
  item->household->address = new_address ("7 rue du Port");
  if (summary->changed == PF_CHANGED_ADDRESS) {
    g_autoptr (PfAddress) before = new_address ("40 rue Basse");

    item->change = pf_household_change_new_address (before, item->household->address);
  }
  add_document (item);
  add_check (item, "proof_of_address_given", TRUE);
  add_check (item, "issued_under_three_months", FALSE);
  if (summary->n_candidates > 0) {
    add_candidate (item, "h1204", "Foyer Benali", "Karim Benali", "7 rue du Port", "same_address");
    add_candidate (item, "h877", "Foyer Benaly", "Nadia Benaly", "40 rue Basse", "near_name");
  }
  return item;
}

static void
add_school (PfSchoolFile *file, const char *id, const char *name)
{
  append (
      file->schools,
      g_object_new (PF_TYPE_SCHOOL, "id", id, "name", name, "kind", PF_SCHOOL_KIND_NURSERY, NULL));
}

PfQueueItem *
queue_sample_school (PfQueueSummary *summary)
{
  PfQueueItem *item;
  PfSchoolFile *file;

  summary->kind = PF_QUEUE_KIND_SCHOOL_ENROLMENT;
  summary->n_candidates = 0;
  g_free (summary->child);
  summary->child = g_strdup ("Tom");
  item = queue_sample_item (summary);
  g_list_store_remove_all (item->checks);
  file = g_object_new (PF_TYPE_SCHOOL_FILE,
                       "first-name",
                       "Tom",
                       "last-name",
                       "Benali",
                       "birth-date",
                       pf_date (2023, 5, 3),
                       "level",
                       PF_LEVEL_PS,
                       "usual-level",
                       PF_LEVEL_PS,
                       "school-year",
                       "2026-2027",
                       "school",
                       "s1",
                       "school-name",
                       "Jean Macé",
                       "is-of-sector",
                       TRUE,
                       "wanted-school-name",
                       "Jules Ferry",
                       "childcare",
                       "Mme Petit",
                       NULL);
  file->derogation = g_object_new (PF_TYPE_DEROGATION,
                                   "wanted-school",
                                   "s2",
                                   "reason",
                                   PF_DEROGATION_REASON_SIBLING,
                                   "detail",
                                   "Sami y est en CP",
                                   NULL);
  add_school (file, "s2", "Jules Ferry");
  add_school (file, "s1", "Jean Macé");
  add_school (file, "s3", "Prévert");
  add_school (file, "s4", "Pasteur");
  item->school_file = file;
  return item;
}

void
queue_sample_decide (PfQueueItem *item, PfQueueVerdict verdict, const char *agent)
{
  PfQueuePast *past = g_object_new (
      PF_TYPE_QUEUE_PAST, "at", QUEUE_SAMPLE_NOW, "agent", agent, "decision", verdict, NULL);

  g_list_store_insert (item->history, 0, past);
  g_object_unref (past);
  item->state = pf_queue_verdict_get_state (verdict);
  item->undo_until = QUEUE_SAMPLE_NOW + PF_QUEUE_UNDO_SPAN;
}
