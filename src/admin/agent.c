/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command that makes an agent's account: the first one cannot be made in the portal itself.
 */
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "admin/command.h"
#include "admin/password.h"
#include "core/roles.h"
#include "core/sign-in.h"
#include "server/store/accounts.h"

typedef struct
{
  char *email, *role, *first_name, *last_name, *password_file;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->email);
  g_free (self->role);
  g_free (self->first_name);
  g_free (self->last_name);
  g_free (self->password_file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* Reads a line from the terminal without showing it. */
static char *
ask_password (void)
{
  struct termios shown, hidden;
  gboolean is_terminal = tcgetattr (STDIN_FILENO, &shown) == 0;
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (STDIN_FILENO);
  char *line = NULL;
  gsize end = 0;

  g_printerr ("Password: ");
  if (is_terminal) {
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t) ECHO;
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  g_io_channel_read_line (input, &line, NULL, &end, NULL);
  if (is_terminal)
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  g_printerr ("\n");
  if (line != NULL)
    line[end] = '\0';
  return line;
}

static char *
read_password (const Options *options, GError **error)
{
  char *password = NULL;

  if (options->password_file == NULL)
    password = ask_password ();
  else if (g_file_get_contents (options->password_file, &password, NULL, error))
    password[strcspn (password, "\r\n")] = '\0';
  else
    return NULL;
  if (password != NULL && g_utf8_validate (password, -1, NULL) &&
      g_utf8_strlen (password, -1) >= PF_PASSWORD_MIN_LENGTH)
    return password;
  g_free (password);
  pf_command_refuse (error, "A password has %d characters or more", PF_PASSWORD_MIN_LENGTH);
  return NULL;
}

static gboolean
check_options (const Options *options, GError **error)
{
  const char *const roles[] = { options->role, NULL };

  if (options->email == NULL || strchr (options->email, '@') == NULL)
    return pf_command_refuse (error, "--email names whose account it is");
  if (options->role == NULL || (pf_roles_from_words (roles) & PF_ROLES_STAFF) == 0)
    return pf_command_refuse (error,
                              "--role is one of front_desk, education, activities, attendance,"
                              " billing, administrator");
  return TRUE;
}

static PfAccount *
make_account (const Options *options)
{
  const char *const roles[] = { options->role, NULL };
  g_autofree char *email = pf_email_fold (options->email);
  PfAccount *account = g_object_new (PF_TYPE_ACCOUNT,
                                     "email",
                                     email,
                                     "first-name",
                                     options->first_name != NULL ? options->first_name : email,
                                     "last-name",
                                     options->last_name != NULL ? options->last_name : "",
                                     "state",
                                     PF_ACCOUNT_STATE_ACTIVE,
                                     "roles",
                                     roles,
                                     NULL);

  account->version = 1;
  return account;
}

static gboolean
insert (PfDb *db, PfAccount *account, const char *hash, GError **error)
{
  g_auto (PfRows) rows = PF_ROWS_INIT;

  if (!pf_store_insert_account (db, account, error))
    return FALSE;
  pf_rows_start (&rows);
  pf_rows_add_id (&rows, account->id);
  pf_rows_add_text (&rows, hash);
  pf_rows_add_instant (&rows, g_get_real_time ());
  return pf_store_insert_passwords (db, &rows, error);
}

static gboolean
add_agent (const PfConfig *config, const Options *options, const char *password, GError **error)
{
  g_autofree char *hash = pf_password_hash (password, error);
  g_autoptr (PfAccount) account = make_account (options);
  g_autoptr (PfAccount) other = NULL;
  g_autoptr (PfDb) db = hash != NULL ? pf_command_open (config, TRUE, error) : NULL;

  if (db == NULL || !pf_db_migrate (db, error))
    return FALSE;
  other = pf_store_find_account_by_email (db, account->email, NULL);
  if (other != NULL)
    return pf_command_refuse (error, "%s has an account already", account->email);
  if (!pf_db_command (db, PF_COMMAND_BEGIN, error))
    return FALSE;
  if (insert (db, account, hash, error) && pf_db_command (db, PF_COMMAND_COMMIT, error))
    return TRUE;
  pf_db_command (db, PF_COMMAND_ROLLBACK, NULL);
  return FALSE;
}

gboolean
pf_command_add_agent (char ***arguments, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "email", 0, 0, G_OPTION_ARG_STRING, &options.email, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role, NULL, NULL },
    { "first-name", 0, 0, G_OPTION_ARG_STRING, &options.first_name, NULL, NULL },
    { "last-name", 0, 0, G_OPTION_ARG_STRING, &options.last_name, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.password_file, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PfConfig) config = pf_command_load (arguments, entries, error);
  g_autofree char *password = NULL;

  if (config == NULL || !check_options (&options, error))
    return FALSE;
  password = read_password (&options, error);
  return password != NULL && add_agent (config, &options, password, error);
}
