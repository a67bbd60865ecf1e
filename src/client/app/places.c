/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/places.h"

#include <glib/gi18n.h>

#include "client/app/agents-controller.h"
#include "client/app/desk.h"
#include "client/app/factor-controller.h"
#include "client/app/families-controller.h"
#include "client/app/home-controller.h"
#include "client/app/household-controller.h"
#include "client/app/own-data-controller.h"
#include "client/app/planning-controller.h"
#include "client/app/preferences-controller.h"
#include "client/app/proof-controller.h"
#include "client/app/queue-controller.h"
#include "client/app/school-controller.h"
#include "client/views/account/preferences-page.h"
#include "client/views/staff/agents-page.h"
#include "client/views/staff/families-page.h"
#include "client/views/staff/role-page.h"
#include "core/roles.h"

#define QUEUE "queue"

/* Of the shell: what brings the queue up to date, from before its page is made. */
#define QUEUE_CONTROLLER "queue-controller"

/* What is on its way for a page that is gone is not waited for. */
static void
end_controller (gpointer controller)
{
  g_object_run_dispose (controller);
  g_object_unref (controller);
}

/* Takes @controller (transfer full) in, for as long as @widget lives. */
static void
keep (GtkWidget *widget, const char *name, gpointer controller, PfGate *gate)
{
  g_signal_connect_object (
      controller, "signed-out", G_CALLBACK (pf_gate_end_session), gate, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (widget), name, controller, end_controller);
}

static void
keep_controller (GtkWidget *page, gpointer controller, PfGate *gate)
{
  keep (page, "controller", controller, gate);
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
  g_object_set_data_full (G_OBJECT (place->page),
                          "proof-controller",
                          pf_proof_controller_new (gate, pf_home_model_get_sending (model)),
                          end_controller);
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
build_enrolments (PfShell *, PfPlace *place, gpointer data)
{
  PfGate *gate = data;
  g_autoptr (PfSchoolEnrolling) model = pf_school_enrolling_new ();
  PfSchoolController *controller;

  place->page = pf_school_page_new (model, pf_gate_get_visit (gate));
  place->title_widget = pf_school_page_new_title (PF_SCHOOL_PAGE (place->page));
  controller = pf_school_controller_new (pf_gate_get_client (gate),
                                         pf_gate_get_visit (gate),
                                         PF_SCHOOL_PAGE (place->page),
                                         pf_gate_get_cache (gate));
  g_signal_connect_object (
      controller, "outdated", G_CALLBACK (pf_gate_refresh), gate, G_CONNECT_SWAPPED);
  keep_controller (place->page, controller, gate);
  g_object_set_data_full (G_OBJECT (place->page),
                          "proof-controller",
                          pf_proof_controller_new (gate, model->sending),
                          end_controller);
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
  g_signal_connect_object (
      controller, "outdated", G_CALLBACK (pf_gate_refresh), gate, G_CONNECT_SWAPPED);
  keep_controller (place->page, controller, gate);
}

static void
count_queue_cb (PfQueueModel *model, PfShell *shell)
{
  pf_shell_set_place_count (shell, QUEUE, g_list_model_get_n_items (G_LIST_MODEL (model->waiting)));
}

static void
learn_proofs_cb (PfEntrance *entrance, PfQueueModel *model)
{
  if (entrance->portal != NULL)
    pf_queue_model_set_proofs (model, entrance->portal->proofs_of_address);
}

/* The number beside the place is true before the place is opened. */
static void
follow_queue (PfShell *shell, PfGate *gate)
{
  g_autoptr (PfQueueModel) model = pf_queue_model_new ();

  g_signal_connect_object (model, "changed", G_CALLBACK (count_queue_cb), shell, 0);
  g_signal_connect_object (
      pf_gate_get_entrance (gate), "changed", G_CALLBACK (learn_proofs_cb), model, 0);
  learn_proofs_cb (pf_gate_get_entrance (gate), model);
  keep (GTK_WIDGET (shell),
        QUEUE_CONTROLLER,
        pf_queue_controller_new (pf_gate_get_client (gate), pf_gate_get_visit (gate), model),
        gate);
}

static void
build_queue (PfShell *shell, PfPlace *place, gpointer)
{
  PfQueueController *controller = g_object_get_data (G_OBJECT (shell), QUEUE_CONTROLLER);

  place->page = pf_queue_page_new (pf_queue_controller_get_model (controller));
  place->header_start = pf_queue_page_new_views (PF_QUEUE_PAGE (place->page));
  pf_queue_controller_attach (controller, PF_QUEUE_PAGE (place->page));
}

static void
build_families (PfShell *, PfPlace *place, gpointer data)
{
  PfGate *gate = data;
  g_autoptr (PfFamiliesModel) model = pf_families_model_new ();

  place->page = pf_families_page_new (model);
  keep_controller (place->page,
                   pf_families_controller_new (
                       pf_gate_get_client (gate), pf_gate_get_visit (gate), model, place->page),
                   gate);
}

static void
build_agents (PfShell *, PfPlace *place, gpointer data)
{
  PfGate *gate = data;
  g_autoptr (PfAgents) agents = pf_agents_new ();
  PfAgentsController *controller;

  place->page = pf_agents_page_new (agents, pf_gate_get_entrance (gate));
  controller = pf_agents_controller_new (
      pf_gate_get_client (gate), pf_gate_get_visit (gate), agents, place->page);
  g_signal_connect_object (
      controller, "outdated", G_CALLBACK (pf_gate_refresh), gate, G_CONNECT_SWAPPED);
  keep_controller (place->page, controller, gate);
}

static PfRoles
get_own_roles (PfVisit *visit)
{
  return pf_roles_from_words ((const char *const *) pf_visit_get_me (visit)->account->roles);
}

static void
build_role (PfShell *, PfPlace *place, gpointer data)
{
  place->page = pf_role_page_new (get_own_roles (pf_gate_get_visit (data)));
}

/* What needs the settings has them with the gate, for as long as the shell lives. */
static void
build_preferences (PfShell *shell, PfPlace *place, gpointer data)
{
  PfGate *gate = data;
  PfApiClient *client = pf_gate_get_client (gate);
  PfVisit *visit = pf_gate_get_visit (gate);
  PfPreferencesController *controller = pf_preferences_controller_new (client, visit);
  PfFactorController *factor = pf_factor_controller_new (client, visit);
  g_autoptr (PfOwnData) own_data = pf_own_data_new ();
  PfOwnDataController *data_controller = pf_own_data_controller_new (client, visit, own_data);

  place->page = pf_preferences_page_new (pf_preferences_controller_get_preferences (controller),
                                         pf_factor_controller_get_setup (factor),
                                         own_data,
                                         visit,
                                         pf_gate_get_entrance (gate),
                                         g_object_get_data (G_OBJECT (shell), "settings"));
  pf_preferences_controller_follow_page (controller, place->page);
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), gate, G_CONNECT_SWAPPED)
  LISTEN (controller, "outdated", pf_gate_refresh);
  LISTEN (factor, "outdated", pf_gate_refresh);
  LISTEN (data_controller, "outdated", pf_gate_refresh);
