/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fresh what a page shows is, and since when. Signal "changed": what is written below is other
 * than it was.
 *
 * Read its members straight from the struct; only what loads writes them, by pf_loading_set().
 */
#pragma once

#include "core/value.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PF_LOADING_STATE_FIRST, /* nothing is known yet */
  PF_LOADING_STATE_FRESH,
  PF_LOADING_STATE_CACHED, /* an older answer, being brought up to date */
  PF_LOADING_STATE_OFFLINE,
  PF_LOADING_STATE_FAILED, /* the portal answered that it cannot */
} PfLoadingState;

#define PF_TYPE_LOADING (pf_loading_get_type ())
G_DECLARE_FINAL_TYPE (PfLoading, pf_loading, PF, LOADING, GObject)

struct _PfLoading
{
  GObject parent_instance;

  PfLoadingState state;
  PfInstant since;    /* when the state began */
  PfInstant taken_at; /* when the portal gave what is shown; 0: nothing is */
  PfInstant now;      /* by the server's clock, when it last changed */
  GTimeZone *zone;    /* the town's */
};

PfLoading *pf_loading_new (void);

/* The same state again keeps the time at which it began. @taken_at: 0 for nothing that is shown */
void pf_loading_set (PfLoading *self, PfLoadingState state, PfInstant taken_at, PfInstant now);

/* Europe/Paris until told. */
void pf_loading_set_zone (PfLoading *self, GTimeZone *zone);

G_END_DECLS
