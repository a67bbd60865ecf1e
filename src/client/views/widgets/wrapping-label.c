/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/wrapping-label.h"

GtkWidget *
pf_wrapping_label_new (const char *words, const char *const *classes)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label",
                       words,
                       "css-classes",
                       classes,
                       "wrap",
                       TRUE,
                       "wrap-mode",
                       PANGO_WRAP_WORD_CHAR,
                       "xalign",
                       0.0,
                       NULL);
}
