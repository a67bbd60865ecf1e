/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/own-data-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

char *
pf_own_data_say_progress (PfOwnData *self)
{
  g_autofree char *size = g_format_size (self->n_bytes);

  if (self->n_bytes == 0)
    return g_strdup (_ ("The portal prepares your file…"));
  return g_strdup_printf (_ ("%s received"), size);
}

char *
pf_own_data_say_saved (PfOwnData *self)
{
  return self->file_name != NULL
             ? g_strdup_printf (
                   _ ("Saved: %s. It holds personal data: keep it where you alone read it."),
                   self->file_name)
             : NULL;
}

char *
pf_own_data_say_withdrawn (PfOwnData *self)
{
  return self->withdrawn ? g_strdup (_ ("Your request is taken back: nothing is erased.")) : NULL;
}

char *
pf_own_data_say_state (PfOwnData *self)
{
  PfDate asked_on;
  g_autofree char *asked = NULL;
  g_autofree char *answer = NULL;

  if (self->asked_at == 0)
    return g_strdup (_ ("The service answers within a month; invoices stay ten years"));
  asked_on = pf_instant_get_date (self->asked_at, self->zone);
  asked = pf_say_date (asked_on);
  answer = pf_say_date (pf_erasure_get_last_day (asked_on));
  return g_strdup_printf (_ ("Asked on %s. The service answers until %s."), asked, answer);
}
