/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/config.h"

#include <string.h>

typedef enum
{
  KIND_TEXT,
  KIND_INTEGER,
  KIND_BOOLEAN,
} Kind;

typedef struct
{
  Kind kind;
  guint offset;
  const char *text;         /* the default of a text */
  int number;               /* the default of the others */
  int min, max;             /* of an integer */
  const char *const *words; /* that a text may be; NULL: any */
  const char *pattern;      /* of a text; NULL: any */
  const char *example;      /* of that pattern */
} Value;

#define LISTEN "^([0-9.]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5}$"
#define LISTEN_EXAMPLE "127.0.0.1:8080 or [::1]:8080"
#define DATABASE "^postgres(ql)?://.+$"
#define DATABASE_EXAMPLE "postgresql://user@host/name"
#define PUBLIC_URL "^https?://[^/?#@\\s]+(/[^?#\\s]*)?$"
#define PUBLIC_URL_EXAMPLE "https://portail.example.org"
#define MAIL_SERVER "^smtps?://[^/?#@\\s]+/?$"
#define MAIL_SERVER_EXAMPLE "smtp://mail.example.org:587 or smtps://mail.example.org"
#define MAIL_FROM "^[^@\\s<>]+@[^@\\s<>]+$"
#define MAIL_FROM_EXAMPLE "portail@example.org"

static const char *const languages[] = { "fr", "en", NULL };
static const char *const starttls[] = { "required", "if_offered", "never", NULL };
static const char *const log_levels[] = { "warning", "info", "debug", NULL };

/* One line a setting, so that the table can be read as one. */
/* clang-format off */
static const PfSetting settings[] = {
  { "server", "listen", "ADDRESS:PORT to listen on" },
  { "server", "public_url", "Where the world finds the portal: https://…" },
  { "server", "program_url", "The page that tells families how to install the program" },
  { "server", "connections", "Connections at once" },
  { "server", "threads", "Threads that serve them; 0: one a core" },
  { "server", "idle_seconds", "How long a connection may say nothing" },
  { "server", "answer_seconds", "How long a call may wait for its turn" },
  { "server", "stop_seconds", "How long calls under way have to end" },
  { "server", "language", "Of answers to those who name none: fr or en" },
  { "store", "data", "The folder of the portal's data" },
  { "store", "database", "postgresql://… instead of a file in that folder" },
  { "store", "minimum_free_mib", "Room on its disk, in MiB, below which it is not ready" },
  { "documents", "key_file", "The key of documents, in a folder of its own" },
  { "documents", "unconfirmed_mib", "MiB of documents from who has not confirmed an address" },
  { "passwords", "password_threads", "Threads that hash them; 0: one less than there are cores" },
  { "passwords", "password_seconds", "How many seconds of hashing may wait" },
  { "passwords", "limits", "Whether attempts to sign in are limited" },
  { "mail", "mail_server", "smtp://HOST:PORT or smtps://HOST:PORT that sends the mails" },
  { "mail", "mail_user", "Who signs in there" },
  { "mail", "mail_password_file", "The file whose first line is the password" },
  { "mail", "mail_starttls", "required, if_offered or never" },
  { "mail", "mail_authority_file", "The certificates that are trusted of that server" },
  { "mail", "mail_from", "The address that mails come from" },
  { "mail", "mail_logo_file", "The town's logo at their head, a PNG" },
  { "mail", "mail_folder", "A folder for the mails, instead of a server" },
  { "log", "log_level", "warning, info or debug" },
  { NULL, NULL, NULL },
};

