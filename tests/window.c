/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window.h"

#include <string.h>

struct _PfTestWindow
{
  GtkWidget *window;
  GtkWidget *content; /* NULL once it is gone */
};

/* As AdwApplication does; sizes depend on it. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/portailfamille/PortailFamille/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/portailfamille/PortailFamille/icons");
}

gboolean
pf_test_window_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP no display\n");
    return FALSE;
  }
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  load_style ();
  return TRUE;
}

static void
count_frame_cb (GdkFrameClock *, gpointer user_data)
{
  ++*(guint *) user_data;
}

/* Two frames: the first may change what the second allocates. */
void
pf_test_window_settle (PfTestWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  guint n_frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &n_frames);

  while (n_frames < 2) {
    gtk_widget_queue_draw (self->window);
    g_main_context_iteration (NULL, TRUE);
  }
  g_signal_handler_disconnect (clock, handler);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

PfTestWindow *
pf_test_window_new (GtkWidget *content, int width, int height)
{
  PfTestWindow *self = g_new0 (PfTestWindow, 1);

  self->window = adw_window_new ();
  self->content = content;
  g_object_add_weak_pointer (G_OBJECT (content), (gpointer *) &self->content);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  adw_window_set_content (ADW_WINDOW (self->window), content);
  gtk_window_present (GTK_WINDOW (self->window));
  pf_test_window_settle (self);
  return self;
}

GtkWidget *
pf_test_window_get_content (PfTestWindow *self)
{
  return self->content;
}

void
pf_test_window_free (PfTestWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->content);
  g_free (self);
}

void
pf_test_window_resize (PfTestWindow *self, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  while (gtk_widget_get_width (self->window) != width)
    g_main_context_iteration (NULL, TRUE);
  pf_test_window_settle (self);
}

static void
collect_words (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_words (child, words);
}

void
pf_test_window_assert_shows (PfTestWindow *self, const char *expected)
{
  g_autoptr (GString) words = g_string_new (NULL);

  pf_test_window_settle (self);
  collect_words (self->window, words);
  if (strstr (words->str, expected) == NULL)
    g_error ("“%s” is not in “%s”", expected, words->str);
}

void
pf_test_window_assert_hides (PfTestWindow *self, const char *unexpected)
{
  g_autoptr (GString) words = g_string_new (NULL);

  pf_test_window_settle (self);
  collect_words (self->window, words);
  if (strstr (words->str, unexpected) != NULL)
    g_error ("“%s” is in “%s”", unexpected, words->str);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget)) {
    collect_words (widget, words);
    return g_str_equal (words->str, label) ? widget : NULL;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_button (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
get_button (PfTestWindow *self, const char *words)
{
  g_autofree char *label = g_strconcat (words, "|", NULL);
  GtkWidget *button;

  pf_test_window_settle (self);
  button = find_button (self->window, label);
  g_assert_nonnull (button);
  return button;
}

void
pf_test_window_click (PfTestWindow *self, const char *words)
{
  GtkWidget *button = get_button (self, words);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  pf_test_window_settle (self);
}

gboolean
pf_test_window_is_sensitive (PfTestWindow *self, const char *words)
{
  return gtk_widget_is_sensitive (get_button (self, words));
}

/* By the first of its words: what explains it may stand below them. */
static GtkWidget *
find_check (GtkWidget *widget, const char *label)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_CHECK_BUTTON (widget)) {
    collect_words (widget, words);
    return g_str_has_prefix (words->str, label) ? widget : NULL;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_check (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

void
pf_test_window_tick (PfTestWindow *self, const char *words)
{
  g_autofree char *label = g_strconcat (words, "|", NULL);
  GtkWidget *check;

  pf_test_window_settle (self);
  check = find_check (self->window, label);
  g_assert_nonnull (check);
  g_assert_true (gtk_widget_is_sensitive (check));
  g_signal_emit_by_name (check, "activate");
  pf_test_window_settle (self);
}

static GtkWidget *
find_entry (GtkWidget *widget, const char *label)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label))
    return gtk_label_get_mnemonic_widget (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_entry (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkEditable *
get_entry (PfTestWindow *self, const char *label)
{
  GtkWidget *entry;

  pf_test_window_settle (self);
  entry = find_entry (self->window, label);
  g_assert_nonnull (entry);
  return GTK_EDITABLE (entry);
}

const char *
pf_test_window_read (PfTestWindow *self, const char *label)
{
  return gtk_editable_get_text (get_entry (self, label));
}

void
pf_test_window_type (PfTestWindow *self, const char *label, const char *text)
{
  gtk_editable_set_text (get_entry (self, label), text);
}
