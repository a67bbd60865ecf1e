/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does with all that the town holds about them: takes it along, or asks for it to be
 * erased.
 *
 * Signal "changed": what is written below is other than it was; each attempt tells for itself.
 * Signals of what the person asks for: "download" (GFile), "ask-erasure", "withdraw-erasure".
 */
#pragma once

#include <gio/gio.h>

#include "client/model/attempt.h"
#include "core/erasure.h"

G_BEGIN_DECLS

#define PF_TYPE_OWN_DATA (pf_own_data_get_type ())
G_DECLARE_FINAL_TYPE (PfOwnData, pf_own_data, PF, OWN_DATA, GObject)

/* Read its members straight from the struct; the functions below write them. */
struct _PfOwnData
{
  GObject parent_instance;

  PfAttempt *download; /* who gives it up stops it */
  guint64 n_bytes;     /* that came */
  char *file_name;     /* (nullable): of what was saved last */

  PfAttempt *erasure;
  gboolean is_sure_asked; /* whether the person wants the erasure */
  PfInstant asked_at;     /* 0: the town is not asked */
  gboolean withdrawn;     /* a moment ago */
  GTimeZone *zone;        /* the town's */
};

PfOwnData *pf_own_data_new (void);

/* What the person does. */
void pf_own_data_download (PfOwnData *self, GFile *file);
void pf_own_data_ask_whether_sure (PfOwnData *self, gboolean asks);
void pf_own_data_ask_erasure (PfOwnData *self);
void pf_own_data_withdraw_erasure (PfOwnData *self);

/* Whether the portal sends, or is about to: not while it asks who one is. */
gboolean pf_own_data_is_downloading (PfOwnData *self);

/* What came of it. */
void pf_own_data_set_progress (PfOwnData *self, guint64 n_bytes);
void pf_own_data_set_saved (PfOwnData *self, const char *file_name);
void pf_own_data_end_erasure (PfOwnData *self, gboolean withdrawn);

/* As the portal has it. */
void pf_own_data_set_asked_at (PfOwnData *self, PfInstant asked_at);
void pf_own_data_set_zone (PfOwnData *self, GTimeZone *zone);

G_END_DECLS
