/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bodies of multipart/form-data (RFC 7578), read as they come and never held. Strict: what two
 * readers might see differently is refused.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PfMultipart PfMultipart;

/* Each answers FALSE to refuse the rest. */
typedef struct
{
  gboolean (*begin) (gpointer data, const char *name, const char *file_name); /* (nullable) */
  gboolean (*take) (gpointer data, const char *piece, gsize size);
  gboolean (*end) (gpointer data);
} PfMultipartReader;

/* NULL where @content_type names no boundary. */
PfMultipart *pf_multipart_new (const char *content_type,
                               const PfMultipartReader *reader,
                               gpointer data);
void pf_multipart_free (PfMultipart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfMultipart, pf_multipart_free)

/* Reads the next bytes; FALSE once they are malformed or refused. */
gboolean pf_multipart_take (PfMultipart *self, const char *data, gsize size);

/* Whether the last part has ended. */
gboolean pf_multipart_is_complete (PfMultipart *self);

G_END_DECLS
