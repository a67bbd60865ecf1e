/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prices-town.h"

#include "core/child.h"
#include "core/deadline-rule.h"
#include "core/family-quotient.h"
#include "core/local-time.h"
#include "core/tariff-assignment.h"
#include "core/tariff-line.h"

#define MAX_CHILDREN 4
#define HOUR_OF_CLOSING 10 /* on the day before */

static const char settings[] =
    "INSERT INTO portal (name, time_zone, alsace_moselle, languages, version)"
    " VALUES ('Nantes', 'Europe/Paris', 0, '[\"fr\"]', 1);"
    "INSERT INTO school_year (id, name, first_day, last_day, provisional) VALUES"
    " (1, '2026-2027', '2026-09-01', '2027-07-02', 0);"
    "INSERT INTO site (id, name) VALUES (1, 'Port');"
    "INSERT INTO account (id, email, first_name, last_name, state, roles, version) VALUES"
    " (1, 'eve@example.org', 'Ève', 'Ågren', 'active', '[\"family\"]', 1);";

static char *
draw_percent (void)
{
  return g_strdup_printf ("%u.%u", pf_alike_draw (250), pf_alike_draw (10));
}

static GPtrArray *
draw_lines (PfTariff *tariff, guint *n_lines)
{
  static const char *const lowers[] = { "0", "350.5", "700", "1200" };
  static const char *const children[] = { "1", "2", "3", "4" };
  gboolean by_income = tariff->kind == PF_TARIFF_KIND_INCOME_RATE;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 1 + pf_alike_draw (G_N_ELEMENTS (lowers));

  for (guint i = 0; i < n; i++) {
    PfTariffLine *line = pf_alike_add (lines, PF_TYPE_TARIFF_LINE);

    pf_alike_set_id (line->id, ++*n_lines);
    g_strlcpy (line->tariff, tariff->id, PF_ID_SIZE);
    line->lower = g_strdup (by_income ? children[i] : lowers[i]);
    if (tariff->kind == PF_TARIFF_KIND_BRACKETS_CLOSED && i + 1 < n)
      line->upper = g_strdup (lowers[i + 1]);
    line->cents = 50 + pf_alike_draw (1500);
    if (by_income || pf_alike_draw_one_in (4))
      line->rate = g_strdup_printf ("0.000%u", 100 + pf_alike_draw (900));
    if (line->rate != NULL)
      line->cents = PF_NO_MONEY;
  }
  return lines;
}

static void
draw_changes (PfTariff *self)
{
  static const PfPriceChange outsiders[] = { PF_PRICE_CHANGE_NONE,    PF_PRICE_CHANGE_FLAT,
                                             PF_PRICE_CHANGE_ADD,     PF_PRICE_CHANGE_PERCENT,
                                             PF_PRICE_CHANGE_HIGHEST, PF_PRICE_CHANGE_TARIFF };
  static const PfPriceChange without[] = {
    PF_PRICE_CHANGE_HIGHEST, PF_PRICE_CHANGE_CAP, PF_PRICE_CHANGE_FLAT, PF_PRICE_CHANGE_REFUSE
  };

  self->outsider = outsiders[pf_alike_draw (G_N_ELEMENTS (outsiders))];
  self->outsider_cents = pf_alike_draw (900);
  self->outsider_percent = draw_percent ();
  if (self->outsider == PF_PRICE_CHANGE_TARIFF)
    pf_alike_set_id (self->outsider_tariff, 1); /* which names no other */
  self->no_quotient = without[pf_alike_draw (G_N_ELEMENTS (without))];
  self->no_quotient_cents = pf_alike_draw (2000);
  self->late = (PfPriceChange) pf_alike_draw (PF_PRICE_CHANGE_PERCENT + 1);
  self->late_cents = pf_alike_draw (500);
  self->late_percent = draw_percent ();
}

