/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small town of demo.h with new families in its queue, and agents to decide, over HTTP.
 *
 * Item 1 is Paul Martin's, whom nobody resembles; item 2 Nour Haddad's: household Two has an adult
 * of that name without an account, at the same address; item 3 Luke Blank's, whose name sounds like
 * that of an adult of Two. Each has a provisional household of the number that its account has.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "portal/upload-portal.h"

G_BEGIN_DECLS

#define PF_QUEUE_PAUL 21
#define PF_QUEUE_NOUR 22
#define PF_QUEUE_LUKE 23

/* One request and its answer. */
typedef struct
{
  PfRawAnswer raw;
  JsonNode *json;     /* NULL: no JSON */
  JsonObject *object; /* of it */
} PfQueueAnswer;

void pf_queue_answer_clear (PfQueueAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfQueueAnswer, pf_queue_answer_clear)

/* The portal, with all that stands above; the agents' tokens are "nina" and "omar" of the front
 * desk, "ana" an administrator; the families' "paul", "nour" and "luke".
 */
void pf_queue_set_up (PfPortal *portal, gconstpointer driver);

/* As @token. @path: after /v1/
 * @headers: (nullable): further lines, each with its end
 * @body: (nullable)
 */
void pf_queue_ask (PfPortal *portal,
                   const char *token,
                   const char *method,
                   const char *path,
                   const char *headers,
                   const char *body,
                   PfQueueAnswer *ret_answer);

/* Decides item @item on the version at hand of @token. */
void pf_queue_decide (PfPortal *portal,
                      const char *token,
                      guint item,
                      const char *body,
                      PfQueueAnswer *ret_answer);

/* Two agents ask at once for a document of item 1, both having seen its first version: of how many
 * the answer is @status; each other's is 200.
 */
guint pf_queue_ask_both (PfPortal *portal, guint status);

/* Hands a proof of address in for the household of @number, as @token: its id (transfer full). */
char *pf_queue_hand_in (PfPortal *portal, const char *token, guint number);

G_END_DECLS
