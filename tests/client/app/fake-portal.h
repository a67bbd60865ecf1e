/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portal of a few answers, for tests of what the client does when it gets them.
 */
#pragma once

#include <libsoup/soup.h>

typedef struct
{
  SoupServer *server;
  char *address;
  GHashTable *answers; /* "POST /v1/sessions" to what it answers */
  GString *asked;      /* "POST /v1/sessions {…};" of each call */
  GString *keys;       /* "KEY;" of each call with an Idempotency-Key */
} PfFakePortal;

PfFakePortal *pf_fake_portal_new (void);
void pf_fake_portal_free (PfFakePortal *self);

/* From now on. @body: (nullable): JSON */
void pf_fake_portal_answer (PfFakePortal *self, const char *call, guint status, const char *body);

/* The same with a body of another type, which is text. */
void pf_fake_portal_answer_as (PfFakePortal *self,
                               const char *call,
                               guint status,
                               const char *type,
                               const char *body);

/* The same with a problem, and the seconds of Retry-After (0: none). @errors: (nullable): the
 * member "errors" of the problem
 */
void pf_fake_portal_refuse (PfFakePortal *self,
                            const char *call,
                            guint status,
                            const char *problem,
                            guint retry,
                            const char *errors);
