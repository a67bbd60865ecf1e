/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * portail-famille-admin: what is done to a portal from its own machine.
 */
#include <gio/gio.h>
#include <locale.h>

#include "admin/command.h"

static const struct
{
  const char *words[2];
  gboolean (*run) (char ***arguments, GError **error);
} commands[] = {
  { { "demo", NULL }, pf_command_demo },
  { { "migrate", NULL }, pf_command_migrate },
  { { "check", NULL }, pf_command_check },
  { { "journal", "verify" }, pf_command_verify_journal },
  { { "rotate-document-key", NULL }, pf_command_rotate_document_key },
  { { "agent", "add" }, pf_command_add_agent },
  { { "agent", "invite" }, pf_command_invite_agent },
  { { "agent", "list" }, pf_command_list_agents },
  { { "agent", "reset" }, pf_command_reset_agent },
  { { "account", "reset" }, pf_command_reset_account },
  { { "family", "find" }, pf_command_find_family },
  { { "proofs-of-address", NULL }, pf_command_choose_proofs_of_address },
};

static const char help[] =
    "Usage: portail-famille-admin COMMAND [OPTION…]\n"
    "\n"
    "Commands:\n"
    "  migrate    Brings the database to this program's version\n"
    "  check      Says what is wrong in the database and what is missing of documents, if "
    "anything\n"
    "  journal verify\n"
    "             Says whether anyone altered the journal, and its last hash to keep elsewhere\n"
    "  rotate-document-key\n"
    "             Makes a new key, and enciphers all documents by it; or goes on with that\n"
    "  agent add  Makes an agent's account\n"
    "               --email=ADDRESS --role=ROLE [--first-name=NAME] [--last-name=NAME]\n"
    "               [--password-file=FILE]: its first line, else it is asked for\n"
    "             Roles: front_desk, education, activities, attendance, billing, administrator\n"
    "  agent invite\n"
    "             Makes an agent's account, and mails the link that opens it\n"
    "               --email=ADDRESS --role=ROLE… [--first-name=NAME] [--last-name=NAME]\n"
    "               [--print-link]: prints the link, and sends no mail\n"
    "               [--mail-language=fr|en]\n"
    "  agent list Says who the agents are, their roles and their second factors\n"
    "  agent reset\n"
    "             Takes away an agent's password and second factor, and mails a link\n"
    "               --email=ADDRESS [--print-link] [--mail-language=fr|en]\n"
    "  account reset\n"
    "             The same of a family's account\n"
    "  family find\n"
    "             Says which households bear these names, whatever the accents\n"
    "               --name=WORDS: of the household, its adults or its children\n"
    "  proofs-of-address [KIND…]\n"
    "             Says what the town takes as a proof of address; with kinds, takes these from now "
    "on\n"
    "             Kinds: proof_of_address, lodging_certificate, lease, statement_on_honour\n"
    "  demo       Makes a demonstration town in an empty database\n"
    "               [--families=N] [--seed=S] [--today=DATE]\n"
    "               [--json]: says in JSON who may be signed in as\n"
    "\n"
    "Where the database is comes from the settings of the server: --config=FILE, --data=FOLDER,\n"
    "--database=URL, or PF_DATA and PF_DATABASE.\n";

/* How many of @arguments are the words of command @n, or 0. */
static guint
match (gsize n, char **arguments)
{
  guint n_words = commands[n].words[1] != NULL ? 2 : 1;

  if (g_strv_length (arguments) < n_words)
    return 0;
  for (guint i = 0; i < n_words; i++) {
    if (!g_str_equal (arguments[i], commands[n].words[i]))
      return 0;
  }
  return n_words;
}

/* The program's name, then what follows the command. */
static GStrv
leave_out (char **argv, guint n_words)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv left;

  g_strv_builder_add (builder, argv[0]);
  g_strv_builder_addv (builder, (const char **) argv + 1 + n_words);
  left = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return left;
}

static gboolean
run (char **argv, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    guint n_words = match (i, argv + 1);

    if (n_words > 0) {
      g_auto (GStrv) arguments = leave_out (argv, n_words);

      return commands[i].run (&arguments, error);
    }
  }
  return pf_command_refuse (error, "portail-famille-admin --help lists the commands");
}

static gboolean
has (char **argv, const char *option)
{
  return g_strv_contains ((const char *const *) argv, option);
}

int
main (int, char **argv)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_CTYPE, "C.UTF-8"); /* what is printed is UTF-8 wherever it runs */
  if (has (argv, "--help")) {
    g_print ("%s", help);
    return 0;
  }
  if (has (argv, "--version")) {
    g_print ("portail-famille-admin " PF_VERSION "\n");
    return 0;
  }
  if (run (argv, &error))
    return 0;
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) ? 2 : 1;
}
