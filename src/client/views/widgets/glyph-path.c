/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/glyph-path.h"

#include <math.h>
#include <string.h>

#define PATH_START " d=\""

typedef struct
{
  const char *rest;
  cairo_t *cr;
  double x, y;   /* where the pen is */
  double bx, by; /* how the last curve arrived there, for one that goes on smoothly */
} Pen;

/* What stands for the letter once its first numbers are used up. */
static char
get_next_letter (char letter)
{
  switch (letter) {
  case 'M':
    return 'L';
  case 'm':
    return 'l';
  default:
    return letter;
  }
}

static void
skip_separators (Pen *pen)
{
  while (*pen->rest == ' ' || *pen->rest == ',')
    pen->rest++;
}

static double
read_number (Pen *pen)
{
  char *end;
  double number;

  skip_separators (pen);
  number = g_ascii_strtod (pen->rest, &end);
  if (end == pen->rest)
    g_error ("no number in a path: %s", pen->rest);
  pen->rest = end;
  return number;
}

static void
go (Pen *pen, double x, double y)
{
  pen->bx = pen->by = 0;
  pen->x = x;
  pen->y = y;
}

static void
add_line (Pen *pen, double x, double y)
{
  cairo_line_to (pen->cr, x, y);
  go (pen, x, y);
}

/* @x and @y: what the numbers that follow are counted from. */
static void
add_curve (Pen *pen, gboolean smooth, double x, double y)
{
  const double x1 = smooth ? pen->x + pen->bx : x + read_number (pen);
  const double y1 = smooth ? pen->y + pen->by : y + read_number (pen);
  const double x2 = x + read_number (pen);
  const double y2 = y + read_number (pen);
  const double x3 = x + read_number (pen);
  const double y3 = y + read_number (pen);

  cairo_curve_to (pen->cr, x1, y1, x2, y2, x3, y3);
  go (pen, x3, y3);
  pen->bx = x3 - x2;
  pen->by = y3 - y2;
}

/* A part of a circle, from the pen: two circles go through both ends, on either side of them. */
static void
add_arc (Pen *pen, double from_x, double from_y)
{
  const double radius = read_number (pen);
  const double other_radius = read_number (pen);
  const double turn = read_number (pen);
  const gboolean large = read_number (pen) != 0;
  const gboolean clockwise = read_number (pen) != 0;
  const double x = from_x + read_number (pen);
  const double y = from_y + read_number (pen);
  const double half = hypot (x - pen->x, y - pen->y) / 2;
  const double away =
      sqrt (MAX (radius * radius - half * half, 0)) / half * (large == clockwise ? 1 : -1) / 2;
  const double center_x = (pen->x + x) / 2 + away * (y - pen->y);
  const double center_y = (pen->y + y) / 2 - away * (x - pen->x);

  g_assert (radius == other_radius && turn == 0 && half > 0);
  (clockwise ? cairo_arc : cairo_arc_negative) (pen->cr,
                                                center_x,
                                                center_y,
                                                MAX (radius, half),
                                                atan2 (pen->y - center_y, pen->x - center_x),
                                                atan2 (y - center_y, x - center_x));
  go (pen, x, y);
}

static void
close_figure (Pen *pen)
{
  double x, y;

  cairo_close_path (pen->cr);
  cairo_get_current_point (pen->cr, &x, &y);
  go (pen, x, y);
}

static void
move (Pen *pen, double x, double y)
{
  go (pen, x + read_number (pen), 0);
  pen->y = y + read_number (pen);
  cairo_move_to (pen->cr, pen->x, pen->y);
}

/* Capital letters count from the corner, small ones from the pen. */
static void
follow (Pen *pen, char letter)
{
  const double x = g_ascii_islower (letter) ? pen->x : 0;
  const double y = g_ascii_islower (letter) ? pen->y : 0;
  double to;

  switch (g_ascii_toupper (letter)) {
  case 'M':
    move (pen, x, y);
    break;
  case 'L':
    to = x + read_number (pen);
    add_line (pen, to, y + read_number (pen));
    break;
  case 'H':
    add_line (pen, x + read_number (pen), pen->y);
    break;
  case 'V':
    add_line (pen, pen->x, y + read_number (pen));
    break;
  case 'C':
  case 'S':
    add_curve (pen, g_ascii_toupper (letter) == 'S', x, y);
    break;
  case 'A':
    add_arc (pen, x, y);
    break;
  case 'Z':
    close_figure (pen);
    break;
  default:
    g_error ("no path of ours has a %c: %s", letter, pen->rest);
  }
}

char *
pf_glyph_path_dup (const char *icon_name)
{
  g_autofree char *name = g_strconcat (PF_GLYPH_PATH_FOLDER, icon_name, ".svg", NULL);
  g_autoptr (GBytes) file = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *start = NULL;
  gsize length;

  if (file != NULL)
    start = g_bytes_get_data (file, &length);
  if (start != NULL)
    start = g_strstr_len (start, (gssize) length, PATH_START);
  if (start == NULL)
    g_error ("%s is no icon of ours", icon_name);
  start += strlen (PATH_START);
  return g_strndup (start, strcspn (start, "\""));
}

void
pf_glyph_path_add (const char *path, cairo_t *cr)
{
  Pen pen = { .rest = path, .cr = cr };
  char letter = '\0';

  for (skip_separators (&pen); *pen.rest != '\0'; skip_separators (&pen)) {
    letter = g_ascii_isalpha (*pen.rest) ? *pen.rest++ : get_next_letter (letter);
    follow (&pen, letter);
  }
}
