/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/demo-town.h"

#include "core/calendar-day.h"
#include "core/local-time.h"

#define ZONE "Europe/Paris"

static GType (*const types[PF_DEMO_N_TABLES]) (void) = {
  [PF_DEMO_PORTAL] = pf_portal_get_type,
  [PF_DEMO_SCHOOL_YEAR] = pf_school_year_get_type,
  [PF_DEMO_SCHOOL_HOLIDAY] = pf_school_holiday_get_type,
  [PF_DEMO_SITE] = pf_site_get_type,
  [PF_DEMO_CALENDAR_DAY] = pf_calendar_day_get_type,
  [PF_DEMO_SCHOOL] = pf_school_get_type,
  [PF_DEMO_SECTOR] = pf_sector_get_type,
  [PF_DEMO_GROUP] = pf_group_get_type,
  [PF_DEMO_ACTIVITY] = pf_activity_get_type,
  [PF_DEMO_SLOT] = pf_slot_get_type,
  [PF_DEMO_ACCOUNT] = pf_account_get_type,
  [PF_DEMO_HOUSEHOLD] = pf_household_get_type,
  [PF_DEMO_ADULT] = pf_adult_get_type,
  [PF_DEMO_CHILD] = pf_child_get_type,
  [PF_DEMO_HOUSEHOLD_CHILD] = pf_household_child_get_type,
  [PF_DEMO_TARIFF] = pf_tariff_get_type,
  [PF_DEMO_TARIFF_LINE] = pf_tariff_line_get_type,
  [PF_DEMO_TARIFF_ASSIGNMENT] = pf_tariff_assignment_get_type,
  [PF_DEMO_DEADLINE_RULE] = pf_deadline_rule_get_type,
  [PF_DEMO_FAMILY_QUOTIENT] = pf_family_quotient_get_type,
  [PF_DEMO_PLACE_POOL] = pf_place_pool_get_type,
  [PF_DEMO_SESSION] = pf_session_get_type,
  [PF_DEMO_ENROLMENT] = pf_enrolment_get_type,
  [PF_DEMO_BOOKING] = pf_booking_get_type,
  [PF_DEMO_BOOKING_CHANGE] = pf_booking_change_get_type,
};

static void
free_persona (gpointer data)
{
  PfDemoPersona *self = data;

  g_free (self->email);
  g_free (self->password);
  g_strfreev (self->codes);
  g_free (self);
}

static void
make_portal (PfDemoTown *self)
{
  static const char *const languages[] = { "fr", "en", NULL };
  static const char *const proofs[] = {
    "proof_of_address", "lodging_certificate", "lease", "statement_on_honour", NULL
  };
  PfPortal *portal = pf_demo_town_add (self, PF_DEMO_PORTAL);

  g_object_set (portal,
                "name",
                "Valbourg",
                "insee-code",
                "44999",
                "time-zone",
                ZONE,
                "holiday-zone",
                PF_HOLIDAY_ZONE_B,
                "languages",
                languages,
                "proofs-of-address",
                proofs,
                "terms-version",
                "1",
                "demonstration",
                TRUE,
                "version",
                1,
                NULL);
  portal->contact = g_object_new (PF_TYPE_PORTAL_CONTACT,
                                  "email",
                                  "familles@example.org",
                                  "phone",
                                  "+33199000000",
                                  "address",
                                  "1 place de la Mairie, 44990 Valbourg",
                                  "hours",
                                  "Du lundi au vendredi, de 8 h 30 à 17 h",
                                  "dpo",
                                  "dpo@example.org",
                                  NULL);
}

PfDemoTown *
pf_demo_town_new (const PfDemoOptions *options)
{
  PfDemoTown *self = g_new0 (PfDemoTown, 1);

  self->options = *options;
  self->random = g_rand_new_with_seed (options->seed);
  self->zone = g_time_zone_new_identifier (ZONE);
  self->now = pf_local_instant (options->today, 0, self->zone);
  for (guint i = 0; i < PF_DEMO_N_TABLES; i++)
    self->tables[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->draws = g_array_new (FALSE, FALSE, sizeof (PfDemoDraw));
  self->personas = g_ptr_array_new_with_free_func (free_persona);

  make_portal (self);
  pf_demo_make_calendar (self);
  pf_demo_make_places (self);
  pf_demo_make_activities (self);
  pf_demo_make_tariffs (self);
  pf_demo_make_deadlines (self);
  pf_demo_make_families (self);
  pf_demo_make_sessions (self);
  pf_demo_make_enrolments (self);
  pf_demo_make_bookings (self);
  return self;
}

void
pf_demo_town_free (PfDemoTown *self)
{
  g_clear_pointer (&self->personas, g_ptr_array_unref);
  g_array_unref (self->draws);
  g_hash_table_unref (self->emails);
  for (guint i = 0; i < PF_DEMO_N_TABLES; i++)
    g_ptr_array_unref (self->tables[i]);
  g_clear_pointer (&self->calendar, pf_calendar_free);
  g_time_zone_unref (self->zone);
  g_rand_free (self->random);
  g_free (self);
}

gpointer
pf_demo_town_add (PfDemoTown *self, PfDemoTable table)
{
  gpointer record = g_object_new (types[table](), NULL);
  const PfField *first = &PF_RECORD_GET_CLASS (record)->table->fields[0];

  g_ptr_array_add (self->tables[table], record);
  if (g_str_equal (first->name, "id"))
    pf_id_from_number (PF_MEMBER (PfId, record, first), self->tables[table]->len);
  if (pf_record_get_version (record) == 0)
    pf_record_set_version (record, 1);
  return record;
}

gpointer
pf_demo_town_get (PfDemoTown *self, PfDemoTable table, guint n)
{
  return self->tables[table]->pdata[n - 1];
}

guint
pf_demo_town_count (PfDemoTown *self, PfDemoTable table)
{
  return self->tables[table]->len;
}

void
pf_demo_refer (PfId id, gpointer record)
{
  g_strlcpy (id, record != NULL ? pf_record_get_id (record) : "", PF_ID_SIZE);
}

guint
pf_demo_town_draw (PfDemoTown *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

gboolean
pf_demo_town_chance (PfDemoTown *self, guint percent)
{
  return pf_demo_town_draw (self, 100) < percent;
}

PfSchoolYear *
pf_demo_town_get_year (PfDemoTown *self)
{
  return self->preparing ? self->next_year : self->year;
}
