/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-json.h"

#include <string.h>

#define MAX_ITEMS 3
#define MAX_TEXT 12

/* Where a bound is not given: enough to be unusual. */
#define MAX_NUMBER 100000

/* The demo's, those of nothing, and what only looks like one. */
static const char *const ids[] = { "0000000000001", "0000000000002",
                                   "0000000000003", "0000000000004",
                                   "0000000000005", "00000000zzzzz",
                                   "7zzzzzzzzzzzz", "abc" };

static const PfRandomIds *right_ids;

/* One of them suits nearly every pattern. */
static const char *const formatted[] = {
  "eve@example.org", "+33612345678", "0000000000001", "0000000000001,0000000000002",
  "1234567",         "44000",        "11:30",         "123456",
  "#00ff00",         "monday",       "12.5",          "2036-11-24",
};

/* In the place of any JSON value. */
static const char *const wrong[] = {
  "null",
  "true",
  "-1",
  "0",
  "1.5",
  "1e400",
  "2147483648",
  "99999999999999999999",
  "\"\"",
  "\" \"",
  "[]",
  "{}",
  "[null]",
  "{\"id\":1}",
  "\"2036-02-30\"",
  "\"\\u0000\"",
  "\"a\\u0000b\"",
  "\"\\ud800\"",
  "\"\xff\xfe\"",
  "\"\xc0\x80\"",
  "\"\x01\"",
  "\"\\x\"",
  "\"' OR 1=1 --\"",
  "\"%s%n$1\"",
  "\"\xe2\x80\xae\xf0\x9f\x91\xb6\"",
  "nul",
  "0x10",
  "'a'",
  "[1,]",
  "/**/1",
  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
};

static guint
choose_number (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

gboolean
pf_random_once_in (guint n)
{
  return n > 0 && choose_number (n) == 0;
}

const char *
pf_random_choose (const char *const *texts, guint n_texts)
{
  return texts[choose_number (n_texts)];
}

#define CHOOSE(texts) pf_random_choose (texts, G_N_ELEMENTS (texts))

static void
quote (GString *out, const char *text)
{
  g_string_append_printf (out, "\"%s\"", text);
}

static void
write_letters (GString *out, guint n)
{
  static const char *const letters[] = { "a", "z", "Z", "0", " ", "-", "'", "é", "œ", "’", "ß" };

  for (guint i = 0; i < n; i++)
    g_string_append (out, CHOOSE (letters));
}

static void
write_text (const PfField *field, const PfFieldCache *cache, GString *out)
{
  guint least = MAX ((guint) field->min, 1);
  guint most = field->max > 0 ? MIN ((guint) field->max, MAX_TEXT) : MAX_TEXT;

  for (guint i = 0; cache->pattern != NULL && i < 4 * G_N_ELEMENTS (formatted); i++) {
    const char *text = CHOOSE (formatted);

    if (g_regex_match (cache->pattern, text, 0, NULL)) {
      g_string_append (out, text);
      return;
    }
  }
  write_letters (out, least + choose_number (MAX (most, least) - least + 1));
}

static void
write_day (PfDate day, GString *out)
{
  char text[PF_DATE_SIZE];

  pf_date_write (day + choose_number (60) - 30, text);
  g_string_append (out, text);
}

/* In the demo's school year; who is born is so already. */
static void
write_date (const PfField *field, GString *out)
{
  gboolean is_past = g_str_equal (field->name, "birth_date");

  write_day (is_past ? pf_date (2020, 6, 15) : pf_date (2036, 11, 24), out);
}

static void
write_instant (GString *out)
{
  write_day (pf_date (2036, 11, 24), out);
  g_string_append (out, "T06:00:00Z");
}

static void
write_number (const PfField *field, GString *out)
{
  gint64 most = field->max > 0 ? field->max : field->min + MAX_NUMBER;

  g_string_append_printf (
      out, "%" G_GINT64_FORMAT, field->min + choose_number ((guint) (most - field->min + 1)));
}

/* Not the first, which stands for none. */
static void
write_word (const PfFieldCache *cache, GString *out)
{
  guint n = 1 + choose_number (cache->words->n_values - 1);

  g_string_append (out, cache->words->values[n].value_nick);
}

void
pf_random_use_ids (const PfRandomIds *right)
{
  right_ids = right;
}

static const PfRandomIds *
find_ids (const char *name)
{
  for (const PfRandomIds *known = right_ids; known != NULL && known->name != NULL; known++) {
    if (g_str_equal (known->name, name))
      return known;
  }
  return NULL;
}

/* Where none is known to be right, mostly the first two, which go together in the demo. */
void
pf_random_write_id (const char *name, GString *out)
{
  const PfRandomIds *known = find_ids (name);
  guint n = 0;

  while (known != NULL && n < G_N_ELEMENTS (known->ids) && known->ids[n] != NULL)
    n++;
  if (n > 0 && !pf_random_once_in (16))
    g_string_append (out, known->ids[choose_number (n)]);
  else
    g_string_append (out, pf_random_once_in (4) ? CHOOSE (ids) : ids[choose_number (2)]);
}

/* What stands between quotes in JSON, and alone in a query; FALSE: the field is of another kind. */
static gboolean
write_quotable (const PfField *field, const PfFieldCache *cache, GString *out)
{
  switch (field->type) {
  case PF_FIELD_TEXT:
    return write_text (field, cache, out), TRUE;
  case PF_FIELD_ID:
    return pf_random_write_id (field->name, out), TRUE;
  case PF_FIELD_DATE:
    return write_date (field, out), TRUE;
  case PF_FIELD_INSTANT:
    return write_instant (out), TRUE;
  case PF_FIELD_ENUM:
    return write_word (cache, out), TRUE;
  case PF_FIELD_TEXTS:
  case PF_FIELD_INTEGER:
  case PF_FIELD_MONEY:
  case PF_FIELD_BOOLEAN:
  case PF_FIELD_OBJECT:
  case PF_FIELD_LIST:
    break;
  }
  return FALSE;
}

static void
write_texts (const PfField *field, const PfFieldCache *cache, GString *out)
{
  guint n = choose_number (MAX_ITEMS + 1);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++) {
    g_string_append (out, i > 0 ? ",\"" : "\"");
    write_text (field, cache, out);
    g_string_append_c (out, '"');
  }
  g_string_append_c (out, ']');
}

