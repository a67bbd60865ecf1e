/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/deadline-rule.h"

#include "core/local-time.h"
#include "vectors.h"

typedef struct
{
  PfCalendar *calendar; /* zone B */
  GTimeZone *zone;
} Town;

static void
set_up (Town *town, gconstpointer)
{
  town->calendar = vectors_new_calendar ('B');
  town->zone = g_time_zone_new_identifier ("Europe/Paris");
}

static void
tear_down (Town *town, gconstpointer)
{
  pf_calendar_free (town->calendar);
  g_time_zone_unref (town->zone);
}

static int
find_word (GType type, const char *word)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (type);
  const GEnumValue *value = word != NULL ? g_enum_get_value_by_nick (words, word) : NULL;

  g_assert_true (word == NULL || value != NULL);
  return value != NULL ? value->value : 0;
}

static GStrv
read_map (JsonObject *rule)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonObject *map = json_object_get_object_member (rule, "map");
  g_autoptr (GList) names = json_object_get_members (map);

  for (GList *link = names; link != NULL; link = link->next) {
    JsonArray *closing = json_object_get_array_member (map, link->data);
    g_autofree char *entry = g_strdup_printf ("%s=%s %s",
                                              (const char *) link->data,
                                              json_array_get_string_element (closing, 0),
                                              json_array_get_string_element (closing, 1));

    g_strv_builder_add (builder, entry);
  }
  return g_strv_builder_end (builder);
}

static GStrv
read_texts (JsonObject *rule, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *texts = json_object_get_array_member (rule, name);

  for (guint i = 0; i < json_array_get_length (texts); i++)
    g_strv_builder_add (builder, json_array_get_string_element (texts, i));
  return g_strv_builder_end (builder);
}

static PfDeadlineRule *
read_rule (JsonObject *rule)
{
  PfDeadlineRule *self = g_object_new (PF_TYPE_DEADLINE_RULE, NULL);
  const char *date = vectors_get_text (rule, "date");

  self->act = PF_DEADLINE_ACT_ADD;
  self->kind = (PfDeadlineKind) find_word (PF_TYPE_DEADLINE_KIND, vectors_get_text (rule, "kind"));
  self->n = (int) vectors_get_integer (rule, "n", PF_NO_INTEGER);
  self->at = g_strdup (vectors_get_text (rule, "at"));
  self->counted =
      (PfCountedDays) find_word (PF_TYPE_COUNTED_DAYS, vectors_get_text (rule, "counted"));
  self->weekday = (PfWeekday) find_word (PF_TYPE_WEEKDAY, vectors_get_text (rule, "weekday"));
  self->weeks_before = (int) vectors_get_integer (rule, "weeks_before", PF_NO_INTEGER);
  self->month_day = (int) vectors_get_integer (rule, "day", PF_NO_INTEGER);
  self->date = date != NULL ? vectors_date (date) : 0;
  if (json_object_has_member (rule, "map"))
    self->per_weekday = read_map (rule);
  if (json_object_has_member (rule, "open_weekdays"))
    self->open_weekdays = read_texts (rule, "open_weekdays");
  return self;
}

static guint
count_errors (PfDeadlineRule *rule)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();

  PF_RECORD_GET_CLASS (rule)->table->check (PF_RECORD (rule), errors);
  return pf_errors_get_n_errors (errors);
}

/* @session is "2026-11-30T12:00", on clocks of the town. */
static void
assert_closes (Town *town, PfDeadlineRule *rule, const char *session, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (session, "T", 2);
  PfDate day = vectors_date (parts[0]);
  PfInstant starts_at = pf_local_instant (day, (guint) pf_day_time_parse (parts[1]), town->zone);
  char text[PF_INSTANT_SIZE];

  g_test_message ("session %s", session);
  pf_instant_write (
      pf_deadline_rule_closes_at (rule, day, starts_at, town->calendar, NULL, town->zone), text);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_vectors (Town *town, gconstpointer)
{
  g_autoptr (JsonObject) root = vectors_load ("deadlines.json");
  JsonArray *rules = json_object_get_array_member (root, "rules");
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (rules); i++) {
    JsonObject *entry = json_array_get_object_element (rules, i);
    JsonArray *vectors = json_object_get_array_member (entry, "vectors");
    g_autoptr (PfDeadlineRule) rule = read_rule (json_object_get_object_member (entry, "rule"));

    g_test_message ("%s", vectors_get_text (entry, "name"));
    g_assert_cmpuint (count_errors (rule), ==, 0);
    for (guint j = 0; j < json_array_get_length (vectors); j++, n++) {
      JsonObject *vector = json_array_get_object_element (vectors, j);

      assert_closes (
          town, rule, vectors_get_text (vector, "session"), vectors_get_text (vector, "closes_at"));
    }
  }
  g_assert_cmpuint (n, ==, 43);
}

