/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/frame.h"

#include <string.h>

/* In em, so that large text folds a wide window too. */
#define NARROW_EM 51
#define COMPACT_EM 80
#define PHONE_WIDTH 360

typedef struct
{
  gboolean narrow;
  gboolean compact;
} PfFramePrivate;

typedef enum
{
  PROP_NARROW = 1,
  PROP_COMPACT,
} PfFrameProperty;

static GParamSpec *properties[PROP_COMPACT + 1];

G_DEFINE_TYPE_WITH_PRIVATE (PfFrame, pf_frame, ADW_TYPE_BIN)

static GQuark
together_quark (void)
{
  return g_quark_from_static_string ("pf-frame-keep-together");
}

/* What depends on the width changes the layout, which no allocation may do. */
static gboolean
tell_width_cb (gpointer user_data)
{
  PfFrame *self = user_data;
  PfFramePrivate *priv = pf_frame_get_instance_private (self);

  if (priv->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
  return G_SOURCE_REMOVE;
}

static double
measure_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  double em = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    em = em * pango_cairo_context_get_resolution (context) / 72;
  return em;
}

static GtkSizeRequestMode
pf_frame_get_request_mode (GtkWidget *)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The wide layout must not forbid the narrow one: a telephone's width is always enough. */
static void
pf_frame_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child != NULL)
    gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
  *minimum = MIN (*minimum, PHONE_WIDTH);
}

static void
pf_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PfFramePrivate *priv = pf_frame_get_instance_private (PF_FRAME (widget));
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  double em = measure_em (widget);
  gboolean narrow = width < NARROW_EM * em;
  gboolean compact = width < COMPACT_EM * em;
  int least = 0;

  if (child != NULL && gtk_widget_should_layout (child)) {
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    gtk_widget_size_allocate (
        child, &(GtkAllocation){ 0, 0, MAX (width, least), height }, baseline);
  }
  if (narrow == priv->narrow && compact == priv->compact)
    return;
  priv->narrow = narrow;
  priv->compact = compact;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_width_cb, g_object_ref (widget), g_object_unref);
}

static void
pf_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfFrame *self = PF_FRAME (object);

  switch ((PfFrameProperty) id) {
  case PROP_NARROW:
    g_value_set_boolean (value, pf_frame_get_narrow (self));
    break;
  case PROP_COMPACT:
    g_value_set_boolean (value, pf_frame_get_compact (self));
    break;
  }
}

static void
pf_frame_class_init (PfFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_frame_get_property;
  widget_class->get_request_mode = pf_frame_get_request_mode;
  widget_class->measure = pf_frame_measure;
  widget_class->size_allocate = pf_frame_size_allocate;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] = g_param_spec_boolean (
      "compact", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pf_frame_init (PfFrame *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
pf_frame_get_narrow (PfFrame *self)
{
  PfFramePrivate *priv = pf_frame_get_instance_private (self);

  g_return_val_if_fail (PF_IS_FRAME (self), FALSE);
  return priv->narrow;
}

gboolean
pf_frame_get_compact (PfFrame *self)
{
  PfFramePrivate *priv = pf_frame_get_instance_private (self);

  g_return_val_if_fail (PF_IS_FRAME (self), FALSE);
  return priv->compact;
}

PfFrame *
pf_frame_find (GtkWidget *widget)
{
  GtkWidget *frame = gtk_widget_get_ancestor (widget, PF_TYPE_FRAME);

  return frame != NULL ? PF_FRAME (frame) : NULL;
}

void
pf_frame_keep_together (GType type)
{
  g_type_set_qdata (type, together_quark (), GINT_TO_POINTER (TRUE));
}

/* On the side where the desktop has it. */
char *
pf_frame_pick_decoration (GObject *, gboolean narrow)
{
  g_autofree char *layout = NULL;
  const char *colon;
  const char *close;

  if (!narrow)
    return NULL;
  g_object_get (gtk_settings_get_default (), "gtk-decoration-layout", &layout, NULL);
  close = layout != NULL ? strstr (layout, "close") : NULL;
  colon = layout != NULL ? strchr (layout, ':') : NULL;
  if (close == NULL)
    return g_strdup (":");
  return g_strdup (colon != NULL && close < colon ? "close:" : ":close");
}

/* libadwaita would rather cut a title than give it two lines. Its least width is for an ellipsis.
 */
static void
show_whole (GtkLabel *title)
{
  gtk_label_set_ellipsize (title, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (title, -1);
  gtk_label_set_justify (title, GTK_JUSTIFY_CENTER);
}

static void
let_label_wrap (PfFrame *self, GtkLabel *label)
{
  if (gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_WINDOW_TITLE) != NULL)
    show_whole (label);
  if (gtk_label_get_wrap (label) || gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    return;
  g_object_bind_property (self, "narrow", label, "wrap", G_BINDING_SYNC_CREATE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  if (GTK_IS_BUTTON (gtk_widget_get_parent (GTK_WIDGET (label))))
    gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

void
pf_frame_let_wrap (PfFrame *self, GtkWidget *widget)
{
  g_return_if_fail (PF_IS_FRAME (self));

  if (g_type_get_qdata (G_OBJECT_TYPE (widget), together_quark ()) != NULL)
    return;
  if (GTK_IS_LABEL (widget))
    let_label_wrap (self, GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!GTK_IS_POPOVER (child))
      pf_frame_let_wrap (self, child);
  }
}
