/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a call asks of the password pool between its preparation and its run.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A password to verify, one to make a hash of, or both. */
typedef struct
{
  char *password; /* (nullable): to verify; each is wiped as soon as it is looked at */

  /* To verify against; NULL where no account is known, which matches nothing and takes as long as
   * if there were one.
   */
  char *hash;
  gboolean matches; /* once verified */

  /* A second one to verify against where the first does not match, in the same manner. */
  gboolean has_second;
  char *second_hash;
  gboolean matches_second;

  char *new_password; /* (nullable): to make a hash of */
  char *new_hash;     /* once made; NULL where there was no memory for it, or the other is wrong */
} PfHashing;

void pf_hashing_clear (PfHashing *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfHashing, pf_hashing_clear)

G_END_DECLS