static PfDeadlineRule *
new_rule (PfDeadlineKind kind)
{
  PfDeadlineRule *rule = g_object_new (PF_TYPE_DEADLINE_RULE, NULL);

  rule->act = PF_DEADLINE_ACT_ADD;
  rule->kind = kind;
  return rule;
}

#define NEVER "1970-01-01T00:00:00.000001Z"

static void
test_month_table (Town *town, gconstpointer)
{
  static const char *const months[] = { "2026-11=2026-10-20", "2026-12=2026-11-18", NULL };
  g_autoptr (PfDeadlineRule) rule = new_rule (PF_DEADLINE_KIND_MONTH_TABLE);

  g_assert_cmpuint (count_errors (rule), ==, 2);
  rule->months = g_strdupv ((char **) months);
  rule->at = g_strdup ("24:00");
  g_assert_cmpuint (count_errors (rule), ==, 0);
  assert_closes (town, rule, "2026-11-02T12:00", "2026-10-20T22:00:00Z");
  assert_closes (town, rule, "2026-11-30T12:00", "2026-10-20T22:00:00Z");
  assert_closes (town, rule, "2026-12-01T12:00", "2026-11-18T23:00:00Z");
  assert_closes (town, rule, "2027-01-04T12:00", NEVER);
}

static void
test_always (Town *town, gconstpointer)
{
  g_autoptr (PfDeadlineRule) rule = new_rule (PF_DEADLINE_KIND_ALWAYS);

  assert_closes (town, rule, "2026-11-30T12:00", "2026-11-30T11:00:00Z");
  assert_closes (town, rule, "2026-07-06T08:00", "2026-07-06T06:00:00Z");
  assert_closes (town, rule, "2026-03-29T02:30", "2026-03-29T01:00:00Z");
}

static void
test_never (Town *town, gconstpointer)
{
  g_autoptr (PfDeadlineRule) rule = new_rule (PF_DEADLINE_KIND_NEVER);

  assert_closes (town, rule, "2026-11-30T12:00", NEVER);
  assert_closes (town, rule, "2026-07-06T08:00", NEVER);
  assert_closes (town, rule, "1999-12-31T23:00", NEVER);
}

/* What the towns' rules leave open: the session's own day, its own week, its own weekday. */
static void
test_edges (Town *town, gconstpointer)
{
  static const char *const own_weekday[] = { "MON=MON 09:00", NULL };
  g_autoptr (PfDeadlineRule) days = new_rule (PF_DEADLINE_KIND_DAYS);
  g_autoptr (PfDeadlineRule) week = new_rule (PF_DEADLINE_KIND_WEEKDAY);
  g_autoptr (PfDeadlineRule) map = new_rule (PF_DEADLINE_KIND_PER_WEEKDAY);
  g_autoptr (PfDeadlineRule) month = new_rule (PF_DEADLINE_KIND_DAY_OF_PREVIOUS_MONTH);

  days->n = 0;
  days->at = g_strdup ("09:00");
  days->counted = PF_COUNTED_DAYS_WORKING;
  assert_closes (town, days, "2026-11-30T12:00", "2026-11-30T08:00:00Z");
  assert_closes (town, days, "2026-11-11T12:00", "2026-11-11T08:00:00Z"); /* n = 0 is that day */
  assert_closes (town, days, "2026-11-30T07:30", "2026-11-30T06:30:00Z"); /* not after the start */

  week->weekday = PF_WEEKDAY_MONDAY;
  week->weeks_before = 0;
  week->at = g_strdup ("10:00");
  assert_closes (town, week, "2026-12-06T12:00", "2026-11-30T09:00:00Z"); /* a Sunday */
  assert_closes (town, week, "2026-11-30T12:00", "2026-11-30T09:00:00Z");
  week->weekday = PF_WEEKDAY_FRIDAY;
  assert_closes (town, week, "2026-12-01T12:00", "2026-12-01T11:00:00Z");

  month->month_day = 30;
  month->at = g_strdup ("12:00");
  assert_closes (town, month, "2027-03-01T12:00", "2027-02-28T11:00:00Z"); /* no 30 February */
  assert_closes (town, month, "2028-03-31T12:00", "2028-02-29T11:00:00Z");
  assert_closes (town, month, "2027-01-31T12:00", "2026-12-30T11:00:00Z");

  map->per_weekday = g_strdupv ((char **) own_weekday);
  assert_closes (town, map, "2026-11-30T12:00", "2026-11-23T08:00:00Z");
  assert_closes (town, map, "2026-12-01T12:00", NEVER);
}

