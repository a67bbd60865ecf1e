/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/school-enrolment.h"

/* Of the year in which a child turns three. */
static void
test_level (void)
{
  static const struct
  {
    guint month, day;
    guint year, in;
    PfLevel level;
  } cases[] = {
    { 1, 1, 2023, 2026, PF_LEVEL_PS },   { 12, 31, 2023, 2026, PF_LEVEL_PS },
    { 1, 1, 2024, 2026, PF_LEVEL_TPS },  { 12, 31, 2022, 2026, PF_LEVEL_MS },
    { 5, 3, 2020, 2026, PF_LEVEL_CP },   { 5, 3, 2016, 2026, PF_LEVEL_CM2 },
    { 5, 3, 2015, 2026, PF_LEVEL_NONE }, { 5, 3, 2025, 2026, PF_LEVEL_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        pf_level_of_age (pf_date (cases[i].year, cases[i].month, cases[i].day), cases[i].in),
        ==,
        cases[i].level);
  g_assert_cmpint (pf_level_of_age (0, 2026), ==, PF_LEVEL_NONE);
}

static GPtrArray *
make_schools (void)
{
  static const struct
  {
    const char *id;
    PfSchoolKind kind;
  } schools[] = { { "1", PF_SCHOOL_KIND_NURSERY },
                  { "2", PF_SCHOOL_KIND_ELEMENTARY },
                  { "3", PF_SCHOOL_KIND_PRIMARY } };
  GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (schools); i++)
    g_ptr_array_add (
        made, g_object_new (PF_TYPE_SCHOOL, "id", schools[i].id, "kind", schools[i].kind, NULL));
  return made;
}

typedef struct
{
  PfLevel level;
  const char *school;
  const char *wanted; /* (nullable): no derogation */
  PfDerogationReason reason;
  const char *detail;
  const char *sector; /* (nullable) */
  gboolean unborn;
  const char *faults; /* "/school not-of-sector" */
} Case;

static char *
find_faults (const Case *self)
{
  g_autoptr (GPtrArray) schools = make_schools ();
  g_autoptr (PfErrors) errors = pf_errors_new ();
  g_autoptr (PfChild) child =
      g_object_new (PF_TYPE_CHILD, "birth-date", self->unborn ? 0 : pf_date (2023, 2, 14), NULL);
  const PfSchoolEnrolmentFacts facts = { child, schools, self->sector };
  g_autoptr (PfSchoolEnrolment) enrolment =
      g_object_new (PF_TYPE_SCHOOL_ENROLMENT, "level", self->level, "school", self->school, NULL);
  GString *found = g_string_new (NULL);

  if (self->wanted != NULL)
    enrolment->derogation = g_object_new (PF_TYPE_DEROGATION,
                                          "wanted-school",
                                          self->wanted,
                                          "reason",
                                          self->reason,
                                          "detail",
                                          self->detail,
                                          NULL);
  pf_school_enrolment_find_faults (enrolment, &facts, errors);
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++) {
    const PfError *error = pf_errors_get (errors, i);

    g_string_append_printf (
        found, "%s%s %s", found->len > 0 ? ", " : "", error->pointer, error->code);
  }
  return g_string_free (found, FALSE);
}

/* All that is wrong is said at once; nothing but the law's own questions is asked. */
static void
test_faults (void)
{
  static const Case cases[] = {
    { PF_LEVEL_PS, "1", NULL, 0, NULL, "1", FALSE, "" },
    { PF_LEVEL_PS, "3", NULL, 0, NULL, NULL, FALSE, "" },
    { PF_LEVEL_PS, "1", "3", PF_DEROGATION_REASON_SIBLING, NULL, "1", FALSE, "" },
    { PF_LEVEL_NONE, "", NULL, 0, NULL, "1", FALSE, "/level required, /school required" },
    { PF_LEVEL_PS, "3", NULL, 0, NULL, "1", FALSE, "/school not-of-sector" },
    { PF_LEVEL_PS, "2", NULL, 0, NULL, NULL, FALSE, "/school level-not-taught" },
    { PF_LEVEL_PS, "9", NULL, 0, NULL, NULL, FALSE, "/school bad-id" },
    { PF_LEVEL_PS, "1", NULL, 0, NULL, "1", TRUE, "/child not-born" },
    { PF_LEVEL_PS,
      "1",
      "",
      PF_DEROGATION_REASON_NONE,
      NULL,
      "1",
      FALSE,
      "/derogation/wanted_school required, /derogation/reason required" },
    { PF_LEVEL_PS,
      "1",
      "1",
      PF_DEROGATION_REASON_WORK,
      NULL,
      "1",
      FALSE,
      "/derogation/wanted_school not-for-this" },
    { PF_LEVEL_PS,
      "1",
      "2",
      PF_DEROGATION_REASON_OTHER,
      "",
      "1",
      FALSE,
      "/derogation/wanted_school level-not-taught, /derogation/detail required" },
    { PF_LEVEL_PS, "1", "3", PF_DEROGATION_REASON_OTHER, "Parce que.", "1", FALSE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = find_faults (&cases[i]);

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpstr (found, ==, cases[i].faults);
  }
}

/* Who is sent elsewhere than they asked is told why. */
static void
test_decision (void)
{
  static const struct
  {
    const char *school;
    gboolean has_reason;
    const char *member;
  } cases[] = {
    { "", FALSE, NULL },      { "3", FALSE, NULL },    { "1", TRUE, NULL },
    { "1", FALSE, "reason" }, { "2", TRUE, "school" },
  };
  g_autoptr (PfDerogation) derogation = g_object_new (
      PF_TYPE_DEROGATION, "wanted-school", "3", "reason", PF_DEROGATION_REASON_WORK, NULL);
  g_autoptr (PfSchoolFile) file =
      g_object_new (PF_TYPE_SCHOOL_FILE, "school", "1", "derogation", derogation, NULL);
  g_autoptr (GPtrArray) schools = make_schools ();

  g_list_store_append (file->schools, schools->pdata[2]);
  g_list_store_append (file->schools, schools->pdata[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfErrors) errors = pf_errors_new ();

    pf_school_file_check_decision (file, cases[i].school, cases[i].has_reason, errors);
    g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, cases[i].member != NULL ? 1 : 0);
    g_assert_true (cases[i].member == NULL || pf_errors_has (errors, cases[i].member));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school-enrolment/level", test_level);
  g_test_add_func ("/school-enrolment/faults", test_faults);
  g_test_add_func ("/school-enrolment/decision", test_decision);
  return g_test_run ();
}
