/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portal that takes documents, and what is kept of them.
 */
#pragma once

#include "demo.h"
#include "files.h"
#include "raw.h"
#include "server/http/server.h"
#include "uploading.h"

G_BEGIN_DECLS

typedef struct
{
  PfDemo *demo;
  PfServer *server;
  PfRaw *raw;
} PfPortal;

#define PF_PORTAL_JSON                                                                             \
  "{\"kind\":\"proof_of_address\",\"household\":\"" DEMO_1 "\",\"issued_on\":\"2026-01-02\"}"

/* A fixture's: @driver names the database. */
void pf_portal_start (PfPortal *fixture, gconstpointer driver, PfServerOptions options);
void pf_portal_tear_down (PfPortal *fixture, gconstpointer);

typedef struct
{
  const char *name; /* NULL: the last one is before this */
  void (*test) (PfPortal *fixture, gconstpointer driver);
} PfPortalTest;

/* For main(): each test with a portal of its own on both databases, or on one where there is no
 * other, as /SUITE/DATABASE/NAME.
 */
int pf_portal_run (int argc,
                   char **argv,
                   const char *suite,
                   void (*set_up) (PfPortal *fixture, gconstpointer driver),
                   const PfPortalTest *tests);

/* As if whoever is signed in had just shown who they are. */
void pf_portal_prove (PfPortal *fixture);

/* @key: (nullable) */
void pf_portal_send_body (PfRaw *raw,
                          const char *token,
                          const char *key,
                          GByteArray *body,
                          PfRawAnswer *ret_answer);

/* As One. */
void pf_portal_hand_in (PfPortal *fixture,
                        const char *key,
                        const char *json,
                        const char *name,
                        GByteArray *file,
                        PfRawAnswer *ret_answer);

void pf_portal_assert_problem (const PfRawAnswer *answer, guint status, const char *words);
void pf_portal_assert_header (const PfRawAnswer *answer, const char *name, const char *value);

gint64 pf_portal_count (PfPortal *fixture, const char *sql);

/* What is kept of documents: whole ones, and what is on its way. */
guint pf_portal_count_kept (PfPortal *fixture);

/* Waits until @n are, each with its row: an answer comes before its call is cleaned up. */
void pf_portal_assert_kept (PfPortal *fixture, guint n);

G_END_DECLS
