/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-page.h"

#include <glib/gi18n.h>

#include "client/views/family/planning-month.h"
#include "client/views/family/planning-notes.h"
#include "client/views/family/planning-page-private.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/legend.h"
#include "client/views/widgets/segments.h"
#include "client/views/widgets/validate-bar.h"

typedef enum
{
  PROP_MODEL = 1,
  PROP_DATE,
  PROP_VIEW,
  PROP_CHILD_ID,
  PROP_NARROW,
  PROP_COMPACT,
  PROP_TITLE,
  PROP_HAS_PAGES,
} PfPlanningPageProperty;

static GParamSpec *properties[PROP_HAS_PAGES + 1];

G_DEFINE_ENUM_TYPE (PfPlanningView,
                    pf_planning_view,
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_VIEW_MONTH, "month"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_VIEW_WEEK, "week"))

G_DEFINE_FINAL_TYPE (PfPlanningPage, pf_planning_page, ADW_TYPE_BIN)

static void
see_cb (PfPlanningPage *self, PfPlanningOutcome *outcome)
{
  pf_planning_page_reveal (self, outcome->result->child, outcome->result->session, outcome->date);
}

static void
taken_cb (PfPlanningPage *self)
{
  pf_planning_page_lay_out (self);
  pf_planning_page_reveal_awaited (self);
}

static void
child_selected_cb (PfPlanningPage *self)
{
  guint selected = pf_segments_get_selected (PF_SEGMENTS (self->children));

  if (selected < self->ids->len && self->narrow)
    g_object_set (self, "child-id", self->ids->pdata[selected], NULL);
}

/* The deadline that the note counts down to gives way to the next one. */
static void
now_cb (PfPlanningPage *self)
{
  PfDate today = pf_planning_model_get_today (self->model);

  /* What was said to be tomorrow is today. */
  if (today != self->today) {
    self->today = today;
    pf_planning_page_lay_out (self);
    return;
  }
  if (pf_planning_model_get_situation (self->model) == PF_PLANNING_SITUATION_FRESH)
    pf_planning_page_show_news (self);
}

void
pf_planning_page_set_date (PfPlanningPage *self, PfDate date)
{
  g_return_if_fail (PF_IS_PLANNING_PAGE (self));
  if (self->date == date)
    return;
  self->date = date;
  self->awaited_session[0] = '\0';
  pf_planning_page_lay_out (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

PfDate
pf_planning_page_get_date (PfPlanningPage *self)
{
  g_return_val_if_fail (PF_IS_PLANNING_PAGE (self), 0);
  return self->date;
}

static void
set_model (PfPlanningPage *self, PfPlanningModel *model)
{
  if (!g_set_object (&self->model, model))
    return;
  g_signal_group_set_target (self->model_signals, model);
  pf_planning_page_lay_out (self);
}

static void
set_child (PfPlanningPage *self, const char *child)
{
  if (g_strcmp0 (self->child, child) == 0)
    return;
  g_free (self->child);
  self->child = g_strdup (child);
  pf_planning_page_lay_out (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD_ID]);
}

static void
pf_planning_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfPlanningPage *self = PF_PLANNING_PAGE (object);

  switch ((PfPlanningPageProperty) id) {
  case PROP_MODEL:
    g_value_set_object (value, self->model);
    break;
  case PROP_DATE:
    g_value_set_uint (value, self->date);
    break;
  case PROP_VIEW:
    g_value_set_enum (value, (int) self->view);
    break;
  case PROP_CHILD_ID:
    g_value_set_string (value, self->child);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  case PROP_COMPACT:
    g_value_set_boolean (value, self->compact);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_HAS_PAGES:
    g_value_set_boolean (value, self->has_pages);
    break;
  }
}

