/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list that was empty and hidden when its window was laid out first grows with its rows all the
 * same.
 */
#include "client/views/widgets/item-rows.h"

#include "client/views/widgets/wrapping-label.h"
#include "window.h"

#define WORDS                                                                                      \
  "Léa: fourth primary class (CM1), École élémentaire Jean-Moulin du bourg et des hameaux, "   \
  "nothing to do."

typedef struct
{
  PfTestWindow *window;
  GtkWidget *around;
  GtkWidget *box;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->around = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (fixture->box, FALSE);
  gtk_box_append (GTK_BOX (fixture->around), pf_wrapping_label_new ("Your children", NULL));
  gtk_box_append (GTK_BOX (fixture->around), fixture->box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->around);
  fixture->window = pf_test_window_new (scroller, 800, 600);
  pf_test_window_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
}

static void
assert_grows (Fixture *fixture)
{
  int wide;

  pf_item_rows_show (GTK_BOX (fixture->box));
  pf_test_window_settle (fixture->window);
  wide = gtk_widget_get_height (fixture->box);
  pf_test_window_resize (fixture->window, 200, 600);
  g_assert_cmpint (gtk_widget_get_height (fixture->box), >, wide);
  g_assert_cmpint (gtk_widget_get_height (fixture->box),
                   ==,
                   gtk_widget_get_height (gtk_widget_get_first_child (fixture->box)));
}

static void
test_cleared (Fixture *fixture, gconstpointer)
{
  pf_item_rows_clear (GTK_BOX (fixture->box));
  gtk_box_append (GTK_BOX (fixture->box), pf_wrapping_label_new (WORDS, NULL));
  assert_grows (fixture);
}

static GtkWidget *
make_row (gpointer, gpointer)
{
  return pf_wrapping_label_new (WORDS, NULL);
}

static void
test_bound (Fixture *fixture, gconstpointer)
{
  g_autoptr (GListStore) items = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);

  pf_item_rows_bind (GTK_BOX (fixture->box), G_LIST_MODEL (items), make_row, NULL);
  g_list_store_append (items, item);
  assert_grows (fixture);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
  g_test_add ("/item-rows/cleared", Fixture, NULL, set_up, test_cleared, tear_down);
  g_test_add ("/item-rows/bound", Fixture, NULL, set_up, test_bound, tear_down);
  return g_test_run ();
}
