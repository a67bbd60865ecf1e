/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes of a second factor as they are put away: on paper, or as a text.
 */
#pragma once

#include <gtk/gtk.h>

#include "client/model/factor-setup.h"

G_BEGIN_DECLS

/* The codes alone, one a line, numbered where their order counts (transfer full). */
char *pf_codes_build_list (PfFactorSetup *setup);

/* What they are and whose, then the codes (transfer full). */
char *pf_codes_build_text (PfFactorSetup *setup, const char *town);

/* The same for a printer, with the dialog of @action, or in a file of @path where it exports. */
GtkPrintOperationResult pf_codes_print (PfFactorSetup *setup,
                                        const char *town,
                                        GtkPrintOperationAction action,
                                        const char *path,
                                        GtkWindow *parent,
                                        GError **error);

/* How high what is printed is, in points: a sheet has some 770. */
double pf_codes_measure_paper (PfFactorSetup *setup, const char *town);

G_END_DECLS
