/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/planning-deadlines.h"

#include "core/text.h"

typedef struct
{
  PfInstant closes_at;
  PfDeadlineAct act; /* add, remove, or change: both */
  PfDate first, last;
  GPtrArray *activities; /* ids (transfer none) */
} Deadline;

struct _PfPlanningDeadlines
{
  PfInstant from, to;
  GPtrArray *list;
  GHashTable *by_closing; /* of Deadline, by instant and act */
};

static void
free_deadline (gpointer data)
{
  g_ptr_array_unref (((Deadline *) data)->activities);
  g_free (data);
}

static guint
hash_deadline (gconstpointer data)
{
  const Deadline *self = data;

  return g_int64_hash (&self->closes_at) ^ (guint) self->act;
}

static gboolean
equal_deadlines (gconstpointer left, gconstpointer right)
{
  const Deadline *a = left;
  const Deadline *b = right;

  return a->closes_at == b->closes_at && a->act == b->act;
}

PfPlanningDeadlines *
pf_planning_deadlines_new (PfInstant from, PfInstant to)
{
  PfPlanningDeadlines *self = g_new0 (PfPlanningDeadlines, 1);

  self->from = from;
  self->to = to;
  self->list = g_ptr_array_new_with_free_func (free_deadline);
  self->by_closing = g_hash_table_new (hash_deadline, equal_deadlines);
  return self;
}

void
pf_planning_deadlines_free (PfPlanningDeadlines *self)
{
  g_hash_table_unref (self->by_closing);
  g_ptr_array_unref (self->list);
  g_free (self);
}

static Deadline *
ensure_deadline (PfPlanningDeadlines *self, PfInstant closes_at, PfDeadlineAct act, PfDate date)
{
  const Deadline wanted = { .closes_at = closes_at, .act = act };
  Deadline *deadline = g_hash_table_lookup (self->by_closing, &wanted);

  if (deadline != NULL)
    return deadline;
  deadline = g_new0 (Deadline, 1);
  *deadline = (Deadline){ closes_at, act, date, date, g_ptr_array_new () };
  g_ptr_array_add (self->list, deadline);
  g_hash_table_add (self->by_closing, deadline);
  return deadline;
}

static void
add (PfPlanningDeadlines *self,
     const PfStripSession *session,
     PfInstant closes_at,
     PfDeadlineAct act)
{
  PfDate date = session->record->date;
  char *activity = session->slot->activity;
  Deadline *deadline;

  if (closes_at < self->from || closes_at >= self->to)
    return;
  deadline = ensure_deadline (self, closes_at, act, date);
  deadline->first = MIN (deadline->first, date);
  deadline->last = MAX (deadline->last, date);
  if (!g_ptr_array_find_with_equal_func (deadline->activities, activity, g_str_equal, NULL))
    g_ptr_array_add (deadline->activities, activity);
}

void
pf_planning_deadlines_add (PfPlanningDeadlines *self, const PfStripSession *session)
{
  PfSession *record = session->record;

  if (record->closed)
    return;
  if (record->book_until == record->cancel_until) {
    add (self, session, record->book_until, PF_DEADLINE_ACT_CHANGE);
    return;
  }
  add (self, session, record->book_until, PF_DEADLINE_ACT_ADD);
  add (self, session, record->cancel_until, PF_DEADLINE_ACT_REMOVE);
}

static int
compare_deadlines (gconstpointer left, gconstpointer right)
{
  const Deadline *a = *(const Deadline *const *) left;
  const Deadline *b = *(const Deadline *const *) right;

  if (a->closes_at != b->closes_at)
    return a->closes_at < b->closes_at ? -1 : 1;
  return (int) a->act - (int) b->act;
}

static const char *
get_word (PfDeadlineAct act)
{
  static GEnumClass *words;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, g_type_class_ref (PF_TYPE_DEADLINE_ACT));
  return g_enum_get_value (words, (int) act)->value_nick;
}

static void
write_deadline (const Deadline *self, GString *out)
{
  char first[PF_DATE_SIZE], last[PF_DATE_SIZE], closes_at[PF_INSTANT_SIZE];

  pf_date_write (self->first, first);
  pf_date_write (self->last, last);
  pf_instant_write (self->closes_at, closes_at);
  pf_text_write (out, "{\"act\":\"");
  pf_text_write (out, get_word (self->act));
  pf_text_write (out, "\",\"activities\":[");
  for (guint i = 0; i < self->activities->len; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    pf_text_quote (out, self->activities->pdata[i]);
  }
  pf_text_write (out, "],\"covers_from\":\"");
  pf_text_write (out, first);
  pf_text_write (out, "\",\"covers_to\":\"");
  pf_text_write (out, last);
  pf_text_write (out, "\",\"closes_at\":\"");
  pf_text_write (out, closes_at);
  pf_text_write (out, "\"}");
}

void
pf_planning_deadlines_write (PfPlanningDeadlines *self, GString *out)
{
  g_ptr_array_sort (self->list, compare_deadlines);
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->list->len; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    write_deadline (self->list->pdata[i], out);
  }
  g_string_append_c (out, ']');
}
