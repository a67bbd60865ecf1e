/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/new-child.h"

#include <string.h>

#include "core/text.h"

static const PfField fields[] = {
  PF_TEXT (PfNewChild, first_name, .required = true, .max = 80),
  PF_TEXT (PfNewChild, last_name, .required = true, .max = 80),
  PF_DATE (PfNewChild, birth_date, .past = true),
  PF_DATE (PfNewChild, expected_on),
  PF_ENUM (PfNewChild, sex, PfSex, pf_sex),
  PF_TEXT (PfNewChild, birth_place, .max = 80),
};

PF_DEFINE_RECORD (PfNewChild, pf_new_child, "new_child", fields)

static void
add (PfErrors *errors, const char *member, const char *code)
{
  if (!pf_errors_has (errors, member))
    pf_errors_add (errors, member, code);
}

/* Names go into mails to others: none of them leads anywhere. */
static void
check_text (const char *text, const char *member, gboolean required, PfErrors *errors)
{
  g_autofree char *folded = text != NULL ? pf_text_fold (text) : NULL;

  if (folded == NULL || *folded == '\0') {
    if (required || (text != NULL && *text != '\0'))
      add (errors, member, text == NULL || *text == '\0' ? "required" : "bad-format");
    return;
  }
  if (strpbrk (text, "@\n") != NULL || strstr (text, "://") != NULL)
    add (errors, member, "bad-format");
}

/* The same day so many years before; of 29 February, the day after. */
static PfDate
subtract_years (PfDate day, guint n)
{
  guint month, day_of_month;
  guint year = pf_date_get_year (day, &month, &day_of_month) - n;

  return day_of_month > g_date_get_days_in_month (month, (GDateYear) year)
             ? pf_date (year, month + 1, 1)
             : pf_date (year, month, day_of_month);
}

static void
check_dates (const PfNewChild *self, PfDate today, PfErrors *errors)
{
  if (self->birth_date == 0 && self->expected_on == 0) {
    if (!pf_errors_has (errors, "expected_on"))
      add (errors, "birth_date", "required");
  } else if (self->birth_date != 0 && self->expected_on != 0) {
    add (errors, "expected_on", "not-for-this");
  } else if (self->birth_date > today) {
    add (errors, "birth_date", "in-the-future");
  } else if (self->birth_date != 0) {
    if (self->birth_date <= subtract_years (today, PF_CHILD_MAX_YEARS))
      add (errors, "birth_date", "too-early");
  } else if (self->expected_on + PF_BIRTH_MAX_DAYS_LATE < today) {
    add (errors, "expected_on", "too-early");
  } else if (self->expected_on > today + PF_BIRTH_MAX_DAYS_AHEAD) {
    add (errors, "expected_on", "too-late");
  }
}

void
pf_new_child_find_faults (const PfNewChild *self, PfDate today, PfErrors *errors)
{
  check_text (self->first_name, "first_name", TRUE, errors);
  check_text (self->last_name, "last_name", TRUE, errors);
  check_text (self->birth_place, "birth_place", FALSE, errors);
  check_dates (self, today, errors);
}

static gboolean
has_same (const char *first_name, PfDate birth_date, PfDate expected_on, const PfChild *child)
{
  g_autofree char *folded = pf_text_fold (first_name);
  g_autofree char *other = pf_text_fold (child->first_name);

  return birth_date == child->birth_date && expected_on == child->expected_on &&
         g_str_equal (folded, other);
}

PfChild *
pf_new_child_find_same (const PfNewChild *self, GListModel *children)
{
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);

    if (has_same (self->first_name, self->birth_date, self->expected_on, child))
      return child; /* the list holds it */
  }
  return NULL;
}

gboolean
pf_child_is_same (const PfChild *a, const PfChild *b)
{
  return has_same (a->first_name, a->birth_date, a->expected_on, b);
}

PfChild *
pf_new_child_build (const PfNewChild *self)
{
  PfChild *child = g_object_new (PF_TYPE_CHILD, NULL);

  child->first_name = g_strstrip (g_strdup (self->first_name));
  child->last_name = g_strstrip (g_strdup (self->last_name));
  child->birth_date = self->birth_date;
  child->expected_on = self->expected_on;
  child->sex = self->sex;
  child->birth_place = g_strdup (self->birth_place);
  child->custody = g_object_new (PF_TYPE_CUSTODY, "pattern", PF_CUSTODY_PATTERN_FULL, NULL);
  child->version = 1;
  return child;
}