#undef LISTEN
  keep_controller (place->page, controller, gate);
  keep (place->page, "factor-controller", factor, gate);
  keep (place->page, "own-data-controller", data_controller, gate);
}

/* In the order of the sidebar, which is that of Alt+1 and what follows. Who may not use a place
 * does not see it; without roles, everybody may. Without an icon, it is not in the sidebar.
 */
static const struct
{
  const char *name;
  PfRoles roles;
  const char *icon_name;
  const char *title;
  PfPlaceBuild build;
} places[] = {
  { "home", PF_ROLE_FAMILY, "go-home-symbolic", N_ ("Home"), build_home },
  { "planning", PF_ROLE_FAMILY, "x-office-calendar-symbolic", N_ ("Planning"), build_planning },
  { "enrolments", PF_ROLE_FAMILY, "pf-enrol-symbolic", N_ ("Enrolments"), build_enrolments },
  { "household", PF_ROLE_FAMILY, "system-users-symbolic", N_ ("Household"), build_household },
  { QUEUE, PF_QUEUE_ROLES, "pf-tray-symbolic", N_ ("Queue"), build_queue },
  { "families", PF_DESK_ROLES, "system-users-symbolic", N_ ("Families"), build_families },
  { "role", PF_ROLES_STAFF & ~PF_QUEUE_ROLES, "pf-person-symbolic", N_ ("Your role"), build_role },
  { "agents", PF_ROLE_ADMINISTRATOR, "pf-person-symbolic", N_ ("Agents"), build_agents },
  { PF_PLACE_PREFERENCES, PF_ROLE_NONE, NULL, N_ ("Preferences"), build_preferences },
};

/* Whoever has a household is a family too. The roles that have no page stand aside where another
 * has one.
 */
static PfRoles
get_roles (PfVisit *visit)
{
  PfRoles roles = get_own_roles (visit);

  if (pf_visit_get_household (visit) != NULL || (roles & PF_ROLES_STAFF) == 0)
    return roles | PF_ROLE_FAMILY;
  return (roles & PF_QUEUE_ROLES) != 0 ? roles & PF_QUEUE_ROLES : roles;
}

static gboolean
has_place (PfRoles roles, gsize i)
{
  return places[i].roles == PF_ROLE_NONE || (places[i].roles & roles) != 0;
}

GPtrArray *
pf_places_list (PfVisit *visit)
{
  GPtrArray *names = g_ptr_array_new ();
  const PfRoles roles = get_roles (visit);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (has_place (roles, i) && places[i].icon_name != NULL)
      g_ptr_array_add (names, (gpointer) places[i].name);
  return names;
}

static void
place_changed_cb (GSettings *settings, GParamSpec *, PfShell *shell)
{
  const char *place = pf_shell_get_place (shell);

  if (!g_str_equal (place, PF_PLACE_PREFERENCES))
    g_settings_set_string (settings, "last-place", place);
}

void
pf_places_add (PfShell *shell, PfGate *gate, GSettings *settings)
{
  g_autofree char *last = g_settings_get_string (settings, "last-place");
  const PfRoles roles = get_roles (pf_gate_get_visit (gate));
  const char *first = NULL;

  g_object_set_data_full (G_OBJECT (shell), "settings", g_object_ref (settings), g_object_unref);
  pf_desk_follow (pf_gate_get_visit (gate), gate);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    if (!has_place (roles, i))
      continue;
    first = first != NULL ? first : places[i].name;
    pf_shell_add_place (shell,
                        &(PfPlace){
                            .name = places[i].name,
                            .icon_name = places[i].icon_name,
                            .title = _ (places[i].title),
                            .build = places[i].build,
                            .data = gate,
                        });
  }
  if (pf_shell_has_place (shell, QUEUE))
    follow_queue (shell, gate);
  pf_shell_open_place (shell, pf_shell_has_place (shell, last) ? last : first);
  g_signal_connect_object (
      shell, "notify::place", G_CALLBACK (place_changed_cb), settings, G_CONNECT_SWAPPED);
}
