/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/places.h"

#include <glib/gi18n.h>

#include "client/app/desk.h"
#include "client/app/home-controller.h"
#include "client/app/household-controller.h"
#include "client/app/planning-controller.h"

/* Where people are who have not been anywhere yet. */
#define FIRST_PLACE "home"

/* What is on its way for a page that is gone is not waited for. */
static void
end_controller (gpointer controller)
{
  g_object_run_dispose (controller);
  g_object_unref (controller);
}

/* Takes @controller (transfer full) in, for as long as its page lives. */
static void
keep_controller (GtkWidget *page, gpointer controller, PfGate *gate)
{
  g_signal_connect_object (
      controller, "signed-out", G_CALLBACK (pf_gate_end_session), gate, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (page), "controller", controller, end_controller);
}

static void
build_home (PfShell *, PfPlace *place, gpointer data)
{
  PfGate *gate = data;
  g_autoptr (PfHomeModel) model = pf_home_model_new ();
  PfHomeController *controller;

  place->page = pf_home_page_new (model, pf_gate_get_visit (gate));
  controller = pf_home_controller_new (pf_gate_get_client (gate),
                                       pf_gate_get_visit (gate),
                                       PF_HOME_PAGE (place->page),
                                       pf_gate_get_cache (gate));
  g_signal_connect_object (
      controller, "outdated", G_CALLBACK (pf_gate_refresh), gate, G_CONNECT_SWAPPED);
  keep_controller (place->page, controller, gate);
}

static void
build_planning (PfShell *shell, PfPlace *place, gpointer data)
{
  PfGate *gate = data;
  g_autoptr (PfPlanningModel) model = pf_planning_model_new ();
  PfPlanningPage *page = PF_PLANNING_PAGE (pf_planning_page_new (model));
  PfPlanningController *controller = pf_planning_controller_new (
      pf_gate_get_client (gate), pf_gate_get_visit (gate), page, pf_gate_get_cache (gate));

  gtk_widget_insert_action_group (
      GTK_WIDGET (shell), "planning", pf_planning_controller_get_actions (controller));
  place->page = GTK_WIDGET (page);
  place->title_widget = pf_planning_page_new_title (page);
  place->header_end = pf_planning_page_new_views (page);
  keep_controller (place->page, controller, gate);
}

static void
build_household (PfShell *, PfPlace *place, gpointer data)
{
  PfGate *gate = data;
  g_autoptr (PfHouseholdModel) model = pf_household_model_new ();
  PfHouseholdController *controller;

  place->page = pf_household_page_new (model, pf_gate_get_visit (gate));
  place->title_widget = pf_household_page_new_title (PF_HOUSEHOLD_PAGE (place->page));
  controller = pf_household_controller_new (pf_gate_get_client (gate),
                                            pf_gate_get_visit (gate),
                                            PF_HOUSEHOLD_PAGE (place->page),
                                            pf_gate_get_cache (gate));
  keep_controller (place->page, controller, gate);
}

/* In the order of the sidebar, which is that of Alt+1 and what follows. */
static const struct
{
  const char *name;
  const char *icon_name;
  const char *title;
  PfPlaceBuild build;
} places[] = {
  { "home", "go-home-symbolic", N_ ("Home"), build_home },
  { "planning", "x-office-calendar-symbolic", N_ ("Planning"), build_planning },
  { "household", "system-users-symbolic", N_ ("Household"), build_household },
};

static void
place_changed_cb (GSettings *settings, GParamSpec *, PfShell *shell)
{
  g_settings_set_string (settings, "last-place", pf_shell_get_place (shell));
}

void
pf_places_add (PfShell *shell, PfGate *gate, GSettings *settings)
{
  g_autofree char *last = g_settings_get_string (settings, "last-place");

  pf_desk_follow (pf_gate_get_visit (gate), gate);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    pf_shell_add_place (shell,
                        &(PfPlace){
                            .name = places[i].name,
                            .icon_name = places[i].icon_name,
                            .title = _ (places[i].title),
                            .build = places[i].build,
                            .data = gate,
                        });
  pf_shell_open_place (shell, pf_shell_has_place (shell, last) ? last : FIRST_PLACE);
  g_signal_connect_object (
      shell, "notify::place", G_CALLBACK (place_changed_cb), settings, G_CONNECT_SWAPPED);
}
