/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/hashing.h"

#include <string.h>

void
pf_hashing_clear (PfHashing *self)
{
  if (self->password != NULL)
    explicit_bzero (self->password, strlen (self->password));
  g_clear_pointer (&self->password, g_free);
  g_clear_pointer (&self->hash, g_free);
}
