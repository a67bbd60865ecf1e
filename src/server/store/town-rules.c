/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tariff-assignment.h"
#include "server/store/town-private.h"

/* What a tariff is looked for by; the slot stands for its id. */
typedef struct
{
  const PfSlot *slot;
  PfDate date;
  PfDayKind day_kind;
} Occasion;

static guint
hash_occasion (gconstpointer data)
{
  const Occasion *self = data;

  return g_direct_hash (self->slot) ^ (self->date * 31 + self->day_kind);
}

static gboolean
equal_occasions (gconstpointer left, gconstpointer right)
{
  const Occasion *a = left;
  const Occasion *b = right;

  return a->slot == b->slot && a->date == b->date && a->day_kind == b->day_kind;
}

static GPtrArray *
select_lines (GPtrArray *lines, const char *tariff)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++) {
    PfTariffLine *line = lines->pdata[i];

    if (g_str_equal (line->tariff, tariff))
      g_ptr_array_add (selected, line);
  }
  return selected;
}

static void
add_pricing (PfTown *self, PfTariff *tariff, GPtrArray *lines)
{
  g_autoptr (GPtrArray) own = select_lines (lines, tariff->id);
  PfPricing *outsider = g_hash_table_lookup (self->pricing_by_id, tariff->outsider_tariff);

  g_hash_table_insert (
      self->pricing_by_id, g_strdup (tariff->id), pf_pricing_new (tariff, own, outsider));
}

/* Those that name another for outsiders come after it. */
static gboolean
load_pricings (PfTown *self, PfDb *db, GError **error)
{
  g_autoptr (GPtrArray) tariffs = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!pf_town_load_list (db, PF_STATEMENT_LIST_TARIFFS, PF_TYPE_TARIFF, &tariffs, error) ||
      !pf_town_load_list (db, PF_STATEMENT_LIST_TARIFF_LINES, PF_TYPE_TARIFF_LINE, &lines, error))
    return FALSE;
  for (int names_another = 0; names_another <= 1; names_another++) {
    for (guint i = 0; i < tariffs->len; i++) {
      PfTariff *tariff = tariffs->pdata[i];

      if ((tariff->outsider_tariff[0] != '\0') == names_another)
        add_pricing (self, tariff, lines);
    }
  }
  return TRUE;
}

gboolean
pf_town_load_rules (PfTown *self, PfDb *db, GError **error)
{
  self->pricing_by_id =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pf_pricing_unref);
  self->pricing_by_day = g_hash_table_new_full (hash_occasion, equal_occasions, g_free, NULL);
  return pf_town_load_list (
             db, PF_STATEMENT_LIST_DEADLINE_RULES, PF_TYPE_DEADLINE_RULE, &self->rules, error) &&
         pf_town_load_list (db,
                            PF_STATEMENT_LIST_TARIFF_ASSIGNMENTS,
                            PF_TYPE_TARIFF_ASSIGNMENT,
                            &self->assignments,
                            error) &&
         load_pricings (self, db, error);
}

void
pf_town_clear_rules (PfTown *self)
{
  g_clear_pointer (&self->pricing_by_day, g_hash_table_unref);
  g_clear_pointer (&self->pricing_by_id, g_hash_table_unref);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
}

PfDeadlineRule *
pf_town_find_rule (PfTown *self, PfDeadlineAct act, PfSession *session)
{
  PfSlot *slot = pf_town_find_slot (self, session->slot);
  const PfDeadlineCase asked = {
    .act = act,
    .activity = slot->activity,
    .slot = slot->id,
    .group = session->group,
    .day_kind = pf_calendar_get_kind (self->calendar, session->date, session->site, NULL),
    .day = session->date,
  };

  return pf_deadline_rule_choose (self->rules, &asked);
}

gboolean
pf_town_limits_late_adds (PfTown *self)
{
  for (guint i = 0; i < self->rules->len; i++) {
    if (pf_deadline_rule_get_most_late_adds (self->rules->pdata[i]) != G_MAXINT)
      return TRUE;
  }
  return FALSE;
}

PfPricing *
pf_town_find_pricing (PfTown *self, PfSlot *slot, PfDate date, PfDayKind day_kind)
{
  const Occasion occasion = { slot, date, day_kind };
  PfTariffAssignment *assignment;
  gpointer pricing;

  if (g_hash_table_lookup_extended (self->pricing_by_day, &occasion, NULL, &pricing))
    return pricing;
  assignment =
      pf_tariff_assignment_choose (self->assignments, slot->activity, slot->id, day_kind, date);
  pricing =
      assignment != NULL ? g_hash_table_lookup (self->pricing_by_id, assignment->tariff) : NULL;
  g_hash_table_insert (self->pricing_by_day, g_memdup2 (&occasion, sizeof occasion), pricing);
  return pricing;
}

PfPricing *
pf_town_get_pricing (PfTown *self, const char *tariff)
{
  return g_hash_table_lookup (self->pricing_by_id, tariff);
}
