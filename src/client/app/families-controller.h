/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings the desk's look at families and the portal together.
 *
 * Signal: "signed-out": the portal does not know the session any more.
 */
#pragma once

#include "client/api/client.h"
#include "client/model/families-model.h"
#include "client/model/visit.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_FAMILIES_CONTROLLER (pf_families_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfFamiliesController,
                      pf_families_controller,
                      PF,
                      FAMILIES_CONTROLLER,
                      GObject)

/* @page: which shows the model: its action "page.retry" is made here */
PfFamiliesController *pf_families_controller_new (PfApiClient *client,
                                                  PfVisit *visit,
                                                  PfFamiliesModel *model,
                                                  GtkWidget *page);

G_END_DECLS