/* A holiday centre: open from Monday to Friday but on public holidays and closures. */
static void
test_exclusions (Town *town, gconstpointer)
{
  static const char *const excluded[] = { "other_weekday", "public_holiday", "closure", NULL };
  static const char *const weekdays[] = { "MON", "TUE", "WED", "THU", "FRI", NULL };
  static const char *const every[] = { "weekend", "other_weekday", NULL };
  static const char *const sunday[] = { "SUN", NULL };
  g_autoptr (PfDeadlineRule) rule = new_rule (PF_DEADLINE_KIND_DAYS);
  g_autoptr (PfCalendarDay) closed = g_object_new (PF_TYPE_CALENDAR_DAY, NULL);

  closed->date = vectors_date ("2026-12-24");
  closed->kind = PF_DAY_KIND_CLOSED;
  pf_calendar_add_day (town->calendar, closed);
  rule->n = 1;
  rule->at = g_strdup ("12:00");
  rule->excluded = g_strdupv ((char **) excluded);
  g_assert_cmpuint (count_errors (rule), ==, 1);
  rule->open_weekdays = g_strdupv ((char **) weekdays);
  g_assert_cmpuint (count_errors (rule), ==, 0);
  assert_closes (town, rule, "2026-12-28T08:00", "2026-12-23T11:00:00Z");
  assert_closes (town, rule, "2026-12-23T08:00", "2026-12-22T11:00:00Z");

  /* No day is both a Sunday and not of a weekend. */
  g_clear_pointer (&rule->excluded, g_strfreev);
  g_clear_pointer (&rule->open_weekdays, g_strfreev);
  rule->excluded = g_strdupv ((char **) every);
  rule->open_weekdays = g_strdupv ((char **) sunday);
  assert_closes (town, rule, "2026-12-28T08:00", NEVER);
}

/* Without each column in turn that a kind reads, a rule is refused. */
static void
test_check (Town *, gconstpointer)
{
  static const struct
  {
    PfDeadlineKind kind;
    guint n_errors;
  } cases[] = {
    { PF_DEADLINE_KIND_HOURS, 1 },       { PF_DEADLINE_KIND_DAYS, 2 },
    { PF_DEADLINE_KIND_CLEAR_DAYS, 1 },  { PF_DEADLINE_KIND_WEEKDAY, 3 },
    { PF_DEADLINE_KIND_PER_WEEKDAY, 1 }, { PF_DEADLINE_KIND_DAY_OF_PREVIOUS_MONTH, 2 },
    { PF_DEADLINE_KIND_MONTH_TABLE, 2 }, { PF_DEADLINE_KIND_FIXED, 2 },
    { PF_DEADLINE_KIND_ALWAYS, 0 },      { PF_DEADLINE_KIND_NEVER, 0 },
  };
  g_autoptr (PfDeadlineRule) late = new_rule (PF_DEADLINE_KIND_ALWAYS);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfDeadlineRule) rule = new_rule (cases[i].kind);

    g_assert_cmpuint (count_errors (rule), ==, cases[i].n_errors);
  }

  late->late_add = PF_LATE_ADD_ALLOW_WITH;
  late->late_removal = PF_LATE_REMOVAL_FLAT;
  late->valid_from = 20;
  late->valid_to = 10;
  g_assert_cmpuint (count_errors (late), ==, 3);
  late->late_add_cents = PF_CENTS (250);
  late->late_removal_cents = PF_CENTS (100);
  late->valid_to = 20;
  g_assert_cmpuint (count_errors (late), ==, 0);
  late->late_add_percent = g_strdup ("150");
  g_assert_cmpuint (count_errors (late), ==, 1);
}

