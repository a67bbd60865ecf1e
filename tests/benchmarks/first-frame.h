/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a program has cost until a frame of its window is on the screen, said on its standard
 * output as "CPU PRIVATE": microseconds of processor of all its threads, and KiB of memory that no
 * other process shares.
 */
#pragma once

#include <gtk/gtk.h>

/* Whether what the program is for is in the window (nullable: any frame will do). */
typedef gboolean (*PfFrameIsIt) (GtkWindow *window);

/* Once @application has a window whose painted frame @is_it, says the figures and ends. */
void pf_first_frame_watch (GtkApplication *application, PfFrameIsIt is_it);
