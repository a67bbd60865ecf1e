/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents from the machine itself: for the first administrator, and for the only one, who lost the
 * telephone while no mail goes out. Families who lost theirs, too.
 */
#include "server/store/agents.h"

#include <sodium.h>
#include <string.h>

#include "admin/command.h"
#include "core/password-reset.h"
#include "core/sign-in.h"
#include "server/store/account-tokens.h"
#include "server/store/accounts.h"
#include "server/store/journal.h"

#define TOKEN_BYTES 32
#define BASE64 sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define LANGUAGE "fr"

typedef struct
{
  char *email, *first_name, *last_name, *language;
  GStrv roles;
  gboolean print_link;
  gboolean of_family; /* else of an agent */
} Options;

static void
clear_options (Options *self)
{
  g_free (self->email);
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self->language);
  g_strfreev (self->roles);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

typedef struct
{
  const PfConfig *config;
  const Options *options;
  PfDb *db;
  PfInstant now;
} Order;

typedef gboolean (*OrderFunc) (const Order *order, GError **error);

/* Reads the options and the settings, and does it whole or not at all. */
static gboolean
run (char ***arguments,
     const GOptionEntry *entries,
     Options *options,
     OrderFunc func,
     GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load (arguments, entries, error);
  g_autoptr (PfDb) db = NULL;
  Order order = { config, options, NULL, g_get_real_time () };

  if (config == NULL)
    return FALSE;
  if (options->email == NULL || strchr (options->email, '@') == NULL)
    return pf_command_refuse (error, "--email names whose account it is");
  db = order.db = pf_command_open (config, FALSE, error);
  if (db == NULL || !pf_db_check_version (db, error) ||
      !pf_db_command (db, PF_COMMAND_BEGIN, error))
    return FALSE;
  if (func (&order, error) && pf_db_command (db, PF_COMMAND_COMMIT, error))
    return TRUE;
  pf_db_command (db, PF_COMMAND_ROLLBACK, NULL);
  return FALSE;
}

static gboolean
note (const Order *order, PfJournalAction action, const char *id, char *detail, GError **error)
{
  g_autoptr (PfJournalEntry) entry = g_object_new (PF_TYPE_JOURNAL_ENTRY, "action", action, NULL);

  entry->at = order->now;
  entry->subject = g_strdup (id);
  entry->device = g_strdup ("portail-famille-admin");
  entry->detail = detail;
  return pf_store_insert_journal_entry (order->db, entry, error);
}

/* Whoever has it chooses the account's password: for a terminal that nobody else looks at. */
static gboolean
print_link (const Order *order, const PfAccount *account, GError **error)
{
  guint8 bytes[TOKEN_BYTES];
  char token[sodium_base64_ENCODED_LEN (TOKEN_BYTES, BASE64)];
  const PfConfig *config = order->config;
  char code[PF_CODE_SIZE];

  if (sodium_init () < 0)
    return pf_problem_set (error, PF_PROBLEM_FAILED);
  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2base64 (token, sizeof token, bytes, sizeof bytes, BASE64);
  pf_code_from_token (code, token);
  if (!pf_store_insert_account_token (
          order->db, account, token, order->now, order->now + PF_ACTIVATION_SPAN, error))
    return FALSE;
  g_print (
      "This link holds for 72 hours and works once; give it to nobody else:\n%s%s/activate/%s\n"
      "Or the code in the program, after “Forgotten password”: %.4s-%s\n",
      config->public_url != NULL ? "" : "http://",
      config->public_url != NULL ? config->public_url : config->listen,
      token,
      code,
      code + 4);
  return TRUE;
}

static gboolean
check_roles (const Options *options, GError **error)
{
  return pf_agent_find_fault ((const char *const *) options->roles) == NULL ||
         pf_command_refuse (error,
                            "--role, once or several times, is one of front_desk, education,"
                            " activities, attendance, billing, administrator");
}