static void
test_late_removal (Town *, gconstpointer)
{
  static const struct
  {
    PfLateRemoval policy;
    const char *percent;
    PfMoney cents, expected;
  } cases[] = {
    { PF_LATE_REMOVAL_NONE, NULL, PF_NO_MONEY, 325 },
    { PF_LATE_REMOVAL_FULL, NULL, PF_NO_MONEY, 325 },
    { PF_LATE_REMOVAL_PERCENT, "50", PF_NO_MONEY, 163 },
    { PF_LATE_REMOVAL_PERCENT, "33.3", PF_NO_MONEY, 108 },
    { PF_LATE_REMOVAL_FLAT, NULL, PF_CENTS (200), 200 },
    { PF_LATE_REMOVAL_FREE, NULL, PF_NO_MONEY, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfDeadlineRule) rule = new_rule (PF_DEADLINE_KIND_ALWAYS);

    rule->late_removal = cases[i].policy;
    rule->late_removal_percent = g_strdup (cases[i].percent);
    rule->late_removal_cents = cases[i].cents;
    g_assert_cmpint (
        pf_deadline_rule_get_late_removal (rule, PF_CENTS (325)), ==, cases[i].expected);
  }
}

/* Each rule of the list is the one chosen among itself and those before it. */
static void
test_choice (Town *, gconstpointer)
{
  enum
  {
    ANY = 0,
    ACTIVITY = 1,
    SLOT = 2,
    GROUP = 4,
    KIND = 8,
    PERIOD = 16
  };
  static const struct
  {
    guint named;
    PfDate valid_from;
  } cases[] = {
    { ANY, 0 },
    { ANY, 50 },
    { PERIOD, 0 },
    { PERIOD, 50 },
    { KIND, 0 },
    { KIND | PERIOD, 0 },
    { GROUP, 0 },
    { GROUP | KIND | PERIOD, 0 },
    { SLOT, 0 },
    { SLOT | GROUP | KIND | PERIOD, 0 },
    { ACTIVITY, 0 },
    { ACTIVITY, 99 },
    { ACTIVITY | SLOT, 0 },
  };
  static const PfDeadlineCase asked = {
    PF_DEADLINE_ACT_ADD, "a", "s", "g", PF_DAY_KIND_SCHOOL, 100
  };
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_null (pf_deadline_rule_choose (rules, &asked));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfDeadlineRule *rule = new_rule (PF_DEADLINE_KIND_NEVER);
    guint named = cases[i].named;

    g_strlcpy (rule->activity, named & ACTIVITY ? "a" : "", PF_ID_SIZE);
    g_strlcpy (rule->slot, named & SLOT ? "s" : "", PF_ID_SIZE);
    g_strlcpy (rule->group, named & GROUP ? "g" : "", PF_ID_SIZE);
    rule->day_kind = named & KIND ? PF_DAY_KIND_SCHOOL : PF_DAY_KIND_NONE;
    rule->period_from = named & PERIOD ? 90 : 0;
    rule->valid_from = cases[i].valid_from;
    g_ptr_array_insert (rules, 0, rule);
    g_assert_true (pf_deadline_rule_choose (rules, &asked) == rule);
  }
}

/* A rule that would win by far, but is of another thing each time. */
static void
test_not_for_it (Town *, gconstpointer)
{
  static const PfDeadlineCase asked = {
    PF_DEADLINE_ACT_ADD, "a", "s", "g", PF_DAY_KIND_SCHOOL, 100
  };
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (PfDeadlineRule) rule = new_rule (PF_DEADLINE_KIND_NEVER);

  g_ptr_array_add (rules, rule);
#define ASSERT_ONLY(member, right, wrong)                                                          \
  rule->member = wrong;                                                                            \
  g_assert_null (pf_deadline_rule_choose (rules, &asked));                                         \
  rule->member = right;                                                                            \
  g_assert_true (pf_deadline_rule_choose (rules, &asked) == rule)
  ASSERT_ONLY (act, PF_DEADLINE_ACT_ADD, PF_DEADLINE_ACT_ABSENCE);
  ASSERT_ONLY (activity[0], 'a', 'b');
  ASSERT_ONLY (slot[0], 's', 'b');
  ASSERT_ONLY (group[0], 'g', 'b');
  ASSERT_ONLY (day_kind, PF_DAY_KIND_SCHOOL, PF_DAY_KIND_HOLIDAY);
  ASSERT_ONLY (period_from, 100, 101);
  ASSERT_ONLY (period_to, 100, 99);
  ASSERT_ONLY (valid_from, 100, 101);
  ASSERT_ONLY (valid_to, 100, 99);
}

