/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For requests.c: the heads of requests that are thrown at the server.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *method;
  const char *target; /* path and query, encoded */
  const char *token;  /* (nullable) */
  const GString *body;
  gboolean is_form;
  gboolean is_right; /* of a request that means well: seldom is a line of its head wrong */
} PfThrown;

/* The request (transfer full), its body too, with a head as its sender might write it. */
GString *pf_thrown_write (const PfThrown *self);

G_END_DECLS