#define OF(member) G_STRUCT_OFFSET (PfConfig, member)
static const Value values[] = {
  { KIND_TEXT, OF (listen), "127.0.0.1:8080", 0, 0, 0, NULL, LISTEN, LISTEN_EXAMPLE },
  { KIND_TEXT, OF (public_url), NULL, 0, 0, 0, NULL, PUBLIC_URL, PUBLIC_URL_EXAMPLE },
  { KIND_TEXT, OF (program_url), NULL, 0, 0, 0, NULL, PUBLIC_URL, PUBLIC_URL_EXAMPLE },
  { KIND_INTEGER, OF (connections), NULL, 4000, 16, 100000, NULL, NULL, NULL },
  { KIND_INTEGER, OF (threads), NULL, 0, 0, 256, NULL, NULL, NULL },
  { KIND_INTEGER, OF (idle_seconds), NULL, 30, 1, 3600, NULL, NULL, NULL },
  { KIND_INTEGER, OF (answer_seconds), NULL, 30, 1, 3600, NULL, NULL, NULL },
  { KIND_INTEGER, OF (stop_seconds), NULL, 10, 0, 600, NULL, NULL, NULL },
  { KIND_TEXT, OF (language), "fr", 0, 0, 0, languages, NULL, NULL },
  { KIND_TEXT, OF (data), "/var/lib/portail-famille", 0, 0, 0, NULL, NULL, NULL },
  { KIND_TEXT, OF (database), NULL, 0, 0, 0, NULL, DATABASE, DATABASE_EXAMPLE },
  { KIND_INTEGER, OF (minimum_free_mib), NULL, 256, 0, 1000000, NULL, NULL, NULL },
  { KIND_TEXT, OF (key_file), NULL, 0, 0, 0, NULL, NULL, NULL },
  { KIND_INTEGER, OF (unconfirmed_mib), NULL, 1024, 0, 1000000, NULL, NULL, NULL },
  { KIND_INTEGER, OF (password_threads), NULL, 0, 0, 256, NULL, NULL, NULL },
  { KIND_INTEGER, OF (password_seconds), NULL, 5, 1, 60, NULL, NULL, NULL },
  { KIND_BOOLEAN, OF (limits), NULL, TRUE, 0, 0, NULL, NULL, NULL },
  { KIND_TEXT, OF (mail_server), NULL, 0, 0, 0, NULL, MAIL_SERVER, MAIL_SERVER_EXAMPLE },
  { KIND_TEXT, OF (mail_user), NULL, 0, 0, 0, NULL, NULL, NULL },
  { KIND_TEXT, OF (mail_password_file), NULL, 0, 0, 0, NULL, NULL, NULL },
  { KIND_TEXT, OF (mail_starttls), NULL, 0, 0, 0, starttls, NULL, NULL },
  { KIND_TEXT, OF (mail_authority_file), NULL, 0, 0, 0, NULL, NULL, NULL },
  { KIND_TEXT, OF (mail_from), NULL, 0, 0, 0, NULL, MAIL_FROM, MAIL_FROM_EXAMPLE },
  { KIND_TEXT, OF (mail_logo_file), NULL, 0, 0, 0, NULL, NULL, NULL },
  { KIND_TEXT, OF (mail_folder), NULL, 0, 0, 0, NULL, NULL, NULL },
  { KIND_TEXT, OF (log_level), "info", 0, 0, 0, log_levels, NULL, NULL },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (settings) == G_N_ELEMENTS (values) + 1);

const PfSetting *
pf_config_get_settings (void)
{
  return settings;
}

static void
set_text (PfConfig *self, const Value *value, const char *text)
{
  char **member = &G_STRUCT_MEMBER (char *, self, value->offset);

  g_free (*member);
  *member = g_strdup (text);
}

PfConfig *
pf_config_new (void)
{
  PfConfig *self = g_new0 (PfConfig, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    if (values[i].kind == KIND_TEXT)
      set_text (self, &values[i], values[i].text);
    else
      G_STRUCT_MEMBER (int, self, values[i].offset) = values[i].number;
  }
  return self;
}

void
pf_config_free (PfConfig *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    if (values[i].kind == KIND_TEXT)
      set_text (self, &values[i], NULL);
  }
  g_free (self);
}

/* Faults are gathered, one a line: who sets a server up wants to know them all. */
typedef GString Faults;

G_GNUC_PRINTF (3, 4)
static void
add_fault (Faults *faults, const char *place, const char *format, ...)
{
  va_list arguments;

  g_string_append_printf (faults, "%s%s: ", faults->len > 0 ? "\n" : "", place);
  va_start (arguments, format);
  g_string_append_vprintf (faults, format, arguments);
  va_end (arguments);
}

