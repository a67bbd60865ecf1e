/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real server program on a demo's town, with all that it logs.
 */
#pragma once

#include "demo.h"

G_BEGIN_DECLS

typedef struct _PfProcess PfProcess;

/* Returns once it listens. The demo's own store is left.
 * @options: of the command line, ended by NULL
 */
PfProcess *pf_process_start (PfDemo *demo, const char *program, const char *const *options);
guint16 pf_process_get_port (PfProcess *self);
int pf_process_get_pid (PfProcess *self);

/* Sends @signal, 0 for none, waits for its end and frees.
 * @log: (nullable): what it logged is added
 */
void pf_process_end (PfProcess *self, int signal, GString *log);

G_END_DECLS