static void
set_boolean (PfPlanningPage *self, gboolean *target, const GValue *value, GParamSpec *pspec)
{
  if (*target == g_value_get_boolean (value))
    return;
  *target = g_value_get_boolean (value);
  pf_planning_page_lay_out (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
set_view (PfPlanningPage *self, PfPlanningView view)
{
  if (self->view == view)
    return;
  self->view = view;
  pf_planning_page_lay_out (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
pf_planning_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PfPlanningPage *self = PF_PLANNING_PAGE (object);

  switch ((PfPlanningPageProperty) id) {
  case PROP_MODEL:
    set_model (self, g_value_get_object (value));
    break;
  case PROP_DATE:
    pf_planning_page_set_date (self, g_value_get_uint (value));
    break;
  case PROP_VIEW:
    set_view (self, (PfPlanningView) g_value_get_enum (value));
    break;
  case PROP_CHILD_ID:
    set_child (self, g_value_get_string (value));
    break;
  case PROP_NARROW:
    set_boolean (self, &self->narrow, value, pspec);
    break;
  case PROP_COMPACT:
    set_boolean (self, &self->compact, value, pspec);
    break;
  case PROP_HAS_PAGES:
    set_boolean (self, &self->has_pages, value, pspec);
    break;
  case PROP_TITLE:
    g_return_if_reached ();
  }
}

static void
pf_planning_page_dispose (GObject *object)
{
  PfPlanningPage *self = PF_PLANNING_PAGE (object);

  g_signal_group_set_target (self->model_signals, NULL);
  self->explained = NULL;
  g_clear_pointer (&self->explanation, gtk_widget_unparent);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (pf_planning_page_parent_class)->dispose (object);
}

static void
pf_planning_page_finalize (GObject *object)
{
  PfPlanningPage *self = PF_PLANNING_PAGE (object);

  g_object_unref (self->model_signals);
  g_ptr_array_unref (self->panels);
  g_ptr_array_unref (self->ids);
  g_free (self->child);
  g_free (self->title);
  G_OBJECT_CLASS (pf_planning_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, PF_TYPE_PLANNING_MODEL, flags);
  properties[PROP_DATE] = g_param_spec_uint ("date", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_VIEW] =
      g_param_spec_enum ("view", NULL, NULL, PF_TYPE_PLANNING_VIEW, PF_PLANNING_VIEW_MONTH, flags);
  properties[PROP_CHILD_ID] = g_param_spec_string ("child-id", NULL, NULL, NULL, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_PAGES] = g_param_spec_boolean ("has-pages", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, notes);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, typical_week);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, children);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, month);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, weeks_scroll);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, weeks);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, legend);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningPage, bar);
}

static void
pf_planning_page_class_init (PfPlanningPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_planning_page_get_property;
  object_class->set_property = pf_planning_page_set_property;
  object_class->dispose = pf_planning_page_dispose;
  object_class->finalize = pf_planning_page_finalize;
  install_properties (object_class);

  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LEGEND);
  g_type_ensure (PF_TYPE_PLANNING_MONTH);
  g_type_ensure (PF_TYPE_PLANNING_NOTES);
  g_type_ensure (PF_TYPE_SEGMENTS);
  g_type_ensure (PF_TYPE_VALIDATE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/planning-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, see_cb);
  gtk_widget_class_bind_template_callback (widget_class, child_selected_cb);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "planning.undo", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, "planning.today", NULL);
}

/* ---- the layout: a bin's, but for what is said below */

static GtkSizeRequestMode
get_request_mode (GtkWidget *)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Asked how wide it must be to fit in so little height, text that wraps answers with more than a
 * telephone has, and the window around believes it. The page scrolls instead.
 */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *,
         int *)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)),
                      orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                      minimum,
                      natural,
                      NULL,
                      NULL);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static void
pf_planning_page_init (PfPlanningPage *self)
{
  self->panels = g_ptr_array_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->model_signals = g_signal_group_new (PF_TYPE_PLANNING_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "taken", G_CALLBACK (taken_cb), self);
  g_signal_group_connect_swapped (
      self->model_signals, "choices-changed", G_CALLBACK (pf_planning_page_show_news), self);
  g_signal_group_connect_swapped (
      self->model_signals, "notify::situation", G_CALLBACK (pf_planning_page_show_news), self);
  g_signal_group_connect_swapped (self->model_signals, "notify::now", G_CALLBACK (now_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
  pf_planning_page_listen (self, pf_planning_month_get_matrix (PF_PLANNING_MONTH (self->month)));
}

GtkWidget *
pf_planning_page_new (PfPlanningModel *model)
{
  return g_object_new (PF_TYPE_PLANNING_PAGE, "model", model, NULL);
}
