/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/qr-code.h"

#include <qrencode.h>

/* White around it, in modules: readers want it (ISO/IEC 18004). */
#define MARGIN 4

/* Large enough for a telephone held before a screen. */
#define SIDE 176

struct _PfQrCode
{
  GtkWidget parent_instance;

  QRcode *code; /* (nullable) */
};

typedef enum
{
  PROP_TEXT = 1,
} PfQrCodeProperty;

static GParamSpec *properties[PROP_TEXT + 1];

G_DEFINE_FINAL_TYPE (PfQrCode, pf_qr_code, GTK_TYPE_WIDGET)

static gboolean
is_dark (const QRcode *code, int x, int y)
{
  return (code->data[y * code->width + x] & 1) != 0;
}

/* Whole pixels, or the modules would blur into each other. */
static void
pf_qr_code_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PfQrCode *self = PF_QR_CODE (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA black = { 0, 0, 0, 1 };
  int side = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  int module = self->code != NULL ? side / (self->code->width + 2 * MARGIN) : 0;
  int start = self->code != NULL ? (side - module * self->code->width) / 2 : 0;

  gtk_snapshot_append_color (
      snapshot, &white, &GRAPHENE_RECT_INIT (0, 0, (float) side, (float) side));
  for (int i = 0; self->code != NULL && i < self->code->width * self->code->width; i++) {
    int x = i % self->code->width;
    int y = i / self->code->width;

    if (is_dark (self->code, x, y))
      gtk_snapshot_append_color (snapshot,
                                 &black,
                                 &GRAPHENE_RECT_INIT ((float) (start + x * module),
                                                      (float) (start + y * module),
                                                      (float) module,
                                                      (float) module));
  }
}

static void
pf_qr_code_measure (GtkWidget *, GtkOrientation, int, int *minimum, int *natural, int *, int *)
{
  *minimum = *natural = SIDE;
}

static void
pf_qr_code_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  pf_qr_code_set_text (PF_QR_CODE (object), g_value_get_string (value));
}

static void
pf_qr_code_finalize (GObject *object)
{
  g_clear_pointer (&PF_QR_CODE (object)->code, QRcode_free);
  G_OBJECT_CLASS (pf_qr_code_parent_class)->finalize (object);
}

static void
pf_qr_code_class_init (PfQrCodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = pf_qr_code_set_property;
  G_OBJECT_CLASS (klass)->finalize = pf_qr_code_finalize;
  widget_class->snapshot = pf_qr_code_snapshot;
  widget_class->measure = pf_qr_code_measure;
  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "pf-qr");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pf_qr_code_init (PfQrCode *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
pf_qr_code_set_text (PfQrCode *self, const char *text)
{
  g_return_if_fail (PF_IS_QR_CODE (self));

  g_clear_pointer (&self->code, QRcode_free);
  if (text != NULL)
    self->code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
pf_qr_code_get_size (PfQrCode *self)
{
  g_return_val_if_fail (PF_IS_QR_CODE (self), 0);
  return self->code != NULL ? self->code->width : 0;
}
