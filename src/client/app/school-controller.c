/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/school-controller.h"

#include "client/app/document-viewing.h"
#include "client/app/loader.h"
#include "client/app/school-sending.h"

/* What the page is made of, each loaded by itself. */
typedef enum
{
  PART_HOUSEHOLD,
  PART_SCHOOLS,
  PART_SECTOR, /* asked for once the household's address is known */
  PART_ENROLMENTS,
  N_PARTS,
} Part;

struct _PfSchoolController
{
  GObject parent_instance;

  PfVisit *visit;
  PfSchoolPage *page; /* weak */
  PfSchoolEnrolling *model;
  PfLoader *loaders[N_PARTS];
  PfLoading *loadings[N_PARTS];
  PfSchoolSending *sending;
  PfDocumentViewing *viewing;
};

static guint signed_out_signal, outdated_signal;

G_DEFINE_FINAL_TYPE (PfSchoolController, pf_school_controller, G_TYPE_OBJECT)

static const PfOperationId operations[N_PARTS] = {
  [PART_HOUSEHOLD] = PF_OPERATION_GET_HOUSEHOLD,
  [PART_SCHOOLS] = PF_OPERATION_LIST_SCHOOLS,
  [PART_SECTOR] = PF_OPERATION_LIST_SECTORS,
  [PART_ENROLMENTS] = PF_OPERATION_LIST_SCHOOL_ENROLMENTS,
};

/* ---- loading */

static void
load_enrolments (PfSchoolController *self)
{
  const char *household = pf_visit_get_household (self->visit);
  g_autofree char *name = g_strconcat ("school enrolments ", household, NULL);
  g_autoptr (PfSchoolEnrolmentQuery) query =
      g_object_new (PF_TYPE_SCHOOL_ENROLMENT_QUERY, "household", household, NULL);

  pf_loader_load (self->loaders[PART_ENROLMENTS], name, NULL, query);
}

static void
load (PfSchoolController *self)
{
  const char *household = pf_visit_get_household (self->visit);
  g_autofree char *name = NULL;

  if (household == NULL)
    return;
  pf_school_sending_set_household (self->sending, household);
  name = g_strconcat ("household ", household, NULL);
  pf_loader_load (self->loaders[PART_HOUSEHOLD], name, household, NULL);
  pf_loader_load (self->loaders[PART_SCHOOLS], "schools", NULL, NULL);
  load_enrolments (self);
}

static void
load_if_seen (PfSchoolController *self)
{
  if (self->page != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    load (self);
}

/* Of an address that is not whole, no school is asked for: the town finds it. */
static void
load_sector (PfSchoolController *self, const PfAddress *address)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (PfSectorQuery) query = NULL;
  g_autofree char *written = pf_address_write (address);
  g_autofree char *name = g_strconcat ("sector ", written, NULL);

  if (address == NULL || address->line1 == NULL || address->postal_code == NULL) {
    pf_loading_set (self->loadings[PART_SECTOR],
                    PF_LOADING_STATE_FRESH,
                    pf_loader_get_now (self->loaders[PART_SECTOR]),
                    pf_loader_get_now (self->loaders[PART_SECTOR]));
    pf_school_enrolling_take_sector (self->model, none);
    return;
  }
  query = g_object_new (
      PF_TYPE_SECTOR_QUERY, "line1", address->line1, "postal-code", address->postal_code, NULL);
  pf_loader_load (self->loaders[PART_SECTOR], name, NULL, query);
}

static void
household_cb (PfSchoolController *self, PfRecord *record)
{
  PfHousehold *household = PF_HOUSEHOLD (record);

  pf_school_enrolling_take_household (self->model, household);
  load_sector (self, household->address);
}

static void
no_household_cb (PfSchoolController *self)
{
  pf_school_enrolling_take_household (self->model, NULL);
}

static void
schools_cb (PfSchoolController *self, GPtrArray *schools)
{
  pf_school_enrolling_take_schools (self->model, schools);
}