static void
draw_siblings (PfTariff *self)
{
  const char *percents[] = { "100", pf_alike_draw_one_in (2) ? "80" : "66.6", "50", NULL };

  self->siblings = (PfSiblingRule) pf_alike_draw (PF_SIBLING_RULE_BRACKET_DROP + 1);
  self->sibling_from = (int) (2 + pf_alike_draw (2));
  g_object_set (self, "sibling-percents", percents, NULL);
}

static PfTariff *
draw_tariff (PfTariffKind kind, gboolean is_first)
{
  static const int cents[] = { 1, 5, 10 };
  PfTariff *self = g_object_new (PF_TYPE_TARIFF, "name", "T", NULL);

  pf_alike_set_id (self->id, kind);
  self->edition = 1;
  self->version = 1;
  self->kind = kind;
  self->rounding = (PfRounding) (PF_ROUNDING_HALF_UP + pf_alike_draw (PF_ROUNDING_UP));
  self->rounding_cents = cents[pf_alike_draw (3)];
  self->cents = 100 + pf_alike_draw (1500);
  if (kind == PF_TARIFF_KIND_EFFORT || pf_alike_draw_one_in (3))
    self->rate = g_strdup_printf ("0.00%u", 10 + pf_alike_draw (90));
  self->floor_cents = pf_alike_draw (200);
  self->cap_cents = self->floor_cents + pf_alike_draw (1200);
  self->adjustment_cents = (int) pf_alike_draw (200) - 100;
  self->step_minutes = (int) (5 + pf_alike_draw (40));
  self->income_floor_cents = 70000;
  self->income_cap_cents = 600000;
  self->span = PF_PACKAGE_SPAN_WEEK;
  draw_changes (self);
  draw_siblings (self);
  if (is_first)
    self->outsider = PF_PRICE_CHANGE_NONE;
  if (is_first)
    self->outsider_tariff[0] = '\0';
  self->meal_cents = pf_alike_draw (300);
  return self;
}

static gboolean
may_be_saved (PfTariff *tariff, GPtrArray *lines)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();

  pf_tariff_check (PF_RECORD (tariff), errors);
  pf_tariff_check_lines (tariff, lines, errors);
  return pf_errors_get_n_errors (errors) == 0;
}

static gboolean
has_lines (PfTariffKind kind)
{
  return kind == PF_TARIFF_KIND_BRACKETS || kind == PF_TARIFF_KIND_BRACKETS_CLOSED ||
         kind == PF_TARIFF_KIND_BRACKETS_PER_STEP || kind == PF_TARIFF_KIND_INCOME_RATE ||
         (kind != PF_TARIFF_KIND_EFFORT && pf_alike_draw_one_in (3));
}

/* Drawn again until it is one that a town may save. */
static void
add_tariff (PfTariffKind kind, GPtrArray *tariffs, GPtrArray *lines)
{
  for (;;) {
    guint n_lines = lines->len;
    g_autoptr (PfTariff) tariff = draw_tariff (kind, tariffs->len == 0);
    g_autoptr (GPtrArray) own = has_lines (kind) ? draw_lines (tariff, &n_lines)
                                                 : g_ptr_array_new_with_free_func (g_object_unref);

    if (!may_be_saved (tariff, own))
      continue;
    g_ptr_array_add (tariffs, g_steal_pointer (&tariff));
    g_ptr_array_extend_and_steal (lines, g_steal_pointer (&own));
    return;
  }
}

static void
insert_tariffs (PfAlikeTown *self)
{
  g_autoptr (GPtrArray) tariffs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) assignments = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = 1; kind <= PF_PRICES_N_KINDS; kind++) {
    PfTariffAssignment *assignment = pf_alike_add (assignments, PF_TYPE_TARIFF_ASSIGNMENT);

    add_tariff ((PfTariffKind) kind, tariffs, lines);
    pf_alike_set_id (assignment->id, kind);
    pf_alike_set_id (assignment->tariff, kind);
    pf_alike_set_id (assignment->activity, kind);
    assignment->version = 1;
  }
  pf_alike_town_insert (self, tariffs);
  pf_alike_town_insert (self, lines);
  pf_alike_town_insert (self, assignments);
}

