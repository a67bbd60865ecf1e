/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How windows are drawn. Where OpenGL is only software, cairo takes a tenth of the time; to know
 * that takes an OpenGL context, which some drivers crash on. So a child process asks once, and its
 * answer is kept with the driver's name in the user's cache. Until then, cairo. Whoever sets
 * GSK_RENDERER is obeyed.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The hidden option that makes the program that child. */
#define PF_RENDERER_PROBE "--probe-renderer"

/* Before GTK is initialised. */
void pf_renderer_choose (void);

/* Once the main loop runs: starts the child if nothing is known yet. */
void pf_renderer_learn (void);

/* The child's own work: prints the driver's name; returns the exit status. */
int pf_renderer_probe (void);

/* Whether that driver draws on the processor. */
gboolean pf_renderer_is_software (const char *driver);

G_END_DECLS
