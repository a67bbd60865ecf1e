/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The vectors of tests/data, from towns' published pages, for tests to read as they are.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "core/calendar.h"
#include "core/price.h"

/* The root of tests/data/@name (transfer full). */
JsonObject *vectors_load (const char *name);

/* Text and number members, each with what stands for one that is missing or null. */
const char *vectors_get_text (JsonObject *object, const char *name);
gint64 vectors_get_integer (JsonObject *object, const char *name, gint64 missing);

/* A date that must be right. */
PfDate vectors_date (const char *text);

/* The calendar of calendar.json for @zone (transfer full). */
PfCalendar *vectors_new_calendar (char zone);

/* One tariff of tariffs.json, or of tariffs-more.json which has more members (each transfer
 * full); and one question asked of it.
 */
PfTariff *vectors_new_tariff (JsonObject *tariff);
GPtrArray *vectors_new_lines (JsonObject *tariff);
PfPriceInput vectors_read_input (JsonObject *vector, const PfPricing *pricing);
