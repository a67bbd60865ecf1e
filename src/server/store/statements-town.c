/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The town and its settings.
 */
#include "core/activity.h"
#include "core/calendar-day.h"
#include "core/deadline-rule.h"
#include "core/place-pool.h"
#include "core/portal.h"
#include "core/school-year.h"
#include "core/school.h"
#include "core/tariff-assignment.h"
#include "core/tariff-line.h"
#include "core/tariff.h"
#include "server/store/statements-private.h"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_town[PF_N_STATEMENTS] = {
  [PF_STATEMENT_FIND_SETTINGS_VERSION] = {
    "SELECT version FROM portal",
    NULL },
  [PF_STATEMENT_FIND_PORTAL] = {
    "SELECT $columns FROM portal",
    pf_portal_get_type },
  [PF_STATEMENT_SET_PROOFS_OF_ADDRESS] = {
    "UPDATE portal SET proofs_of_address = $1, version = version + 1",
    NULL },
  [PF_STATEMENT_LIST_SCHOOL_YEARS] = {
    "SELECT $columns FROM school_year ORDER BY first_day",
    pf_school_year_get_type },
  [PF_STATEMENT_LIST_SCHOOL_HOLIDAYS] = {
    "SELECT $columns FROM school_holiday ORDER BY \"from\"",
    pf_school_holiday_get_type },
  [PF_STATEMENT_LIST_CALENDAR_DAYS] = {
    "SELECT $columns FROM calendar_day ORDER BY date, site",
    pf_calendar_day_get_type },
  [PF_STATEMENT_LIST_SITES] = {
    "SELECT $columns FROM site ORDER BY id",
    pf_site_get_type },
  [PF_STATEMENT_LIST_GROUPS] = {
    "SELECT $columns FROM \"group\" ORDER BY id",
    pf_group_get_type },
  [PF_STATEMENT_LIST_SCHOOLS] = {
    "SELECT $columns FROM school ORDER BY id",
    pf_school_get_type },
  [PF_STATEMENT_LIST_ACTIVITIES] = {
    "SELECT $columns FROM activity ORDER BY position, id",
    pf_activity_get_type },
  [PF_STATEMENT_LIST_SLOTS] = {
    "SELECT $columns FROM slot ORDER BY position, id",
    pf_slot_get_type },
  [PF_STATEMENT_LIST_DEADLINE_RULES] = {
    "SELECT $columns FROM deadline_rule ORDER BY id",
    pf_deadline_rule_get_type },
  [PF_STATEMENT_LIST_TARIFFS] = {
    "SELECT $columns FROM tariff ORDER BY id",
    pf_tariff_get_type },
  [PF_STATEMENT_LIST_TARIFF_LINES] = {
    "SELECT $columns FROM tariff_line ORDER BY id",
    pf_tariff_line_get_type },
  [PF_STATEMENT_LIST_TARIFF_ASSIGNMENTS] = {
    "SELECT $columns FROM tariff_assignment ORDER BY id",
    pf_tariff_assignment_get_type },
  [PF_STATEMENT_INSERT_SESSION_POOLS] = {
    "INSERT INTO session_pool (session, pool) SELECT " NUMBER (0) ", " NUMBER (1)
    " FROM $each(1) WHERE true",
    NULL },
};
/* clang-format on */
