/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/places.h"

#include <glib/gi18n.h>

#include "client/app/planning-controller.h"

/* What is on its way for a page that is gone is not waited for. */
static void
end_controller (gpointer controller)
{
  g_object_run_dispose (controller);
  g_object_unref (controller);
}

static void
add_planning (PfShell *shell, PfGate *gate)
{
  g_autoptr (PfPlanningModel) model = pf_planning_model_new ();
  PfPlanningPage *page = PF_PLANNING_PAGE (pf_planning_page_new (model));
  PfPlanningController *controller = pf_planning_controller_new (
      pf_gate_get_client (gate), pf_gate_get_visit (gate), page, pf_gate_get_cache (gate));

  g_signal_connect_object (
      controller, "signed-out", G_CALLBACK (pf_gate_end_session), gate, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (
      GTK_WIDGET (shell), "planning", pf_planning_controller_get_actions (controller));
  pf_shell_add_place (shell,
                      &(PfPlace){
                          .name = "planning",
                          .icon_name = "x-office-calendar-symbolic",
                          .title = _ ("Planning"),
                          .page = GTK_WIDGET (page),
                          .title_widget = pf_planning_page_new_title (page),
                          .header_end = pf_planning_page_new_views (page),
                      });
  g_object_set_data_full (G_OBJECT (page), "controller", controller, end_controller);
}

void
pf_places_add (PfShell *shell, PfGate *gate)
{
  add_planning (shell, gate);
}
