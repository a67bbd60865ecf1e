/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vectors.h"

JsonObject *
vectors_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static JsonNode *
find_value (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

const char *
vectors_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = find_value (object, name);

  return node != NULL ? json_node_get_string (node) : NULL;
}

gint64
vectors_get_integer (JsonObject *object, const char *name, gint64 missing)
{
  JsonNode *node = find_value (object, name);

  return node != NULL ? json_node_get_int (node) : missing;
}

PfDate
vectors_date (const char *text)
{
  PfDate date;

  g_assert_nonnull (text);
  if (!pf_date_parse (text, &date))
    g_error ("%s is no date", text);
  return date;
}

static void
add_year (JsonArray *, guint, JsonNode *node, gpointer calendar)
{
  JsonObject *year = json_node_get_object (node);
  JsonArray *holidays = json_object_get_array_member (year, "holidays");

  pf_calendar_add_year (calendar,
                        vectors_date (vectors_get_text (year, "first_day")),
                        vectors_date (vectors_get_text (year, "last_day")));
  for (guint i = 0; i < json_array_get_length (holidays); i++) {
    JsonObject *holiday = json_array_get_object_element (holidays, i);

    pf_calendar_add_holiday (calendar,
                             vectors_get_text (holiday, "name"),
                             vectors_get_text (holiday, "zones"),
                             vectors_date (vectors_get_text (holiday, "from")),
                             vectors_date (vectors_get_text (holiday, "to")));
  }
}

PfCalendar *
vectors_new_calendar (char zone)
{
  g_autoptr (JsonObject) root = vectors_load ("calendar.json");
  PfCalendar *calendar = pf_calendar_new (zone, FALSE);

  json_array_foreach_element (json_object_get_array_member (root, "years"), add_year, calendar);
  return calendar;
}
