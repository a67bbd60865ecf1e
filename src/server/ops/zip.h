/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ZIP that is made while it is sent: what goes in comes out at once, so that its length has no
 * part in how much memory it takes.
 */
#pragma once

#include "core/value.h"

G_BEGIN_DECLS

typedef struct _PfZip PfZip;

PfZip *pf_zip_new (GError **error);
void pf_zip_free (PfZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfZip, pf_zip_free)

/* What is written from now on is the file @name, in ASCII, of that instant. */
gboolean pf_zip_begin (PfZip *self, const char *name, PfInstant changed_at, GError **error);
gboolean pf_zip_write (PfZip *self, const void *data, gsize size, GError **error);

/* Nothing more goes in. */
gboolean pf_zip_end (PfZip *self, GError **error);

/* Takes out up to @max bytes of what is there; 0 where more is to go in first. */
gsize pf_zip_take (PfZip *self, guint8 *out, gsize max);

G_END_DECLS
