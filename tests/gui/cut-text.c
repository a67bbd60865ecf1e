/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells a test which text of the client is cut: preloaded, it answers on the socket $CUT_TEXT.
 * Accessibility cannot: it knows the place of a label, and not that its end is an ellipsis.
 *
 * The test sends one line, gets the answer, and the end:
 *   look            a line for each label that is cut: how, its text, and the tooltip on it
 *   place           a line for each label: x, y, width, height, the width of its window, what
 * scrolls around it, its text ellipsize TEXT  nothing; the label of that text becomes a long one
 * with an ellipsis, lengthen TEXT   a long one that cannot be broken, squeeze TEXT    or gets half
 * of the room that it needs
 */
#define _GNU_SOURCE
#include <adwaita.h>
#include <dlfcn.h>
#include <gio/gunixsocketaddress.h>

#define LONG "A planted label that has far more to say than the narrow window has room for"

typedef int (*Run) (GApplication *application, int argc, char **argv);
typedef void (*Visit) (GtkLabel *label, GString *answer);

static const char *wanted; /* the text of the label that is changed */

static void
add_words (GString *answer, const char *words)
{
  g_autofree char *line = g_strdup (words != NULL ? words : "");

  g_string_append_printf (answer, "\t%s", g_strdelimit (line, "\t\n", ' '));
}

static const char *
find_tooltip (GtkWidget *widget)
{
  while (widget != NULL && gtk_widget_get_tooltip_text (widget) == NULL)
    widget = gtk_widget_get_parent (widget);
  return widget != NULL ? gtk_widget_get_tooltip_text (widget) : NULL;
}

/* With an ellipsis, or larger than what it was given: its edge is then hidden, or over others. */
static void
look_at (GtkLabel *label, GString *answer)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  GtkWidget *widget = GTK_WIDGET (label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    g_string_append (answer, "ellipsis");
  else if (width > gtk_widget_get_width (widget) || height > gtk_widget_get_height (widget))
    g_string_append_printf (answer,
                            "%d × %d in %d × %d",
                            width,
                            height,
                            gtk_widget_get_width (widget),
                            gtk_widget_get_height (widget));
  else
    return;
  add_words (answer, gtk_label_get_text (label));
  add_words (answer, find_tooltip (widget));
  g_string_append_c (answer, '\n');
}

/* Accessibility would be asked for each of these, label by label. */
static void
place (GtkLabel *label, GString *answer)
{
  GtkWidget *widget = GTK_WIDGET (label);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  double x, y;

  if (*gtk_label_get_text (label) == '\0' ||
      !gtk_widget_translate_coordinates (widget, root, 0, 0, &x, &y))
    return;
  g_string_append_printf (answer,
                          "%d\t%d\t%d\t%d\t%d\t%p",
                          (int) x,
                          (int) y,
                          gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget),
                          gtk_widget_get_width (root),
                          (gpointer) gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW));
  add_words (answer, gtk_label_get_text (label));
  g_string_append_c (answer, '\n');
}

static gboolean
is_wanted (GtkLabel *label)
{
  return g_strcmp0 (gtk_label_get_text (label), wanted) == 0;
}

static void
ellipsize (GtkLabel *label, GString *)
{
  if (!is_wanted (label))
    return;
  gtk_label_set_text (label, LONG);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
}

static void
lengthen (GtkLabel *label, GString *)
{
  if (!is_wanted (label))
    return;
  gtk_label_set_text (label, LONG);
  gtk_label_set_wrap (label, FALSE);
}

static void
squeeze (GtkLabel *label, GString *)
{
  int width, height;

  if (!is_wanted (label))
    return;
  pango_layout_get_pixel_size (gtk_label_get_layout (label), &width, &height);
  gtk_widget_allocate (GTK_WIDGET (label), width / 2, height, -1, NULL);
}

static const struct
{
  const char *word;
  Visit visit;
} ORDERS[] = {
  { "look", look_at },      { "place", place },     { "ellipsize", ellipsize },
  { "lengthen", lengthen }, { "squeeze", squeeze },
};

static void
visit (GtkWidget *widget, Visit each, GString *answer)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    each (GTK_LABEL (widget), answer);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit (child, each, answer);
}

static char *
obey (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 2);
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  wanted = g_strv_length (words) > 1 ? words[1] : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (ORDERS); i++) {
    for (GList *item = windows; item != NULL && g_strcmp0 (words[0], ORDERS[i].word) == 0;
         item = item->next)
      visit (item->data, ORDERS[i].visit, said);
  }
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
answer_cb (GdkFrameClock *clock, GSocketConnection *connection)
{
  GIOStream *stream = G_IO_STREAM (connection);
  g_autoptr (GDataInputStream) input =
      g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  g_autofree char *line = g_data_input_stream_read_line_utf8 (input, NULL, NULL, NULL);
  g_autofree char *said = obey (line != NULL ? line : "");

  g_output_stream_write_all (
      g_io_stream_get_output_stream (stream), said, strlen (said), NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
  g_signal_handlers_disconnect_by_func (clock, answer_cb, connection);
}

/* Once the window has been drawn: what has changed just before has its place then. */
static gboolean
asked_cb (GSocketService *, GSocketConnection *connection)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GtkWindow *window = gtk_application_get_active_window (application);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  g_signal_connect_data (clock,
                         "after-paint",
                         G_CALLBACK (answer_cb),
                         g_object_ref (connection),
                         (GClosureNotify) (GCallback) g_object_unref,
                         0);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  return TRUE;
}

static void
listen (const char *path)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  GSocketService *service = g_socket_service_new (); /* as long as the program runs */

  g_socket_listener_add_address (G_SOCKET_LISTENER (service),
                                 address,
                                 G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT,
                                 NULL,
                                 NULL,
                                 NULL);
  g_signal_connect (service, "incoming", G_CALLBACK (asked_cb), NULL);
}

/* Stands before GLib's. */
int
g_application_run (GApplication *application, int argc, char **argv)
{
  const char *path = g_getenv ("CUT_TEXT");

  if (path != NULL)
    listen (path);
  return ((Run) dlsym (RTLD_NEXT, "g_application_run")) (application, argc, argv);
}
