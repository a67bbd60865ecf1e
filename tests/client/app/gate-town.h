/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portal of a few answers that lets one person in and out, with the password "good".
 */
#pragma once

#include <libsoup/soup.h>

#define PF_GATE_TOWN_EMAIL "camille.berger@example.org"

typedef struct
{
  GString *asked; /* "POST /v1/sessions;" of each call */
  const char *minimum_client;
  const char *date;   /* (nullable): what the portal takes for now */
  gboolean has_ended; /* every session */
  gboolean is_silent; /* about who is signed in */
} PfGateTown;

/* For soup_server_add_handler(), with a PfGateTown. */
void pf_gate_town_handle_cb (SoupServer *server,
                             SoupServerMessage *message,
                             const char *path,
                             GHashTable *query,
                             gpointer user_data);
