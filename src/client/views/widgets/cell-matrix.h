/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells in rows and columns, of which the keyboard sees one: Tab enters at the cell last visited
 * and leaves, the arrows go from cell to cell, Home and End to the ends of the row. Cells are
 * made when first asked for and never destroyed, so showing other days costs no widgets.
 *
 * Signals: "cell-activated" (PfCell): a click, Space or Enter; "cell-explained" (PfCell): the menu
 * key, Shift+F10 or the other mouse button; "drag-started" (PfCell), "drag-entered" (PfCell) for
 * each further cell, "drag-ended"; "turned" (int: −1 or 1): Page Up or Page Down.
 */
#pragma once

#include <adwaita.h>

#include "client/views/widgets/cell.h"

G_BEGIN_DECLS

#define PF_TYPE_CELL_MATRIX (pf_cell_matrix_get_type ())
G_DECLARE_FINAL_TYPE (PfCellMatrix, pf_cell_matrix, PF, CELL_MATRIX, AdwBin)

GtkWidget *pf_cell_matrix_new (void);

/* The cell (transfer none), made now if need be: hidden, and placed nowhere. */
PfCell *pf_cell_matrix_get_cell (PfCellMatrix *self, guint row, guint column);

/* The same, or NULL where none was made yet. */
PfCell *pf_cell_matrix_peek_cell (PfCellMatrix *self, guint row, guint column);

/* Where @cell is; FALSE for what is not one of its cells. */
gboolean pf_cell_matrix_find (PfCellMatrix *self, PfCell *cell, guint *ret_row, guint *ret_column);

/* The rows that have cells. */
guint pf_cell_matrix_get_n_rows (PfCellMatrix *self);

/* Puts @widget, a cell or anything else, at a place of the grid around the cells, or moves it
 * there.
 */
void pf_cell_matrix_place (PfCellMatrix *self,
                           GtkWidget *widget,
                           int grid_column,
                           int grid_row,
                           int width);

/* Gives @cell the keyboard's focus, and scrolls it into sight. */
void pf_cell_matrix_focus (PfCellMatrix *self, PfCell *cell);

/* Around a change of what is shown: whether a cell has the focus before it, and, if it went with
 * its cell, giving it to the nearest one after it.
 */
gboolean pf_cell_matrix_has_focus (PfCellMatrix *self);
void pf_cell_matrix_restore_focus (PfCellMatrix *self);

/* Sets the grid's spacing and whether its columns are of one width. */
void pf_cell_matrix_set_spacing (PfCellMatrix *self, guint spacing, gboolean same_columns);

G_END_DECLS
