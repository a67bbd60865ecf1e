/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The access matrix: every operation by everyone, on what is family One's.
 */
#pragma once

#include "demo.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

typedef struct
{
  PfDemo *demo;
  PfDb *db; /* stands for the writer's */
  PfServices services;
  PfInstant now;
} PfAccess;

/* A fixture of g_test_add(). @driver: a PfDriver */
void pf_access_set_up (PfAccess *self, gconstpointer driver);
void pf_access_tear_down (PfAccess *self, gconstpointer driver);

/* How many calls go wrong: somebody passes whom the table does not name, or is answered about what
 * is not theirs otherwise than about nothing. Each is told by g_test_message().
 */
guint pf_access_try_all (PfAccess *self);

G_END_DECLS