/* Takes @faults. */
static gboolean
report (Faults *faults, GError **error)
{
  g_autofree char *text = g_string_free (faults, FALSE);

  if (*text == '\0')
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, text);
  return FALSE;
}

static void
set_integer (PfConfig *self,
             const Value *value,
             const char *text,
             const char *place,
             Faults *faults)
{
  gint64 number;

  if (g_ascii_string_to_signed (text, 10, value->min, value->max, &number, NULL))
    G_STRUCT_MEMBER (int, self, value->offset) = (int) number;
  else
    add_fault (
        faults, place, "“%s” is no whole number from %d to %d", text, value->min, value->max);
}

static void
set_boolean (PfConfig *self,
             const Value *value,
             const char *text,
             const char *place,
             Faults *faults)
{
  gboolean yes = g_str_equal (text, "true");

  if (yes || g_str_equal (text, "false"))
    G_STRUCT_MEMBER (gboolean, self, value->offset) = yes;
  else
    add_fault (faults, place, "“%s” is neither true nor false", text);
}

/* Nothing is the default. */
static void
set_checked_text (PfConfig *self,
                  const Value *value,
                  const char *text,
                  const char *place,
                  Faults *faults)
{
  if (*text == '\0') {
    set_text (self, value, value->text);
  } else if (value->words != NULL && !g_strv_contains (value->words, text)) {
    g_autofree char *words = g_strjoinv (", ", (char **) value->words);

    add_fault (faults, place, "“%s” is none of %s", text, words);
  } else if (value->pattern != NULL && !g_regex_match_simple (value->pattern, text, 0, 0)) {
    add_fault (faults, place, "“%s” is not like %s", text, value->example);
  } else {
    set_text (self, value, text);
  }
}

static void
set (PfConfig *self, gsize index, const char *text, const char *place, Faults *faults)
{
  const Value *value = &values[index];

  switch (value->kind) {
  case KIND_TEXT:
    set_checked_text (self, value, text, place, faults);
    break;
  case KIND_INTEGER:
    set_integer (self, value, text, place, faults);
    break;
  case KIND_BOOLEAN:
    set_boolean (self, value, text, place, faults);
    break;
  }
}

/* A file on its way through, one line at a time: GKeyFile knows what a value means, but not in
 * which line it found a fault.
 */
typedef struct
{
  PfConfig *config;
  const char *path;
  guint number;
  char *group;
  gboolean seen[G_N_ELEMENTS (values)];
  Faults *faults;
} Reading;

static gboolean
find_setting (const char *group, const char *key, gsize *ret_index)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    if (g_strcmp0 (settings[i].group, group) == 0 && g_str_equal (settings[i].key, key)) {
      *ret_index = i;
      return TRUE;
    }
  }
  return FALSE;
}

/* The value (transfer full) of a line, as GKeyFile reads it. */
static char *
get_value (const char *group, const char *key, const char *line)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = g_strdup_printf ("[%s]\n%s\n", group, line);
  char *value = NULL;

  if (g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    value = g_key_file_get_string (file, group, key, NULL);
  return value != NULL ? value : g_strdup ("");
}

static void
read_setting (Reading *reading, const char *line, const char *key, const char *place)
{
  g_autofree char *text = NULL;
  gsize index;

  if (!find_setting (reading->group, key, &index)) {
    add_fault (reading->faults, place, "there is no such setting");
    return;
  }
  if (reading->seen[index]) {
    add_fault (reading->faults, place, "it is set twice");
    return;
  }
  reading->seen[index] = TRUE;
  text = get_value (reading->group, key, line);
  set (reading->config, index, g_strstrip (text), place, reading->faults);
}

