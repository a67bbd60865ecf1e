/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/api/server-clock.h"

void
pf_server_clock_learn (PfServerClock *self, gint64 sent, gint64 received, gint64 date)
{
  gint64 least = date * G_TIME_SPAN_SECOND - received;
  gint64 most = (date + 1) * G_TIME_SPAN_SECOND - sent;

  /* Both can only be true together; else one of the clocks was set in between. */
  if (self->known && MAX (self->least, least) <= MIN (self->most, most)) {
    least = MAX (self->least, least);
    most = MIN (self->most, most);
  }
  self->least = least;
  self->most = most;
  self->known = TRUE;
}

gint64
pf_server_clock_get_offset (const PfServerClock *self)
{
  return self->known ? self->least + (self->most - self->least) / 2 : 0;
}
