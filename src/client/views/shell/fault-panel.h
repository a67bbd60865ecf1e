/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that is to be corrected in a form, each line a button that leads to its field. Signal "jump"
 * (id of the line). Without a line it is not to be seen.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  guint id;
  char *what;        /* is wrong: owned */
  const char *where; /* the part of the form */
} PfFaultLine;

#define PF_TYPE_FAULT_PANEL (pf_fault_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfFaultPanel, pf_fault_panel, PF, FAULT_PANEL, AdwBin)

/* @lines: of PfFaultLine. A line that stays keeps its button, and the focus. */
void pf_fault_panel_show (PfFaultPanel *self, GArray *lines);

/* On the first line. */
void pf_fault_panel_take_focus (PfFaultPanel *self);

/* An empty array (transfer full) that frees its lines. */
GArray *pf_fault_lines_new (void);

G_END_DECLS
