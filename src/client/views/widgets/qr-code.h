/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as a QR code, dark on white in every theme: what reads it is a camera. Whoever cannot see
 * it needs the same text beside it. Property: "text" (NULL: nothing is drawn).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_QR_CODE (pf_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (PfQrCode, pf_qr_code, PF, QR_CODE, GtkWidget)

void pf_qr_code_set_text (PfQrCode *self, const char *text);

/* How many modules its sides have, without the margin; 0 where nothing is drawn. */
int pf_qr_code_get_size (PfQrCode *self);

G_END_DECLS
