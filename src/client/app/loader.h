/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads one record of the portal for a page, or one short list, as often as it is asked: what the
 * cache has of it is given first, an answer that says nothing new is not given again, and what
 * becomes of it all is written to a PfLoading. It asks again by itself when a network that was
 * missing is back.
 *
 * Signals: "taken" (PfRecord) or "listed" (GPtrArray of them): there is something to show;
 * "emptied": what was shown is of something else; "signed-out": the portal does not know the
 * session any more.
 */
#pragma once

#include "client/api/cache.h"
#include "client/api/client.h"
#include "client/model/loading.h"

G_BEGIN_DECLS

#define PF_TYPE_LOADER (pf_loader_get_type ())
G_DECLARE_FINAL_TYPE (PfLoader, pf_loader, PF, LOADER, GObject)

/* @cache: (nullable) */
PfLoader *pf_loader_new (PfApiClient *client,
                         PfCache *cache,
                         PfOperationId operation,
                         PfLoading *loading);

/* Loads what @name is the name of, in the cache too: another name is another thing to show.
 * @parameter: (nullable): for the hole of the path; @query: (nullable)
 */
void pf_loader_load (PfLoader *self, const char *name, const char *parameter, gpointer query);

/* Asks anew for what was last asked for. */
void pf_loader_load_again (PfLoader *self);

/* The portal's time, as well as it is known. */
PfInstant pf_loader_get_now (PfLoader *self);

G_END_DECLS
