/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/hashing.h"

#include <string.h>

static void
wipe (char **password)
{
  if (*password != NULL)
    explicit_bzero (*password, strlen (*password));
  g_clear_pointer (password, g_free);
}

void
pf_hashing_clear (PfHashing *self)
{
  wipe (&self->password);
  wipe (&self->new_password);
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->second_hash, g_free);
  g_clear_pointer (&self->new_hash, g_free);
}
