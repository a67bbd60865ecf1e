/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far the portal's clock is from this computer's. A Date header says whole seconds, so one
 * answer leaves a second of doubt and the way there and back; each more narrows it down.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* All in microseconds, to be added to this computer's clock. Zero it before use. */
typedef struct
{
  gint64 least;
  gint64 most;
  gboolean known;
} PfServerClock;

/* An answer to what was sent at @sent, by this computer's clock, came at @received and says @date,
 * in seconds since 1970.
 */
void pf_server_clock_learn (PfServerClock *self, gint64 sent, gint64 received, gint64 date);

/* 0 until an answer has come. */
gint64 pf_server_clock_get_offset (const PfServerClock *self);

G_END_DECLS
