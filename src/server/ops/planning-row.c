/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/planning-row.h"

#include <string.h>

#include "core/text.h"
#include "server/ops/planning-cells.h"
#include "server/ops/planning-members.h"

static gboolean
has_cell (const PfPlanningRowData *self, guint day)
{
  PfDate date = self->asked->from + day;

  return self->sessions[day] != NULL && self->enrolment->from <= date &&
         date <= self->enrolment->to;
}

static void
write_cells (const PfPlanningRowData *self, GString *out)
{
  guint n_days = self->asked->to - self->asked->from + 1;
  PfPlanningLastPrice last_price = { 0 };

  g_string_append (out, "[");
  for (guint day = 0; day < n_days; day++) {
    if (day > 0)
      g_string_append_c (out, ',');
    if (has_cell (self, day))
      pf_planning_cell_write (self, day, &last_price, out);
    else
      pf_text_write (out, "null");
  }
  g_string_append_c (out, ']');
}

/* Where a closing's last day stands in its text. */
#define CLOSING_TO (strlen ("{\"from\":\"2036-09-01\",\"to\":\""))

/* The closing of the session's day alone: the same for all families too. */
static const GString *
get_closing_text (PfStripSession *session)
{
  GString *text;

  if (session->closing_text != NULL)
    return session->closing_text;
  session->closing_text = text = g_string_new ("{");
  pf_member_write_word (text, "from", session->date);
  pf_member_write_word (text, "to", session->date);
  pf_member_write_instant (text, "book_until", session->record->book_until);
  pf_member_write_instant (text, "cancel_until", session->record->cancel_until);
  g_string_append_c (text, '}');
  return text;
}

static void
write_closing (PfStripSession *first, const PfStripSession *last, GString *out)
{
  const GString *text = get_closing_text (first);
  gsize start;

  if (out->str[out->len - 1] != '[')
    g_string_append_c (out, ',');
  start = out->len;
  pf_text_append (out, text->str, text->len);
  memcpy (out->str + start + CLOSING_TO, last->date, PF_DATE_SIZE - 1);
}

static gboolean
closes_alike (const PfStripSession *a, const PfStripSession *b)
{
  return a->record->book_until == b->record->book_until &&
         a->record->cancel_until == b->record->cancel_until;
}

/* Days in a row that close at the same instants say so once. */
static void
write_closings (const PfPlanningRowData *self, GString *out)
{
  guint n_days = self->asked->to - self->asked->from + 1;
  PfStripSession *first = NULL;
  PfStripSession *last = NULL;

  g_string_append_c (out, '[');
  for (guint day = 0; day < n_days; day++) {
    PfStripSession *session = has_cell (self, day) ? self->sessions[day] : NULL;

    if (session == NULL)
      continue;
    if (first != NULL && !closes_alike (first, session)) {
      write_closing (first, last, out);
      first = NULL;
    }
    if (first == NULL)
      first = session;
    last = session;
  }
  if (first != NULL)
    write_closing (first, last, out);
  g_string_append_c (out, ']');
}

gboolean
pf_planning_row_write (const PfPlanningRowData *self, GString *out)
{
  guint n_days = self->asked->to - self->asked->from + 1;
  gboolean has_cells = FALSE;

  for (guint day = 0; day < n_days && !has_cells; day++)
    has_cells = has_cell (self, day);
  if (!has_cells)
    return FALSE;

  g_string_append (out, out->str[out->len - 1] == '[' ? "{" : ",{");
  pf_member_write_word (out, "child", self->child->id);
  pf_member_write_word (out, "activity", self->slot->activity);
  pf_member_write_word (out, "slot", self->slot->id);
  pf_member_write_word (out, "enrolment", self->enrolment->id);
  pf_member_write_date (out, "enrolled_from", self->enrolment->from);
  pf_member_write_date (out, "enrolled_to", self->enrolment->to);
  pf_member_write_number (out, "bookings_ahead", self->bookings_ahead, PF_NO_INTEGER);
  pf_member_write_name (out, "closings");
  write_closings (self, out);
  pf_member_write_name (out, "cells");
  write_cells (self, out);
  g_string_append_c (out, '}');
  return TRUE;
}
