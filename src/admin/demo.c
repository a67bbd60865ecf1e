/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command that makes a demonstration town, and says who may be signed in as.
 */
#include "admin/command.h"
#include "admin/demo-load.h"
#include "core/text.h"

#define FAMILIES 300
#define ZONE "Europe/Paris"

static void
add_member (GString *json, const char *name, const char *value)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  pf_text_quote (json, name);
  g_string_append_c (json, ':');
  if (value != NULL)
    pf_text_quote (json, value);
  else
    g_string_append (json, "null");
}

/* Of who has none, null. */
static void
add_codes (GString *json, GStrv codes)
{
  g_string_append (json, ",\"codes\":");
  if (codes == NULL)
    g_string_append (json, "null");
  else
    pf_texts_write (json, (const char *const *) codes);
}

static void
print_json (PfDemoTown *town)
{
  g_autoptr (GString) json = g_string_new ("{\"accounts\":[");

  for (guint i = 0; i < town->personas->len; i++) {
    PfDemoPersona *persona = town->personas->pdata[i];

    g_string_append (json, i > 0 ? ",\n{" : "\n{");
    add_member (json, "kind", persona->kind);
    add_member (json, "persona", persona->persona);
    add_member (json, "email", persona->email);
    add_member (json, "password", persona->password);
    add_member (json, "role", persona->role);
    add_codes (json, persona->codes);
    g_string_append_c (json, '}');
  }
  g_print ("%s\n]}\n", json->str);
}

static void
print_lines (PfDemoTown *town)
{
  for (guint i = 0; i < town->personas->len; i++) {
    PfDemoPersona *persona = town->personas->pdata[i];

    g_print ("%s (%s): %s, %s%s%s\n",
             persona->persona,
             persona->role,
             persona->email,
             persona->password != NULL ? persona->password : "to be activated",
             persona->codes != NULL ? ", then " : "",
             persona->codes != NULL ? persona->codes[0] : "");
  }
}

static PfDate
get_today (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (ZONE);

  return pf_instant_get_date (g_get_real_time (), zone);
}

static gboolean
check_options (int n_families, int seed, const char *today, PfDemoOptions *options, GError **error)
{
  if (n_families < PF_DEMO_MIN_FAMILIES || n_families > PF_DEMO_MAX_FAMILIES)
    return pf_command_refuse (error,
                              "--families: %d is not from %d to %d",
                              n_families,
                              PF_DEMO_MIN_FAMILIES,
                              PF_DEMO_MAX_FAMILIES);
  if (seed < 0)
    return pf_command_refuse (error, "--seed: %d is below 0", seed);
  options->n_families = (guint) n_families;
  options->seed = (guint32) seed;
  if (today == NULL)
    options->today = get_today ();
  else if (!pf_date_parse (today, &options->today))
    return pf_command_refuse (error, "--today: “%s” is no day like 2026-09-01", today);
  return TRUE;
}

static gboolean
make_town (const PfConfig *config, const PfDemoOptions *options, gboolean as_json, GError **error)
{
  g_autoptr (PfDb) db = pf_command_open (config, TRUE, error);
  g_autoptr (PfDemoTown) town = NULL;

  if (db == NULL || !pf_db_migrate (db, error))
    return FALSE;
  town = pf_demo_town_new (options);
  if (!pf_demo_load (town, db, error))
    return FALSE;
  if (as_json)
    print_json (town);
  else
    print_lines (town);
  return TRUE;
}

gboolean
pf_command_demo (char ***arguments, GError **error)
{
  int n_families = FAMILIES, seed = 1;
  g_autofree char *today = NULL;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "families", 0, 0, G_OPTION_ARG_INT, &n_families, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, NULL, NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PfConfig) config = pf_command_load (arguments, entries, error);
  PfDemoOptions options = { 0 };

  return config != NULL && check_options (n_families, seed, today, &options, error) &&
         make_town (config, &options, as_json, error);
}
