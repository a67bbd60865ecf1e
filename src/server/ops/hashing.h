/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a call asks of the password pool between its preparation and its run.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PF_HASHING_VERIFY, /* whether @password is that of @hash */
  PF_HASHING_MAKE,   /* a hash of @password */
} PfHashingKind;

typedef struct
{
  PfHashingKind kind;
  char *password; /* wiped as soon as it is hashed */

  /* To verify against; NULL where no account is known, which matches nothing and takes as long as
   * if there were one. Or the one made; NULL where there was no memory for it.
   */
  char *hash;
  gboolean matches; /* once verified */
} PfHashing;

void pf_hashing_clear (PfHashing *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfHashing, pf_hashing_clear)

G_END_DECLS
