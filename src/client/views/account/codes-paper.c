/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/codes-paper.h"

#include <glib/gi18n.h>
#include <string.h>

/* Points */
#define TITLE_SIZE 16
#define TEXT_SIZE 11
#define CODE_SIZE 13
#define GAP 18
#define SHEET_WIDTH 520

char *
pf_codes_build_list (PfFactorSetup *setup)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; setup->codes != NULL && setup->codes[i] != NULL; i++) {
    if (setup->kind == PF_CODES_KIND_LIST)
      g_string_append_printf (list, "%2u. ", i + 1);
    g_string_append_printf (list, "%s\n", setup->codes[i]);
  }
  return g_string_free (list, FALSE);
}

static const char *
get_title (PfFactorSetup *setup)
{
  return setup->kind == PF_CODES_KIND_LIST ? _ ("List of codes") : _ ("Recovery codes");
}

static const char *
get_about (PfFactorSetup *setup)
{
  return setup->kind == PF_CODES_KIND_LIST
             ? _ ("When you sign in, type the next code of this list after your password. Each one "
                  "serves once: strike it out. Keep the list as you keep a key.")
             : _ ("Without your telephone, type one of these codes in place of the figures of the "
                  "application. Each one serves once: strike it out. Keep them as you keep a "
                  "key.");
}

static char *
build_owner (PfFactorSetup *setup, const char *town)
{
  return g_strdup_printf (
      "%s, %s — %s", _ ("Portail famille"), town, setup->email != NULL ? setup->email : "");
}

char *
pf_codes_build_text (PfFactorSetup *setup, const char *town)
{
  g_autofree char *owner = build_owner (setup, town);
  g_autofree char *list = pf_codes_build_list (setup);

  return g_strdup_printf ("%s\n%s\n\n%s\n\n%s", get_title (setup), owner, get_about (setup), list);
}

/* ---- paper */

/* Side by side: all of them fit on one sheet. */
static char *
build_columns (PfFactorSetup *setup)
{
  g_autofree char *list = pf_codes_build_list (setup);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  guint n = g_strv_length (setup->codes);
  guint n_rows = (n + 1) / 2;
  GString *columns = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (
        columns, "%-24s%s\n", lines[i], i + n_rows < n ? lines[i + n_rows] : "");
  explicit_bzero (list, strlen (list));
  return g_string_free (columns, FALSE);
}

typedef struct
{
  PfFactorSetup *setup;
  const char *town;
} Paper;

typedef struct
{
  char *text;
  const char *family;
  int size;
} Part;

#define N_PARTS 4

static void
build_parts (Part parts[static N_PARTS], PfFactorSetup *setup, const char *town)
{
  parts[0] = (Part){ g_strdup (get_title (setup)), "Sans Bold", TITLE_SIZE };
  parts[1] = (Part){ build_owner (setup, town), "Sans", TEXT_SIZE };
  parts[2] = (Part){ g_strdup (get_about (setup)), "Sans", TEXT_SIZE };
  parts[3] = (Part){ build_columns (setup), "Monospace", CODE_SIZE };
}

/* Takes @part apart: it may hold codes. */
static double
lay_out (PangoLayout *layout, double width, Part *part)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (part->family);
  int height;

  pango_font_description_set_absolute_size (font, part->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, part->text, -1);
  explicit_bzero (part->text, strlen (part->text));
  g_clear_pointer (&part->text, g_free);
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE + GAP;
}

static void
draw_page_cb (GtkPrintOperation *, GtkPrintContext *context, int, Paper *paper)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double y = 0;
  Part parts[N_PARTS];

  build_parts (parts, paper->setup, paper->town);
  for (int i = 0; i < N_PARTS; i++) {
    g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
    double height = lay_out (layout, width, &parts[i]);

    cairo_move_to (cairo, 0, y);
    pango_cairo_show_layout (cairo, layout);
    y += height;
  }
}

double
pf_codes_measure_paper (PfFactorSetup *setup, const char *town)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  double height = 0;
  Part parts[N_PARTS];

  build_parts (parts, setup, town);
  for (int i = 0; i < N_PARTS; i++) {
    g_autoptr (PangoLayout) layout = pango_layout_new (context);

    height += lay_out (layout, SHEET_WIDTH, &parts[i]);
  }
  g_object_unref (context);
  return height;
}

GtkPrintOperationResult
pf_codes_print (PfFactorSetup *setup,
                const char *town,
                GtkPrintOperationAction action,
                const char *path,
                GtkWindow *parent,
                GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Paper paper = { setup, town };

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, get_title (setup));
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), &paper);
  return gtk_print_operation_run (operation, action, parent, error);
}
