/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/day-row.h"

#include "client/views/family/home-words.h"
#include "client/views/say.h"
#include "client/views/widgets/cell.h"
#include "client/views/widgets/item-rows.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfDayRow
{
  AdwBin parent_instance;

  GtkWidget *weekday;
  GtkWidget *number;
  GtkWidget *entries;
};

G_DEFINE_FINAL_TYPE (PfDayRow, pf_day_row, ADW_TYPE_BIN)

static void
pf_day_row_class_init (PfDayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PfDayRow, weekday);
  gtk_widget_class_bind_template_child (widget_class, PfDayRow, number);
  gtk_widget_class_bind_template_child (widget_class, PfDayRow, entries);
}

static void
pf_day_row_init (PfDayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_entry (gpointer item, gpointer)
{
  static const char *const plain[] = { NULL };
  static const char *const quiet[] = { "caption", "dim", NULL };
  PfHomeEntry *entry = item;
  g_autofree char *lines = pf_home_say_lines (entry);
  g_autofree char *state = pf_home_say_state (entry);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *sample = pf_cell_new_sample (entry->look, entry->rank);

  gtk_widget_set_valign (sample, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (lines, plain));
  gtk_box_append (GTK_BOX (words), pf_wrapping_label_new (state, quiet));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), sample);
  gtk_box_append (GTK_BOX (row), words);
  return row;
}

GtkWidget *
pf_day_row_new (PfHomeDay *day)
{
  PfDayRow *self = g_object_new (PF_TYPE_DAY_ROW, NULL);
  g_autofree char *weekday = pf_say_short_weekday (day->date);
  g_autofree char *number = pf_say_day_number (day->date);
  g_autofree char *spoken = pf_home_say_day (day);

  gtk_label_set_label (GTK_LABEL (self->weekday), weekday);
  gtk_label_set_label (GTK_LABEL (self->number), number);
  pf_item_rows_bind (GTK_BOX (self->entries), G_LIST_MODEL (day->entries), make_entry, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}
