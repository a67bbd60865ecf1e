/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A booking cell: a button that assistive technology reads as a check box. Its fill, its border,
 * its glyph and its word come from one table, and what is seen and what is read aloud change
 * together. Cells are made once and shown anew for another day: nothing in one is about a noun.
 *
 * Properties: "look", "rank", "subject" ("Léa, canteen, Thursday 3 December"), "word" (NULL: that
 * of the look), "detail" (said after the word), "title" (stands above the word), "captioned" (the
 * word is seen beside the glyph).
 */
#pragma once

#include <gtk/gtk.h>

#include "client/model/cell-look.h"

G_BEGIN_DECLS

#define PF_TYPE_CELL (pf_cell_get_type ())
G_DECLARE_FINAL_TYPE (PfCell, pf_cell, PF, CELL, GtkButton)

/* All that a cell says, at once. */
typedef struct
{
  PfCellLook look;
  int rank; /* of PF_CELL_LOOK_WAITING */
  const char *subject;
  const char *word;   /* (nullable) */
  const char *detail; /* (nullable) */
} PfCellWords;

GtkWidget *pf_cell_new (void);

/* One that is there to be seen beside words that say the same: neither the keyboard nor the mouse
 * finds it, nor is it read as one more check box.
 */
GtkWidget *pf_cell_new_sample (PfCellLook look, int rank);

void pf_cell_show (PfCell *self, const PfCellWords *words);

PfCellLook pf_cell_get_look (PfCell *self);

/* What is read aloud (transfer none). */
const char *pf_cell_get_spoken (PfCell *self);

/* The look's word in a sentence: "available", and in a legend: "Available". */
const char *pf_cell_look_to_word (PfCellLook look);
const char *pf_cell_look_to_legend (PfCellLook look);

G_END_DECLS