static PfDeadlineRule *
new_random_rule (void)
{
  static const char *const times[] = { "00:00", "02:30", "09:00", "12:00", "24:00" };
  static const char *const weekdays[] = { "MON", "TUE", "THU", "FRI", NULL };
  static const char *const map[] = { "MON=FRI 09:00", "TUE=TUE 24:00", "FRI=SUN 02:30", NULL };
  PfDeadlineRule *rule = new_rule (
      (PfDeadlineKind) g_test_rand_int_range (PF_DEADLINE_KIND_HOURS, PF_DEADLINE_KIND_NEVER + 1));

  rule->n = g_test_rand_int_range (0, 40);
  rule->at = g_strdup (times[g_test_rand_int_range (0, G_N_ELEMENTS (times))]);
  rule->counted = (PfCountedDays) g_test_rand_int_range (0, PF_COUNTED_DAYS_OPEN + 1);
  rule->open_weekdays = g_strdupv ((char **) weekdays);
  rule->weekday = (PfWeekday) g_test_rand_int_range (1, 8);
  rule->weeks_before = g_test_rand_int_range (0, 4);
  rule->per_weekday = g_strdupv ((char **) map);
  rule->month_day = g_test_rand_int_range (1, 32);
  rule->date = pf_date (2026, 1, 1) + (PfDate) g_test_rand_int_range (0, 400);
  return rule;
}

/* Whatever the rule: never after the start; a day more to count never closes later; and of the
 * kinds that print an hour, clocks show that hour unless the start came first.
 */
static void
test_random (Town *town, gconstpointer)
{
  for (guint i = 0; i < 5000; i++) {
    g_autoptr (PfDeadlineRule) rule = new_random_rule ();
    PfDate day = pf_date (2026, 1, 1) + (PfDate) g_test_rand_int_range (0, 500);
    guint minute = (guint) g_test_rand_int_range (0, PF_MINUTES_PER_DAY);
    PfInstant starts_at = pf_local_instant (day, minute, town->zone);
    PfInstant closes_at =
        pf_deadline_rule_closes_at (rule, day, starts_at, town->calendar, NULL, town->zone);
    PfInstant with_more;

    g_assert_cmpint (closes_at, <=, starts_at);
    g_assert_cmpint (closes_at, >, 0);
    rule->n++;
    with_more = pf_deadline_rule_closes_at (rule, day, starts_at, town->calendar, NULL, town->zone);
    g_assert_cmpint (with_more, <=, closes_at);
    if (rule->kind == PF_DEADLINE_KIND_CLEAR_DAYS) {
      g_assert_cmpint (closes_at % G_TIME_SPAN_HOUR, ==, 0);
      g_assert_cmpuint (
          pf_instant_get_date (closes_at, town->zone) + (PfDate) rule->n, <=, day + 1);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Town, NULL, set_up, function, tear_down)
  ADD ("/deadline-rule/vectors", test_vectors);
  ADD ("/deadline-rule/month-table", test_month_table);
  ADD ("/deadline-rule/always", test_always);
  ADD ("/deadline-rule/never", test_never);
  ADD ("/deadline-rule/edges", test_edges);
  ADD ("/deadline-rule/exclusions", test_exclusions);
  ADD ("/deadline-rule/check", test_check);
  ADD ("/deadline-rule/late-removal", test_late_removal);
  ADD ("/deadline-rule/choice", test_choice);
  ADD ("/deadline-rule/not-for-it", test_not_for_it);
  ADD ("/deadline-rule/random", test_random);
  return g_test_run ();
}
