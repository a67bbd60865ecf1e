/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call under way: what to send, as often as it takes, and what came back. For client.c alone.
 */
#pragma once

#include <libsoup/soup.h>

#include "client/api/client.h"
#include "client/api/saving.h"

G_BEGIN_DECLS

/* A document, and some more. */
#define PF_MAX_ANSWER_SIZE (11 * 1024 * 1024)

typedef struct
{
  const PfOperation *operation;
  char *url;
  SoupMessageHeaders *headers;
  GBytes *request; /* (nullable) */
  char *request_type;
  PfApiProgress progress; /* (nullable) */
  gpointer progress_data;
  gsize n_sent; /* bytes of the request, by the try under way */
  guint n_tries;
  gint64 sent_at;

  SoupMessage *message; /* of the try under way */
  GInputStream *stream; /* what is left to read of its answer */
  GByteArray *answer;   /* what was read */

  PfApiSaving *saving; /* (nullable): where a file goes, instead of the answer */

  GBytes *body; /* the whole answer */
  gboolean unchanged;
  guint retry_seconds;
} PfApiCall;

/* Takes everything from @arguments that the call needs. */
PfApiCall *pf_api_call_new (const char *base_url,
                            const char *bearer,
                            const PfOperation *operation,
                            const PfApiArguments *arguments);
void pf_api_call_free (gpointer self);

/* The message of one more try, kept in the call. */
SoupMessage *pf_api_call_build_message (PfApiCall *self);

/* Whether sending it again does no more than sending it once. */
gboolean pf_api_call_may_repeat (const PfApiCall *self);

/* Whether what is on its way is of the type that the operation answers. */
gboolean pf_api_call_has_expected_type (PfApiCall *self);

/* The answer (transfer full) that the body and the head of the message hold, or NULL. */
PfAnswer *pf_api_call_read_answer (PfApiCall *self, GError **error);

G_END_DECLS