static void
read_line (Reading *reading, char *line)
{
  const char *equals = strchr (line, '=');
  g_autofree char *key = equals != NULL ? g_strndup (line, (gsize) (equals - line)) : NULL;
  g_autofree char *place = g_strdup_printf ("%s:%u", reading->path, reading->number);
  g_autofree char *named = NULL;
  gsize length = strlen (line);

  if (*line == '\0' || *line == '#')
    return;
  if (*line == '[' && line[length - 1] == ']') {
    g_free (reading->group);
    reading->group = g_strndup (line + 1, length - 2);
  } else if (key == NULL || *g_strstrip (key) == '\0' || reading->group == NULL) {
    add_fault (reading->faults, place, "“%s” is no [group] and no key=value in one", line);
  } else {
    named = g_strdup_printf ("%s: [%s] %s", place, reading->group, key);
    read_setting (reading, line, key, named);
  }
}

gboolean
pf_config_read_file (PfConfig *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Reading reading = { .config = self, .path = path };

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  reading.faults = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++) {
    reading.number = i + 1;
    read_line (&reading, g_strstrip (lines[i]));
  }
  g_free (reading.group);
  return report (reading.faults, error);
}

static char *
build_variable (const PfSetting *setting)
{
  g_autofree char *upper = g_ascii_strup (setting->key, -1);

  return g_strconcat ("PF_", upper, NULL);
}

static char *
build_option (const PfSetting *setting, gboolean no)
{
  g_autofree char *option = g_strdelimit (g_strdup (setting->key), "_", '-');

  return g_strconcat (no ? "no-" : "", option, NULL);
}

gboolean
pf_config_read_environment (PfConfig *self, const char *const *environment, GError **error)
{
  Faults *faults = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *variable = build_variable (&settings[i]);
    const char *text = g_environ_getenv ((char **) environment, variable);

    if (text != NULL)
      set (self, i, text, variable, faults);
  }
  return report (faults, error);
}

/* What the command line says, kept until the file and the environment are read. */
typedef struct
{
  char *options[G_N_ELEMENTS (values)];
  char *texts[G_N_ELEMENTS (values)];
  char *config;
  gboolean version;
} Line;

static void
clear_line (Line *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_free (line->options[i]);
    g_free (line->texts[i]);
  }
  g_free (line->config);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, clear_line)

/* A setting that is on can only be said off: --no-limits. */
static GOptionEntry
build_entry (Line *line, gsize index)
{
  gboolean is_boolean = values[index].kind == KIND_BOOLEAN;

  line->options[index] = build_option (&settings[index], is_boolean);
  return (GOptionEntry){
    .long_name = line->options[index],
    .flags = is_boolean ? G_OPTION_FLAG_REVERSE : 0,
    .arg = is_boolean ? G_OPTION_ARG_NONE : G_OPTION_ARG_STRING,
    .description = settings[index].help,
    .arg_description = is_boolean ? NULL : "VALUE",
  };
}

static gboolean
parse_line (Line *line, char ***arguments, GError **error)
{
  const GOptionEntry own[] = {
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &line->config, "The server.ini to read", "FILE" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &line->version, "Print the version", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionEntry entries[G_N_ELEMENTS (values) + 1] = { 0 };
  gboolean on[G_N_ELEMENTS (values)];

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    on[i] = TRUE;
    entries[i] = build_entry (line, i);
    entries[i].arg_data =
        values[i].kind == KIND_BOOLEAN ? (gpointer) &on[i] : (gpointer) &line->texts[i];
  }
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, own, NULL);
  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    if (!on[i])
      line->texts[i] = g_strdup ("false");
  }
  return TRUE;
}

static gboolean
apply_line (PfConfig *self, const Line *line, GError **error)
{
  Faults *faults = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *place = g_strconcat ("--", line->options[i], NULL);

    if (line->texts[i] != NULL)
      set (self, i, line->texts[i], place, faults);
  }
  return report (faults, error);
}

gboolean
pf_config_load (PfConfig *self,
                char ***arguments,
                const char *const *environment,
                gboolean *ret_version,
                GError **error)
{
  g_auto (Line) line = { 0 };

  if (!parse_line (&line, arguments, error))
    return FALSE;
  if (!line.version &&
      ((line.config != NULL && !pf_config_read_file (self, line.config, error)) ||
       !pf_config_read_environment (self, environment, error) || !apply_line (self, &line, error)))
    return FALSE;
  *ret_version = line.version;
  return TRUE;
}
