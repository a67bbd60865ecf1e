/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes out.
 */
#pragma once

#include "core/errors.h"
#include "core/problem.h"
#include "server/ops/export-stream.h"
#include "server/store/document-store.h"
#include "words/language.h"

G_BEGIN_DECLS

typedef struct
{
  guint status;
  const char *content_type;
  char *etag;                /* (nullable) */
  char *allow;               /* (nullable): with 405, and for OPTIONS */
  guint retry_seconds;       /* with 429 and 503; 0: not said */
  GString *body;             /* NULL until there is one */
  PfDocumentReader *content; /* (nullable): a document, instead of the body */
  PfExportStream *exported;  /* (nullable): an archive, the same way */
  char *content_name;        /* of its file */
} PfReply;

void pf_reply_clear (PfReply *self);

/* Starts anew, with an empty body. */
void pf_reply_reset (PfReply *self);

/* In words of @language, those of @errors (nullable) included. */
void pf_reply_set_problem (PfReply *self,
                           PfProblem problem,
                           PfLanguage language,
                           const char *advice,
                           PfErrors *errors);

G_END_DECLS
