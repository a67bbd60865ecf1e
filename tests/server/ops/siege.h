/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Enemies who never stop guessing one account's password, and its owner, who signs in each hour.
 */
#pragma once

#include "server/ops/attempts.h"

#define SIEGE_START ((PfInstant) 1788000000 * G_TIME_SPAN_SECOND)
#define SIEGE_VICTIM "eve@example.org"
#define SIEGE_OWNER "203.0.113.7"

typedef struct
{
  guint n_addresses; /* of the enemies, who take turns */
  gint64 span;       /* from one of their guesses to the next */
  gboolean owner_is_known;

  guint n_first; /* guesses in the first hour */
  guint n_later;
  guint n_owner_refused;
} PfSiege;

/* The owner mistypes once, then gets it right. */
static inline gboolean
siege_let_owner (PfAttempts *attempts, PfInstant now)
{
  gint64 delay;

  if (!pf_attempts_take (attempts, "sign-in", SIEGE_VICTIM, SIEGE_OWNER, now, &delay) ||
      !pf_attempts_take (attempts, "sign-in", SIEGE_VICTIM, SIEGE_OWNER, now, &delay))
    return FALSE;
  pf_attempts_succeed (attempts, "sign-in", SIEGE_VICTIM, SIEGE_OWNER);
  return TRUE;
}

static inline void
pf_siege_run (PfSiege *self, guint n_hours)
{
  g_autoptr (PfAttempts) attempts = pf_attempts_new (10000);
  PfInstant end = SIEGE_START + n_hours * G_TIME_SPAN_HOUR;
  PfInstant owner_at = SIEGE_START + G_TIME_SPAN_HOUR;
  gint64 delay;
  guint n = 0;

  if (self->owner_is_known)
    pf_attempts_remember (attempts, "sign-in", SIEGE_VICTIM, SIEGE_OWNER);
  for (PfInstant now = SIEGE_START; now < end; now += self->span) {
    g_autofree char *address = g_strdup_printf ("10.0.%u.%u", n / 250, n % 250);
    gboolean taken = pf_attempts_take (attempts, "sign-in", SIEGE_VICTIM, address, now, &delay);

    n = (n + 1) % self->n_addresses;
    if (now < SIEGE_START + G_TIME_SPAN_HOUR)
      self->n_first += taken;
    else
      self->n_later += taken;
    if (now >= owner_at) {
      self->n_owner_refused += !siege_let_owner (attempts, now);
      owner_at += G_TIME_SPAN_HOUR;
    }
  }
}
