/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A real window around a page under test, and what a person would see in it. Labels that are seen
 * are compared as "one|next|", in the order of the widgets.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _PfTestWindow PfTestWindow;

/* Call first in main(); FALSE without a display, after having said so as a skipped test. */
gboolean pf_test_window_init (int *argc, char ***argv);

PfTestWindow *pf_test_window_new (GtkWidget *content, int width, int height);

/* Destroys the window, and asserts that its content is gone with it. */
void pf_test_window_free (PfTestWindow *self);

/* What it was made with (transfer none). */
GtkWidget *pf_test_window_get_content (PfTestWindow *self);

/* Runs the main loop until nothing is left to do and the frame is drawn. */
void pf_test_window_settle (PfTestWindow *self);

/* Returns once the window has that size. */
void pf_test_window_resize (PfTestWindow *self, int width, int height);

void pf_test_window_assert_shows (PfTestWindow *self, const char *words);
void pf_test_window_assert_hides (PfTestWindow *self, const char *words);

/* Clicks the button that bears @words, which must be seen and sensitive. */
void pf_test_window_click (PfTestWindow *self, const char *words);

/* Ticks the check or radio button whose words begin with @words, or takes its tick away. */
void pf_test_window_tick (PfTestWindow *self, const char *words);

gboolean pf_test_window_is_sensitive (PfTestWindow *self, const char *words);

/* The entry whose label is @label and that is seen: what it holds, and typing over it. */
const char *pf_test_window_read (PfTestWindow *self, const char *label);
void pf_test_window_type (PfTestWindow *self, const char *label, const char *text);

G_END_DECLS