static void
write_list (const PfField *field, guint wrong_once_in, GString *out)
{
  guint n = (guint) field->min + choose_number (MAX_ITEMS);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    pf_random_write_record (field->get_type (), wrong_once_in, out);
  }
  g_string_append_c (out, ']');
}

static void
write_value (const PfField *field, const PfFieldCache *cache, guint wrong_once_in, GString *out)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (pf_random_once_in (wrong_once_in))
    g_string_append (out, CHOOSE (wrong));
  else if (write_quotable (field, cache, text))
    quote (out, text->str);
  else if (field->type == PF_FIELD_TEXTS)
    write_texts (field, cache, out);
  else if (field->type == PF_FIELD_BOOLEAN)
    g_string_append (out, pf_random_once_in (2) ? "true" : "false");
  else if (field->type == PF_FIELD_OBJECT)
    pf_random_write_record (field->get_type (), wrong_once_in, out);
  else if (field->type == PF_FIELD_LIST)
    write_list (field, wrong_once_in, out);
  else
    write_number (field, out);
}

/* Whether the request has that member. */
static gboolean
has (const PfField *field, guint wrong_once_in)
{
  if (field->version || field->read_only)
    return pf_random_once_in (4 * wrong_once_in);
  if (field->required)
    return !pf_random_once_in (2 * wrong_once_in);
  return pf_random_once_in (2);
}

static void
write_strange_member (GString *out)
{
  static const char *const names[] = { "", "unknown", "__proto__", "id", "child", "household" };

  quote (out, CHOOSE (names));
  g_string_append_printf (out, ":%s", CHOOSE (wrong));
}

void
pf_random_write_record (GType type, guint wrong_once_in, GString *out)
{
  PfRecordClass *klass = pf_record_type_get_class (type);
  const char *comma = "";

  g_string_append_c (out, '{');
  for (guint i = 0; i < klass->table->n_fields; i++) {
    const PfField *field = &klass->table->fields[i];

    if (!has (field, wrong_once_in))
      continue;
    g_string_append_printf (out, "%s\"%s\":", comma, field->name);
    write_value (field, &klass->cache[i], wrong_once_in, out);
    comma = ",";
  }
  if (pf_random_once_in (4 * wrong_once_in)) {
    g_string_append (out, comma);
    write_strange_member (out);
  }
  g_string_append_c (out, '}');
}

void
pf_random_write_segment (GString *out)
{
  static const char *const segments[] = {
    "",          ".",      "..", "%00", "%FF%FE", "%C0%80",  "%2F", "a%00b",
    "%E2%80%AE", "%0D%0A", "+",  "%",   "%zz",    "current", "*",   "0000000000001%20",
  };

  if (pf_random_once_in (3))
    g_string_append (out, CHOOSE (segments));
  else
    pf_random_write_id ("", out);
  for (guint n = pf_random_once_in (8) ? 200 : 0; n > 0; n--)
    g_string_append_c (out, 'x');
}

void
pf_random_write_query (GType type, guint wrong_once_in, GString *out)
{
  PfRecordClass *klass = pf_record_type_get_class (type);
  const char *separator = "";

  for (guint i = 0; i < klass->table->n_fields; i++) {
    const PfField *field = &klass->table->fields[i];
    g_autoptr (GString) text = g_string_new (NULL);

    if (!has (field, wrong_once_in))
      continue;
    g_string_append_printf (out, "%s%s=", separator, field->name);
    separator = "&";
    if (pf_random_once_in (wrong_once_in))
      pf_random_write_segment (out);
    else if (write_quotable (field, &klass->cache[i], text))
      g_string_append_uri_escaped (out, text->str, NULL, FALSE);
    else
      write_number (field, out);
  }
  if (pf_random_once_in (4 * wrong_once_in)) {
    g_string_append (out, "&unknown=");
    pf_random_write_segment (out);
  }
}