static void
draw_late_price (PfDeadlineRule *rule)
{
  rule->late_add = PF_LATE_ADD_ALLOW_WITH;
  switch (pf_alike_draw (3)) {
  case 0:
    rule->late_add_percent = draw_percent ();
    break;
  case 1:
    rule->late_add_cents = pf_alike_draw (500);
    break;
  default:
    pf_alike_set_id (rule->late_add_tariff, 1 + pf_alike_draw (PF_PRICES_N_KINDS));
    break;
  }
}

/* One slot for each activity, none of them at another's hours. */
static void
insert_activities (PfAlikeTown *self)
{
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = 1; kind <= PF_PRICES_N_KINDS; kind++) {
    PfActivity *activity = pf_alike_add (activities, PF_TYPE_ACTIVITY);
    PfSlot *slot = pf_alike_add (self->slots, PF_TYPE_SLOT);
    pf_alike_set_id (activity->id, kind);
    activity->name = g_strdup_printf ("Activity %u", kind);
    activity->category = PF_ACTIVITY_CATEGORY_OTHER;
    activity->version = 1;
    pf_alike_set_id (slot->id, kind);
    pf_alike_set_id (slot->activity, kind);
    slot->name = g_strdup ("S");
    slot->starts = g_strdup_printf ("%02u:00", 7 + kind);
    slot->ends = g_strdup_printf ("%02u:%02u", 7 + kind, 10 + pf_alike_draw (50));
    slot->unit = PF_UNIT_SESSION;
  }
  pf_alike_town_insert (self, activities);
  pf_alike_town_insert (self, self->slots);
}

static void
insert_rules (PfAlikeTown *self)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint kind = 1; kind <= PF_PRICES_N_KINDS; kind++) {
    PfDeadlineRule *rule = pf_alike_add (rules, PF_TYPE_DEADLINE_RULE);

    pf_alike_set_id (rule->id, kind);
    pf_alike_set_id (rule->activity, kind);
    rule->act = PF_DEADLINE_ACT_ADD;
    rule->kind = PF_DEADLINE_KIND_DAYS;
    rule->n = 1;
    rule->at = g_strdup_printf ("%02u:00", HOUR_OF_CLOSING);
    draw_late_price (rule);
    rule->version = 1;
  }
  pf_alike_town_insert (self, rules);
}

static PfInstant
get_instant (PfDate date, guint hour)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Paris");

  return pf_local_instant (date, 60 * hour, zone);
}

PfInstant
pf_prices_get_closing (PfDate date)
{
  return get_instant (date - 1, HOUR_OF_CLOSING);
}

static void
insert_sessions (PfAlikeTown *self)
{
  for (guint kind = 1; kind <= PF_PRICES_N_KINDS; kind++) {
    for (PfDate date = PF_PRICES_MONDAY; date < PF_PRICES_MONDAY + PF_PRICES_N_DAYS; date++) {
      PfSession *session = pf_alike_add (self->sessions, PF_TYPE_SESSION);

      pf_alike_set_id (session->id, self->sessions->len);
      pf_alike_set_id (session->slot, kind);
      pf_alike_set_id (session->site, 1);
      session->date = date;
      session->starts_at = get_instant (date, 7 + kind);
      session->ends_at = session->starts_at + G_TIME_SPAN_HOUR;
      session->book_until = pf_prices_get_closing (date);
      session->cancel_until = session->starts_at;
      session->absence_until = session->starts_at;
      session->waiting = 0;
      session->last_rank = 0;
    }
  }
  pf_alike_town_insert (self, self->sessions);
}

/* ---- its families */

