/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/address-words.h"

#include <glib/gi18n.h>

/* The first line of a part that has the code, or no code, is said. */
typedef struct
{
  PfAddressPart part;
  const char *code; /* NULL: any other */
  const char *headline;
  const char *advice;
} Words;

static const Words table[] = {
  { PF_ADDRESS_PART_LINE1,
    "required",
    N_ ("The number and street are missing"),
    N_ ("Type them: 7, rue du Port") },
  { PF_ADDRESS_PART_LINE1,
    NULL,
    N_ ("The number and street cannot be taken"),
    N_ ("38 letters at most: the rest goes in the line below") },
  { PF_ADDRESS_PART_LINE2,
    NULL,
    N_ ("The second line of the address cannot be taken"),
    N_ ("38 letters at most") },
  { PF_ADDRESS_PART_POSTAL_CODE,
    "required",
    N_ ("The postal code is missing"),
    N_ ("Type its 5 digits") },
  { PF_ADDRESS_PART_POSTAL_CODE,
    NULL,
    N_ ("The postal code is not whole"),
    N_ ("Type its 5 digits") },
  { PF_ADDRESS_PART_CITY,
    "required",
    N_ ("The town is missing"),
    N_ ("Type the name of the town") },
  { PF_ADDRESS_PART_CITY, NULL, N_ ("The town cannot be taken"), N_ ("38 letters at most") },
};

static const Words *
find_words (PfAddressPart part, const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (table[i].part == part && (table[i].code == NULL || g_strcmp0 (table[i].code, code) == 0))
      return &table[i];
  }
  g_return_val_if_reached (&table[0]);
}

const char *
pf_address_part_get_headline (PfAddressPart part, const char *code)
{
  return _ (find_words (part, code)->headline);
}

const char *
pf_address_part_get_advice (PfAddressPart part, const char *code)
{
  return _ (find_words (part, code)->advice);
}