static void
sector_cb (PfSchoolController *self, GPtrArray *schools)
{
  pf_school_enrolling_take_sector (self->model, schools);
}

static void
no_sector_cb (PfSchoolController *self)
{
  pf_school_enrolling_take_sector (self->model, NULL);
}

static void
enrolments_cb (PfSchoolController *self, GPtrArray *enrolments)
{
  pf_school_enrolling_take_enrolments (self->model, enrolments);
}

static void
no_enrolments_cb (PfSchoolController *self)
{
  pf_school_enrolling_take_enrolments (self->model, NULL);
}

/* ---- how fresh it all is: as the part that is worst */

static PfLoadingState
find_worst (PfSchoolController *self)
{
  static const PfLoadingState worst_first[] = {
    PF_LOADING_STATE_FAILED,
    PF_LOADING_STATE_OFFLINE,
    PF_LOADING_STATE_FIRST,
    PF_LOADING_STATE_CACHED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (worst_first); i++) {
    for (guint part = 0; part < N_PARTS; part++) {
      if (self->loadings[part]->state == worst_first[i])
        return worst_first[i];
    }
  }
  return PF_LOADING_STATE_FRESH;
}

static void
loading_cb (PfSchoolController *self)
{
  PfInstant oldest = self->loadings[0]->taken_at;

  for (guint part = 1; part < N_PARTS; part++)
    oldest = MIN (oldest, self->loadings[part]->taken_at);
  pf_loading_set (self->model->loading,
                  find_worst (self),
                  oldest,
                  pf_loader_get_now (self->loaders[PART_HOUSEHOLD]));
}

/* ---- what changes */

static void
signed_out_cb (PfSchoolController *self)
{
  g_signal_emit (self, signed_out_signal, 0);
}

/* The road goes on with what the account is told of itself anew. */
static void
saved_cb (PfSchoolController *self)
{
  load_enrolments (self);
  g_signal_emit (self, outdated_signal, 0);
}

static void
stale_cb (PfSchoolController *self)
{
  load (self);
  g_signal_emit (self, outdated_signal, 0);
}

static void
show_me (PfSchoolController *self)
{
  pf_school_enrolling_set_me (
      self->model, pf_visit_get_me (self->visit), pf_visit_get_school_year (self->visit));
}

static void
me_cb (PfSchoolController *self)
{
  show_me (self);
  load_if_seen (self);
}

static void
time_zone_cb (PfSchoolController *self)
{
  g_autoptr (GTimeZone) zone = pf_visit_dup_time_zone (self->visit);

  pf_loading_set_zone (self->model->loading, zone);
}

/* ---- actions */

static void
retry_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  load (user_data);
}

static void
later_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  pf_school_enrolling_keep (PF_SCHOOL_CONTROLLER (user_data)->model);
}

static void
submit_cb (GSimpleAction *, GVariant *, gpointer user_data)
{
  pf_school_enrolling_submit (PF_SCHOOL_CONTROLLER (user_data)->model);
}

static void
view_document_cb (GSimpleAction *, GVariant *id, gpointer user_data)
{
  PfSchoolController *self = user_data;
  PfSchoolEnrolment *enrolment = self->model->enrolment;
  GListModel *documents = enrolment != NULL ? G_LIST_MODEL (enrolment->documents) : NULL;

  for (guint i = 0; documents != NULL && i < g_list_model_get_n_items (documents); i++) {
    g_autoptr (PfDocument) document = g_list_model_get_item (documents, i);

    if (g_str_equal (document->id, g_variant_get_string (id, NULL)))
      pf_document_viewing_open (self->viewing, document, GTK_WIDGET (self->page));
  }
}

static void
add_actions (PfSchoolController *self)
{
  static const GActionEntry entries[] = {
    { .name = "retry", .activate = retry_cb },
    { .name = "later", .activate = later_cb },
    { .name = "submit", .activate = submit_cb },
    { .name = "view-document", .activate = view_document_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->page), "page", G_ACTION_GROUP (actions));
}