static void
add_enrolments (PfAlikeTown *self, guint household, guint child)
{
  for (guint n = 1 + pf_alike_draw (4), kind = 1 + pf_alike_draw (3);
       n > 0 && kind <= PF_PRICES_N_KINDS;
       n--, kind += 1 + pf_alike_draw (4)) {
    PfEnrolment *enrolment = pf_alike_add (self->enrolments, PF_TYPE_ENROLMENT);

    pf_alike_set_id (enrolment->id, self->enrolments->len);
    pf_alike_set_id (enrolment->child, child);
    pf_alike_set_id (enrolment->household, household);
    pf_alike_set_id (enrolment->activity, kind);
    pf_alike_set_id (enrolment->site, 1);
    enrolment->from = PF_PRICES_MONDAY - 1 + pf_alike_draw (3);
    enrolment->to = PF_PRICES_MONDAY + 1 + pf_alike_draw (3);
    enrolment->state = PF_ENROLMENT_STATE_ACTIVE;
    enrolment->version = 1;
  }
}

static void
add_children (PfAlikeTown *self, guint household, GPtrArray *children, GString *sql)
{
  for (guint n = 1 + pf_alike_draw (MAX_CHILDREN); n > 0; n--) {
    PfChild *child = pf_alike_add (children, PF_TYPE_CHILD);

    pf_alike_set_id (child->id, children->len);
    child->first_name = g_strdup ("C");
    child->last_name = g_strdup ("C");
    child->birth_date = pf_date (2016, 1, 1) + pf_alike_draw (3000);
    pf_alike_set_id (child->health_confirmed_for, 1);
    child->version = 1;
    g_string_append_printf (
        sql,
        "INSERT INTO household_child (household, child, main) VALUES (%u, %u, 1);",
        household,
        children->len);
    add_enrolments (self, household, children->len);
  }
}

static void
add_quotients (guint household, GPtrArray *quotients)
{
  for (guint n = pf_alike_draw (3); n > 0; n--) {
    PfFamilyQuotient *quotient = pf_alike_add (quotients, PF_TYPE_FAMILY_QUOTIENT);

    pf_alike_set_id (quotient->id, quotients->len);
    pf_alike_set_id (quotient->household, household);
    quotient->value = g_strdup_printf ("%u.%02u", pf_alike_draw (2000), pf_alike_draw (100));
    if (pf_alike_draw_one_in (2))
      quotient->yearly_income_cents = 10000 * (PfMoney) pf_alike_draw (900);
    quotient->dependent_children = (int) pf_alike_draw (6);
    quotient->disabled_children = (int) pf_alike_draw (2);
    quotient->valid_from = PF_PRICES_MONDAY - 1 + pf_alike_draw (3);
    quotient->source = PF_QUOTIENT_SOURCE_AGENT;
    quotient->version = 1;
  }
}

static void
insert_families (PfAlikeTown *self, guint n_households)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) quotients = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) households = g_string_new (NULL);
  g_autoptr (GString) links = g_string_new (NULL);

  for (guint i = 1; i <= n_households; i++) {
    g_string_append_printf (
        households,
        "INSERT INTO household (id, name, address_line1, address_postal_code, address_city,"
        " resident, version) VALUES (%u, 'H', '1 quai', '44000', 'Nantes', %u, 1);"
        "INSERT INTO adult (household, account, role, first_name, last_name) VALUES"
        " (%u, 1, 'guardian', 'Ève', 'Ågren');",
        i,
        pf_alike_draw (2),
        i);
    add_children (self, i, children, links);
    add_quotients (i, quotients);
  }
  pf_alike_town_run (self, households->str);
  pf_alike_town_insert (self, children);
  pf_alike_town_run (self, links->str);
  pf_alike_town_insert (self, quotients);
  pf_alike_town_insert (self, self->enrolments);
}

PfAlikeTown *
pf_prices_town_new (const PfDriver *driver, guint n_households)
{
  PfAlikeTown *self = pf_alike_town_new_empty (driver);

  g_assert_true (pf_db_command (self->db, PF_COMMAND_BEGIN, NULL));
  pf_alike_town_run (self, settings);
  pf_alike_town_sign_in (self);
  insert_activities (self);
  insert_tariffs (self);
  insert_rules (self);
  insert_sessions (self);
  insert_families (self, n_households);
  g_assert_true (pf_db_command (self->db, PF_COMMAND_COMMIT, NULL));
  return self;
}
