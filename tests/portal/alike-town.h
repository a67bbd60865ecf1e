/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random towns: every kind of deadline rule for each act, places, custody, calendar, enrolments,
 * and bookings in every state. The family under test is household 1, whose account is signed in as
 * "one".
 */
#pragma once

#include "core/activity.h"
#include "core/booking.h"
#include "core/enrolment.h"
#include "demo.h"
#include "server/store/town.h"

G_BEGIN_DECLS

typedef struct
{
  PfDemo *demo;
  PfDb *db;    /* with all statements, for one call after the other */
  PfDate from; /* the days of its sessions: they hold a change of clocks, or the end of a year */
  PfDate to;

  GPtrArray *slots;      /* of PfSlot */
  GPtrArray *enrolments; /* of PfEnrolment */
  GPtrArray *sessions;   /* of PfSession */
  GPtrArray *bookings;   /* of PfBooking */
} PfAlikeTown;

PfAlikeTown *pf_alike_town_new (const PfDriver *driver);
PfAlikeTown *pf_alike_town_new_empty (const PfDriver *driver); /* the tables alone */
void pf_alike_town_free (PfAlikeTown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfAlikeTown, pf_alike_town_free)

/* An instant at which something may change for somebody, or one second or less beside it; now and
 * then any other.
 */
PfInstant pf_alike_town_draw_instant (PfAlikeTown *self);

/* The session (transfer none) of an enrolment and a slot on a day, or NULL. */
PfSession *pf_alike_town_find_session (PfAlikeTown *self,
                                       const char *enrolment,
                                       const char *slot,
                                       PfDate date);

/* The rules and tariffs of a town with @n_slots slots (by their numbers, of @n_activities) around
 * @day, as records ready to insert.
 */
GPtrArray *pf_alike_draw_rules (guint n_activities, guint n_slots, PfDate day);
GPtrArray *pf_alike_draw_tariffs (void);
GPtrArray *pf_alike_draw_tariff_lines (GPtrArray *tariffs);
GPtrArray *pf_alike_draw_assignments (guint n_activities, guint n_tariffs);

/* Draws and inserts what depends on its rules: sessions that close by them, places, bookings. */
void pf_alike_town_draw_sessions (PfAlikeTown *self, PfTown *town);

/* For both: into the database; a new record of @type, at the end of @records. */
void pf_alike_town_insert (PfAlikeTown *self, GPtrArray *records);
void pf_alike_town_sign_in (PfAlikeTown *self); /* account 1 */
void pf_alike_town_run (PfAlikeTown *self, const char *sql);
gpointer pf_alike_add (GPtrArray *records, GType type);

/* A number from 0 to @n - 1, TRUE in one of @n cases, and that number as an id. */
guint pf_alike_draw (guint n);
gboolean pf_alike_draw_one_in (guint n);
void pf_alike_set_id (PfId id, guint number);

G_END_DECLS
