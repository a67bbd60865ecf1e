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

static const char *
get_fault_words (PfOwnDataFault fault)
{
  switch (fault) {
  case PF_OWN_DATA_FAULT_NONE:
    break;
  case PF_OWN_DATA_FAULT_TOO_MANY:
    return _ ("You did this several times in a row. Try again in a quarter of an hour.");
  case PF_OWN_DATA_FAULT_WAY:
    return _ ("The portal could not be reached, or the connection broke. Try again.");
  case PF_OWN_DATA_FAULT_DISK:
    return _ ("The file could not be written there. Choose another folder, or make room.");
  case PF_OWN_DATA_FAULT_PORTAL:
    return _ ("The portal could not do this. Try again later, or write to the town’s service.");
  }
  return NULL;
}

char *
pf_own_data_say_download (PfOwnData *self, PfNoteKind *ret_kind)
{
  *ret_kind = PF_NOTE_KIND_GOOD;
  if (self->file_name != NULL)
    return g_strdup_printf (
        _ ("Saved: %s. It holds personal data: keep it where you alone read it."), self->file_name);
  *ret_kind = PF_NOTE_KIND_WARN;
  return g_strdup (get_fault_words (self->download_fault));
}

char *
pf_own_data_say_erasure (PfOwnData *self, PfNoteKind *ret_kind)
{
  *ret_kind = PF_NOTE_KIND_GOOD;
  if (self->withdrawn)
    return g_strdup (_ ("Your request is taken back: nothing is erased."));
  *ret_kind = PF_NOTE_KIND_WARN;
  return g_strdup (get_fault_words (self->erasure_fault));
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
