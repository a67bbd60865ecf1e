/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does with all that the town holds about them: takes it along, or asks for it to be
 * erased.
 *
 * Signal "changed": what is written below is other than it was. Signals of what the person asks
 * for: "download" (GFile), "stop-download", "ask-erasure", "withdraw-erasure".
 */
#pragma once

#include <gio/gio.h>

#include "core/erasure.h"

G_BEGIN_DECLS

typedef enum
{
  PF_OWN_DATA_FAULT_NONE,
  PF_OWN_DATA_FAULT_TOO_MANY,
  PF_OWN_DATA_FAULT_WAY,  /* the portal was not reached, or the way broke */
  PF_OWN_DATA_FAULT_DISK, /* the file could not be written */
  PF_OWN_DATA_FAULT_PORTAL,
} PfOwnDataFault;

#define PF_TYPE_OWN_DATA (pf_own_data_get_type ())
G_DECLARE_FINAL_TYPE (PfOwnData, pf_own_data, PF, OWN_DATA, GObject)

/* Read its members straight from the struct; the functions below write them. */
struct _PfOwnData
{
  GObject parent_instance;

  gboolean is_downloading;
  guint64 n_bytes; /* that came */
  char *file_name; /* (nullable): of what was saved last */
  PfOwnDataFault download_fault;

  gboolean is_sure_asked; /* whether the person wants the erasure */
  gboolean busy;          /* with the erasure */
  PfInstant asked_at;     /* 0: the town is not asked */
  gboolean withdrawn;     /* a moment ago */
  PfOwnDataFault erasure_fault;
  GTimeZone *zone; /* the town's */
};

PfOwnData *pf_own_data_new (void);

/* What the person does. */
void pf_own_data_download (PfOwnData *self, GFile *file);
void pf_own_data_stop_download (PfOwnData *self);
void pf_own_data_ask_whether_sure (PfOwnData *self, gboolean asks);
void pf_own_data_ask_erasure (PfOwnData *self);
void pf_own_data_withdraw_erasure (PfOwnData *self);

/* What came of it. @file_name: (nullable): NULL with a fault, or where it was stopped */
void pf_own_data_set_progress (PfOwnData *self, guint64 n_bytes);
void pf_own_data_end_download (PfOwnData *self, const char *file_name, PfOwnDataFault fault);
void pf_own_data_end_erasure (PfOwnData *self, gboolean withdrawn, PfOwnDataFault fault);

/* As the portal has it. */
void pf_own_data_set_asked_at (PfOwnData *self, PfInstant asked_at);
void pf_own_data_set_zone (PfOwnData *self, GTimeZone *zone);

G_END_DECLS
