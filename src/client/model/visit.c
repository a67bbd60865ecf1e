/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/visit.h"

struct _PfVisit
{
  GObject parent_instance;

  char *town;
  PfMe *me;          /* (nullable) */
  char *household;   /* never NULL, which the state of an action cannot be */
  char *school_year; /* nor is this */
  char *time_zone;
  PfPortalContact *desk; /* (nullable) */
};

typedef enum
{
  PROP_TOWN = 1,
  PROP_ME,
  PROP_HOUSEHOLD,
  PROP_SCHOOL_YEAR,
  PROP_TIME_ZONE,
  PROP_DESK,
} PfVisitProperty;

static GParamSpec *properties[PROP_DESK + 1];

G_DEFINE_FINAL_TYPE (PfVisit, pf_visit, G_TYPE_OBJECT)

static const char *
find_household_name (PfMe *me, const char *id)
{
  GListModel *households = me != NULL ? G_LIST_MODEL (me->households) : NULL;

  for (guint i = 0; households != NULL && i < g_list_model_get_n_items (households); i++) {
    g_autoptr (PfHouseholdSummary) household = g_list_model_get_item (households, i);

    if (g_strcmp0 (household->id, id) == 0)
      return household->name;
  }
  return NULL;
}

/* (transfer none), or NULL */
static PfSchoolYear *
find_school_year (PfMe *me, const char *id)
{
  GListModel *years = me != NULL ? G_LIST_MODEL (me->school_years) : NULL;

  for (guint i = 0; years != NULL && i < g_list_model_get_n_items (years); i++) {
    g_autoptr (PfSchoolYear) year = g_list_model_get_item (years, i);

    if (g_strcmp0 (year->id, id) == 0)
      return year; /* the list holds it */
  }
  return NULL;
}

static void
set_school_year (PfVisit *self, const char *school_year)
{
  if (g_strcmp0 (self->school_year, school_year) == 0)
    return;
  g_free (self->school_year);
  self->school_year = g_strdup (school_year);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCHOOL_YEAR]);
}

static void
set_household (PfVisit *self, const char *household)
{
  if (g_strcmp0 (self->household, household) == 0)
    return;
  g_free (self->household);
  self->household = g_strdup (household);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOUSEHOLD]);
}

/* What is shown is always one of the account's own. */
static void
keep_household_valid (PfVisit *self)
{
  GListModel *households = self->me != NULL ? G_LIST_MODEL (self->me->households) : NULL;
  g_autoptr (PfHouseholdSummary) first = NULL;

  if (find_household_name (self->me, self->household) != NULL)
    return;
  if (households != NULL)
    first = g_list_model_get_item (households, 0);
  set_household (self, first != NULL ? first->id : "");
}

static void
keep_school_year_valid (PfVisit *self)
{
  GListModel *years = self->me != NULL ? G_LIST_MODEL (self->me->school_years) : NULL;
  g_autoptr (PfSchoolYear) newest = NULL;

  if (find_school_year (self->me, self->school_year) != NULL)
    return;
  if (years != NULL)
    newest = g_list_model_get_item (years, 0);
  set_school_year (self, newest != NULL ? newest->id : "");
}

static void
pf_visit_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfVisit *self = PF_VISIT (object);

  switch ((PfVisitProperty) id) {
  case PROP_TOWN:
    g_value_set_string (value, self->town);
    break;
  case PROP_ME:
    g_value_set_object (value, self->me);
    break;
  case PROP_HOUSEHOLD:
    g_value_set_string (value, self->household);
    break;
  case PROP_SCHOOL_YEAR:
    g_value_set_string (value, self->school_year);
    break;
  case PROP_TIME_ZONE:
    g_value_set_string (value, self->time_zone);
    break;
  case PROP_DESK:
    g_value_set_object (value, self->desk);
    break;
  }
}

static void
pf_visit_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfVisit *self = PF_VISIT (object);

  switch ((PfVisitProperty) id) {
  case PROP_TOWN:
    g_free (self->town);
    self->town = g_value_dup_string (value);
    break;
  case PROP_ME:
    pf_visit_set_me (self, g_value_get_object (value));
    break;
  case PROP_HOUSEHOLD:
    set_household (self, g_value_get_string (value));
    break;
  case PROP_SCHOOL_YEAR:
    set_school_year (self, g_value_get_string (value));
    break;
  case PROP_TIME_ZONE:
    pf_visit_set_time_zone (self, g_value_get_string (value));
    break;
  case PROP_DESK:
    pf_visit_set_desk (self, g_value_get_object (value));
    break;
  }
}

