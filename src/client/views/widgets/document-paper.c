/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/document-paper.h"

/* Around the page, for its shadow. */
#define MARGIN 18

struct _PfDocumentPaper
{
  GtkWidget parent_instance;

  GdkTexture *texture; /* (nullable) */
  double zoom;
  guint turns;
  int room_width; /* what there is to see it in, while it is seen whole */
  int room_height;
};

G_DEFINE_FINAL_TYPE (PfDocumentPaper, pf_document_paper, GTK_TYPE_WIDGET)

static graphene_size_t
get_page (PfDocumentPaper *self)
{
  float width = (float) gdk_texture_get_width (self->texture);
  float height = (float) gdk_texture_get_height (self->texture);

  return self->turns % 2 == 0 ? GRAPHENE_SIZE_INIT (width, height)
                              : GRAPHENE_SIZE_INIT (height, width);
}

/* How large it is shown, as turned. */
static graphene_size_t
compute_size (PfDocumentPaper *self)
{
  graphene_size_t page = get_page (self);
  float room_width = (float) MAX (1, self->room_width - 2 * MARGIN);
  float room_height = (float) MAX (1, self->room_height - 2 * MARGIN);
  float scale = MIN (room_width / page.width, room_height / page.height) * (float) self->zoom;

  return GRAPHENE_SIZE_INIT (page.width * scale, page.height * scale);
}

static void
pf_document_paper_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int,
                           int *minimum,
                           int *natural,
                           int *,
                           int *)
{
  PfDocumentPaper *self = PF_DOCUMENT_PAPER (widget);
  graphene_size_t size = GRAPHENE_SIZE_INIT (0, 0);

  if (self->texture != NULL && self->zoom > 1)
    size = compute_size (self);
  *minimum = *natural =
      2 * MARGIN + (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? size.width : size.height);
}

static void
pf_document_paper_size_allocate (GtkWidget *widget, int width, int height, int)
{
  PfDocumentPaper *self = PF_DOCUMENT_PAPER (widget);

  if (self->zoom > 1)
    return;
  self->room_width = width;
  self->room_height = height;
}

static void
append_page (GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA shade = { 0, 0, 0, 0.18F };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, place, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 6);
  gtk_snapshot_append_color (snapshot, &white, place);
}

static void
pf_document_paper_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PfDocumentPaper *self = PF_DOCUMENT_PAPER (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  graphene_size_t size, flat;
  graphene_rect_t place;

  if (self->texture == NULL)
    return;
  size = compute_size (self);
  place = GRAPHENE_RECT_INIT ((width - size.width) / 2,
                              MAX (MARGIN, self->zoom > 1 ? (height - size.height) / 2 : MARGIN),
                              size.width,
                              size.height);
  append_page (snapshot, &place);
  flat = self->turns % 2 == 0 ? size : GRAPHENE_SIZE_INIT (size.height, size.width);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (place.origin.x + size.width / 2, place.origin.y + size.height / 2));
  gtk_snapshot_rotate (snapshot, 90 * (float) self->turns);
  gtk_snapshot_append_texture (
      snapshot,
      self->texture,
      &GRAPHENE_RECT_INIT (-flat.width / 2, -flat.height / 2, flat.width, flat.height));
  gtk_snapshot_restore (snapshot);
}

static void
pf_document_paper_finalize (GObject *object)
{
  g_clear_object (&PF_DOCUMENT_PAPER (object)->texture);
  G_OBJECT_CLASS (pf_document_paper_parent_class)->finalize (object);
}

static void
pf_document_paper_class_init (PfDocumentPaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_document_paper_finalize;
  widget_class->measure = pf_document_paper_measure;
  widget_class->size_allocate = pf_document_paper_size_allocate;
  widget_class->snapshot = pf_document_paper_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pf-paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pf_document_paper_init (PfDocumentPaper *self)
{
  self->zoom = 1;
}

void
pf_document_paper_set_texture (PfDocumentPaper *self, GdkTexture *texture)
{
  g_return_if_fail (PF_IS_DOCUMENT_PAPER (self));
  if (g_set_object (&self->texture, texture))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
pf_document_paper_set_zoom (PfDocumentPaper *self, double zoom)
{
  g_return_if_fail (PF_IS_DOCUMENT_PAPER (self));
  self->zoom = MAX (1, zoom);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
pf_document_paper_set_turns (PfDocumentPaper *self, guint turns)
{
  g_return_if_fail (PF_IS_DOCUMENT_PAPER (self));
  self->turns = turns % 4;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
