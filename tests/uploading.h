/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests that hand a document in, as browsers and strangers write them.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Appends a part; a file's says its name. @file_name: (nullable) */
void pf_uploading_add_part (GByteArray *body,
                            const char *name,
                            const char *file_name,
                            const void *data,
                            gsize size);
void pf_uploading_end (GByteArray *body);

/* A whole body (transfer full). */
GByteArray *pf_uploading_build (const char *json, const char *file_name, GByteArray *file);

/* The whole request (transfer full). @key: (nullable) */
GByteArray *pf_uploading_wrap (const char *token, const char *key, GByteArray *body);

#define PF_UPLOADING_TYPE "multipart/form-data; boundary=\"a boundary\""

G_END_DECLS
