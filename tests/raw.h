/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTTP by hand, for what no client of ours would send.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One answer. */
typedef struct
{
  guint status; /* 0: the connection ended instead */
  char *head;   /* its header lines */
  char *body;
  gsize size; /* of the body */
} PfRawAnswer;

void pf_raw_answer_clear (PfRawAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfRawAnswer, pf_raw_answer_clear)

/* The value (transfer full) of a header, or NULL. */
char *pf_raw_answer_get (const PfRawAnswer *self, const char *header);

typedef struct _PfRaw PfRaw;

/* NULL where the connection is refused. */
PfRaw *pf_raw_open (guint16 port);
void pf_raw_close (PfRaw *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfRaw, pf_raw_close)

/* FALSE where the other side has closed. */
gboolean pf_raw_send (PfRaw *self, const char *text, gsize length);

/* @has_body: FALSE for the answer to a HEAD */
void pf_raw_receive (PfRaw *self, gboolean has_body, PfRawAnswer *ret_answer);

/* Sends a whole request with a JSON body, or none, and receives.
 * @headers: whole lines, or ""
 * @body: (nullable)
 */
void pf_raw_ask (PfRaw *self,
                 const char *method,
                 const char *path,
                 const char *headers,
                 const char *body,
                 PfRawAnswer *ret_answer);

G_END_DECLS
