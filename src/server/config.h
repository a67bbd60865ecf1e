/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a program of the server is set up: server.ini, above it the environment, above it the command
 * line. A key is named alike everywhere: idle_seconds in the file, PF_IDLE_SECONDS,
 * --idle-seconds. data/server.ini.sample documents each.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *listen;              /* "127.0.0.1:8080" */
  char *public_url;          /* (nullable): where the world finds it; NULL: http:// and @listen */
  char *program_url;         /* (nullable): the page that tells how to install the program */
  int connections;           /* at once */
  int threads;               /* 0: one a core */
  int idle_seconds;          /* a connection may say nothing */
  int answer_seconds;        /* a call may wait for its turn */
  int stop_seconds;          /* calls under way have to end */
  char *language;            /* of answers to those who name none: "fr" or "en" */
  char *data;                /* a folder */
  char *database;            /* (nullable): postgresql://…; NULL: a file in @data */
  int minimum_free_mib;      /* of the disk with @data, else the server says that it is not ready */
  char *key_file;            /* (nullable): of documents; NULL: none can be handed in */
  int unconfirmed_mib;       /* of documents of accounts that are only asked for; 0: no bound */
  int password_threads;      /* 0: one less than there are cores */
  int password_seconds;      /* of hashing may wait */
  gboolean limits;           /* on attempts to sign in */
  char *mail_server;         /* (nullable): smtp://HOST:PORT or smtps://HOST:PORT */
  char *mail_user;           /* (nullable): to sign in there */
  char *mail_password_file;  /* (nullable): its first line is the password */
  char *mail_starttls;       /* (nullable): "required", "if_offered" or "never" */
  char *mail_authority_file; /* (nullable): PEM; NULL: the system's */
  char *mail_from;           /* (nullable): the address that mails come from */
  char *mail_logo_file;      /* (nullable) */
  char *mail_folder;         /* (nullable): where they go instead of a server */
  char *log_level;           /* "warning", "info" or "debug" */
} PfConfig;

/* One setting, as the table of all describes it. */
typedef struct
{
  const char *group;
  const char *key;
  const char *help;
} PfSetting;

/* All of them; ends with one of no key. */
const PfSetting *pf_config_get_settings (void);

/* The defaults. */
PfConfig *pf_config_new (void);
void pf_config_free (PfConfig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfConfig, pf_config_free)

/* Each names every fault it finds, one a line: "server.ini:3: [server] threads: …",
 * "PF_THREADS: …". @self may have changed in part then.
 */
gboolean pf_config_read_file (PfConfig *self, const char *path, GError **error);
gboolean pf_config_read_environment (PfConfig *self,
                                     const char *const *environment,
                                     GError **error);

/* Reads the command line, the file that it names with --config, and the environment, each above
 * the one before. What is not an option is left in @arguments, the program's name first.
 * @ret_version: whether --version was asked: nothing else counts then
 */
gboolean pf_config_load (PfConfig *self,
                         char ***arguments,
                         const char *const *environment,
                         gboolean *ret_version,
                         GError **error);

G_END_DECLS
