/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files as families send them, and as strangers would, made here to the byte.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  GByteArray *(*make) (void);
  const char *verdict; /* its content type, or the rule that it breaks */
  gsize n_appended;    /* bytes of a telephone's that are left out */
} PfFile;

/* All of them, one by one; NULL after the last. */
const PfFile *pf_files_get (guint n);

/* A PDF (transfer full) of that many bytes, in which @text stands. */
GByteArray *pf_files_make_pdf (gsize size, const char *text);

G_END_DECLS