/* By mail, or by a link that is printed instead. */
static gboolean
insert (const Order *order, PfAccount *account, GError **error)
{
  const Options *options = order->options;
  const char *language = options->language != NULL ? options->language : LANGUAGE;
  g_autoptr (GError) problem = NULL;

  if (pf_store_invite_agent (
          order->db, account, options->print_link ? NULL : language, order->now, &problem))
    return TRUE;
  if (g_error_matches (problem, PF_PROBLEM, PF_PROBLEM_ADDRESS_IN_USE))
    return pf_command_refuse (
        error, "%s belongs to somebody already: take another address", account->email);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
invite (const Order *order, GError **error)
{
  const Options *options = order->options;
  g_autofree char *email = pf_email_fold (options->email);
  g_autoptr (PfAccount) account =
      g_object_new (PF_TYPE_ACCOUNT,
                    "email",
                    email,
                    "first-name",
                    options->first_name != NULL ? options->first_name : email,
                    "last-name",
                    options->last_name != NULL ? options->last_name : "",
                    "roles",
                    options->roles,
                    NULL);

  if (!check_roles (options, error) || !insert (order, account, error) ||
      !note (order,
             PF_JOURNAL_ACTION_AGENT_INVITED,
             account->id,
             g_strjoinv (" ", options->roles),
             error))
    return FALSE;
  if (options->print_link)
    return print_link (order, account, error);
  g_print ("%s is sent a link, once the server runs.\n", email);
  return TRUE;
}

gboolean
pf_command_invite_agent (char ***arguments, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "email", 0, 0, G_OPTION_ARG_STRING, &options.email, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.roles, NULL, NULL },
    { "first-name", 0, 0, G_OPTION_ARG_STRING, &options.first_name, NULL, NULL },
    { "last-name", 0, 0, G_OPTION_ARG_STRING, &options.last_name, NULL, NULL },
    { "mail-language", 0, 0, G_OPTION_ARG_STRING, &options.language, NULL, NULL },
    { "print-link", 0, 0, G_OPTION_ARG_NONE, &options.print_link, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return run (arguments, entries, &options, invite, error);
}

/* Each command has accounts of its own: nobody resets an administrator by a slip of the pen. */
static PfAccount *
find (const Order *order, GError **error)
{
  gboolean of_family = order->options->of_family;
  g_autofree char *email = pf_email_fold (order->options->email);
  g_autoptr (PfAccount) account = pf_store_find_account_by_email (order->db, email, NULL);

  if (account != NULL && pf_account_is_agent (account) != of_family)
    return g_steal_pointer (&account);
  pf_command_refuse (
      error, "No %s has an account with the address %s", of_family ? "family" : "agent", email);
  return NULL;
}

static gboolean
reset (const Order *order, GError **error)
{
  const Options *options = order->options;
  const char *language = options->language != NULL ? options->language : LANGUAGE;
  g_autoptr (PfAccount) account = find (order, error);

  if (account == NULL || !pf_store_reset_agent (order->db, account->id, order->now, error) ||
      !note (order,
             options->of_family ? PF_JOURNAL_ACTION_ACCOUNT_RESET : PF_JOURNAL_ACTION_AGENT_RESET,
             account->id,
             NULL,
             error))
    return FALSE;
  if (options->print_link)
    return print_link (order, account, error);
  if (!pf_store_mail_agent_link (order->db, account->email, language, order->now, error))
    return FALSE;
  g_print ("%s is sent a link, once the server runs.\n", account->email);
  return TRUE;
}

static gboolean
run_reset (char ***arguments, gboolean of_family, GError **error)
{
  g_auto (Options) options = { .of_family = of_family };
  const GOptionEntry entries[] = {
    { "email", 0, 0, G_OPTION_ARG_STRING, &options.email, NULL, NULL },
    { "mail-language", 0, 0, G_OPTION_ARG_STRING, &options.language, NULL, NULL },
    { "print-link", 0, 0, G_OPTION_ARG_NONE, &options.print_link, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return run (arguments, entries, &options, reset, error);
}

gboolean
pf_command_reset_agent (char ***arguments, GError **error)
{
  return run_reset (arguments, FALSE, error);
}

gboolean
pf_command_reset_account (char ***arguments, GError **error)
{
  return run_reset (arguments, TRUE, error);
}

static const char *
describe (const PfAgent *agent)
{
  if (agent->state == PF_ACCOUNT_STATE_SUSPENDED)
    return "suspended";
  return agent->activated ? "active" : "invited";
}

static void
print_agents (GPtrArray *agents)
{
  g_autoptr (GEnumClass) factors = g_type_class_ref (PF_TYPE_SECOND_FACTOR);

  for (guint i = 0; i < agents->len; i++) {
    PfAgent *agent = agents->pdata[i];
    g_autofree char *roles = g_strjoinv (",", agent->roles);

    g_print ("%s  %s %s  %s  %s  second factor: %s\n",
             agent->email,
             agent->first_name,
             agent->last_name,
             roles,
             describe (agent),
             g_enum_get_value (factors, (int) agent->second_factor)->value_nick);
  }
}

gboolean
pf_command_list_agents (char ***arguments, GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load (arguments, NULL, error);
  g_autoptr (PfDb) db = config != NULL ? pf_command_open (config, FALSE, error) : NULL;
  g_autoptr (GPtrArray) agents = NULL;

  if (db == NULL || !pf_db_check_version (db, error))
    return FALSE;
  agents = pf_store_list_agents (db, error);
  if (agents != NULL)
    print_agents (agents);
  return agents != NULL;
}