/* ---- the object */

static void
pf_school_controller_dispose (GObject *object)
{
  PfSchoolController *self = PF_SCHOOL_CONTROLLER (object);

  if (self->page != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self->page), "page", NULL);
  g_clear_weak_pointer (&self->page);
  for (guint part = 0; part < N_PARTS; part++) {
    if (self->loaders[part] != NULL)
      g_object_run_dispose (G_OBJECT (self->loaders[part]));
    g_clear_object (&self->loaders[part]);
    g_clear_object (&self->loadings[part]);
  }
  if (self->sending != NULL)
    g_object_run_dispose (G_OBJECT (self->sending));
  g_clear_object (&self->sending);
  if (self->viewing != NULL)
    g_object_run_dispose (G_OBJECT (self->viewing));
  g_clear_object (&self->viewing);
  g_clear_object (&self->visit);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_school_controller_parent_class)->dispose (object);
}

static void
pf_school_controller_class_init (PfSchoolControllerClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_school_controller_dispose;
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  signed_out_signal = SIGNAL ("signed-out");
  outdated_signal = SIGNAL ("outdated");
#undef SIGNAL
}

static void
pf_school_controller_init (PfSchoolController *)
{
}

static void
listen (PfSchoolController *self)
{
#define LISTEN(object, name, callback)                                                             \
  g_signal_connect_object (object, name, G_CALLBACK (callback), self, G_CONNECT_SWAPPED)
  LISTEN (self->loaders[PART_HOUSEHOLD], "taken", household_cb);
  LISTEN (self->loaders[PART_HOUSEHOLD], "emptied", no_household_cb);
  LISTEN (self->loaders[PART_SCHOOLS], "listed", schools_cb);
  LISTEN (self->loaders[PART_SECTOR], "listed", sector_cb);
  LISTEN (self->loaders[PART_SECTOR], "emptied", no_sector_cb);
  LISTEN (self->loaders[PART_ENROLMENTS], "listed", enrolments_cb);
  LISTEN (self->loaders[PART_ENROLMENTS], "emptied", no_enrolments_cb);
  for (guint part = 0; part < N_PARTS; part++) {
    LISTEN (self->loaders[part], "signed-out", signed_out_cb);
    LISTEN (self->loadings[part], "changed", loading_cb);
  }
  LISTEN (self->sending, "signed-out", signed_out_cb);
  LISTEN (self->viewing, "signed-out", signed_out_cb);
  LISTEN (self->sending, "saved", saved_cb);
  LISTEN (self->sending, "stale", stale_cb);
  LISTEN (self->visit, "notify::household", load_if_seen);
  LISTEN (self->visit, "notify::school-year", show_me);
  LISTEN (self->visit, "notify::me", me_cb);
  LISTEN (self->visit, "notify::time-zone", time_zone_cb);
  LISTEN (self->page, "map", load);
#undef LISTEN
}

PfSchoolController *
pf_school_controller_new (PfApiClient *client, PfVisit *visit, PfSchoolPage *page, PfCache *cache)
{
  PfSchoolController *self = g_object_new (PF_TYPE_SCHOOL_CONTROLLER, NULL);

  self->visit = g_object_ref (visit);
  g_set_weak_pointer (&self->page, page);
  self->model = g_object_ref (pf_school_page_get_model (page));
  for (guint part = 0; part < N_PARTS; part++) {
    self->loadings[part] = pf_loading_new ();
    self->loaders[part] = pf_loader_new (client, cache, operations[part], self->loadings[part]);
  }
  self->sending = pf_school_sending_new (client, self->model);
  self->viewing = pf_document_viewing_new (client);
  time_zone_cb (self);
  me_cb (self);
  add_actions (self);
  listen (self);
  return self;
}