static void
pf_visit_finalize (GObject *object)
{
  PfVisit *self = PF_VISIT (object);

  g_clear_object (&self->me);
  g_clear_object (&self->desk);
  g_free (self->town);
  g_free (self->household);
  g_free (self->school_year);
  g_free (self->time_zone);
  G_OBJECT_CLASS (pf_visit_parent_class)->finalize (object);
}

static void
pf_visit_class_init (PfVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pf_visit_get_property;
  object_class->set_property = pf_visit_set_property;
  object_class->finalize = pf_visit_finalize;

  properties[PROP_TOWN] =
      g_param_spec_string ("town",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ME] = g_param_spec_object ("me", NULL, NULL, PF_TYPE_ME, flags);
  properties[PROP_HOUSEHOLD] = g_param_spec_string ("household", NULL, NULL, NULL, flags);
  properties[PROP_SCHOOL_YEAR] = g_param_spec_string ("school-year", NULL, NULL, NULL, flags);
  properties[PROP_TIME_ZONE] = g_param_spec_string ("time-zone", NULL, NULL, NULL, flags);
  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, PF_TYPE_PORTAL_CONTACT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pf_visit_init (PfVisit *self)
{
  self->household = g_strdup ("");
  self->school_year = g_strdup ("");
  self->time_zone = g_strdup ("Europe/Paris");
}

PfVisit *
pf_visit_new (const char *town, PfMe *me)
{
  return g_object_new (PF_TYPE_VISIT, "town", town, "me", me, NULL);
}

const char *
pf_visit_get_household (PfVisit *self)
{
  g_return_val_if_fail (PF_IS_VISIT (self), NULL);
  return *self->household != '\0' ? self->household : NULL;
}

const char *
pf_visit_get_household_name (PfVisit *self)
{
  g_return_val_if_fail (PF_IS_VISIT (self), NULL);
  return find_household_name (self->me, self->household);
}

const char *
pf_visit_get_school_year (PfVisit *self)
{
  g_return_val_if_fail (PF_IS_VISIT (self), NULL);
  return *self->school_year != '\0' ? self->school_year : NULL;
}

const char *
pf_visit_get_school_year_name (PfVisit *self)
{
  PfSchoolYear *year;

  g_return_val_if_fail (PF_IS_VISIT (self), NULL);
  year = find_school_year (self->me, self->school_year);
  return year != NULL ? year->name : NULL;
}

/* Those of "me" stand the newest first, and none of them is over: the last is today's. */
PfDate
pf_visit_get_coming_first_day (PfVisit *self)
{
  g_autoptr (PfSchoolYear) todays = NULL;
  PfSchoolYear *year;
  GListModel *years;

  g_return_val_if_fail (PF_IS_VISIT (self), 0);
  year = find_school_year (self->me, self->school_year);
  if (year == NULL)
    return 0;
  years = G_LIST_MODEL (self->me->school_years);
  todays = g_list_model_get_item (years, g_list_model_get_n_items (years) - 1);
  return year != todays ? year->first_day : 0;
}

PfMe *
pf_visit_get_me (PfVisit *self)
{
  g_return_val_if_fail (PF_IS_VISIT (self), NULL);
  return self->me;
}

void
pf_visit_set_me (PfVisit *self, PfMe *me)
{
  g_return_if_fail (PF_IS_VISIT (self));

  if (!g_set_object (&self->me, me))
    return;
  g_object_freeze_notify (G_OBJECT (self));
  keep_household_valid (self);
  keep_school_year_valid (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ME]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
pf_visit_set_time_zone (PfVisit *self, const char *time_zone)
{
  g_return_if_fail (PF_IS_VISIT (self));

  if (time_zone == NULL || g_str_equal (self->time_zone, time_zone))
    return;
  g_free (self->time_zone);
  self->time_zone = g_strdup (time_zone);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME_ZONE]);
}

GTimeZone *
pf_visit_dup_time_zone (PfVisit *self)
{
  GTimeZone *zone;

  g_return_val_if_fail (PF_IS_VISIT (self), NULL);
  zone = g_time_zone_new_identifier (self->time_zone);
  return zone != NULL ? zone : g_time_zone_new_utc ();
}

PfPortalContact *
pf_visit_get_desk (PfVisit *self)
{
  g_return_val_if_fail (PF_IS_VISIT (self), NULL);
  return self->desk;
}

void
pf_visit_set_desk (PfVisit *self, PfPortalContact *desk)
{
  g_return_if_fail (PF_IS_VISIT (self));

  if (desk == self->desk ||
      (desk != NULL && self->desk != NULL && pf_record_equal (desk, self->desk)))
    return;
  g_set_object (&self->desk, desk);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESK]);
}
