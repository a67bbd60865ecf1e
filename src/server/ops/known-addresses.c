/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/known-addresses.h"

typedef struct
{
  GList link; /* its place among the accounts, the one got into last at the head */
  char *account;
  char *addresses[PF_KNOWN_ADDRESSES]; /* the last first; NULL: none */
} Known;

struct _PfKnownAddresses
{
  guint max_accounts;
  GHashTable *accounts;
  GQueue used; /* of Known */
};

static void
free_known (gpointer data)
{
  Known *known = data;

  for (guint i = 0; i < PF_KNOWN_ADDRESSES; i++)
    g_free (known->addresses[i]);
  g_free (known->account);
  g_free (known);
}

PfKnownAddresses *
pf_known_addresses_new (guint max_accounts)
{
  PfKnownAddresses *self = g_new0 (PfKnownAddresses, 1);

  self->max_accounts = max_accounts;
  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_known);
  g_queue_init (&self->used);
  return self;
}

void
pf_known_addresses_free (PfKnownAddresses *self)
{
  g_hash_table_unref (self->accounts);
  g_free (self);
}

static void
forget_oldest (PfKnownAddresses *self)
{
  Known *oldest = g_queue_peek_tail (&self->used);

  g_queue_unlink (&self->used, &oldest->link);
  g_hash_table_remove (self->accounts, oldest->account);
}

static Known *
add_account (PfKnownAddresses *self, const char *account)
{
  Known *known = g_new0 (Known, 1);

  if (self->used.length >= self->max_accounts)
    forget_oldest (self);
  known->link.data = known;
  known->account = g_strdup (account);
  g_queue_push_head_link (&self->used, &known->link);
  g_hash_table_insert (self->accounts, known->account, known);
  return known;
}

/* Where @address stands; the last place, for it to take, where it is not known. */
static guint
find_place (const Known *known, const char *address)
{
  guint place = 0;

  while (place < PF_KNOWN_ADDRESSES - 1 && g_strcmp0 (known->addresses[place], address) != 0)
    place++;
  return place;
}

void
pf_known_addresses_add (PfKnownAddresses *self, const char *account, const char *address)
{
  Known *known = g_hash_table_lookup (self->accounts, account);

  if (known == NULL)
    known = add_account (self, account);
  g_queue_unlink (&self->used, &known->link);
  g_queue_push_head_link (&self->used, &known->link);
  for (guint place = find_place (known, address); place > 0; place--) {
    char *nearer = known->addresses[place - 1];

    known->addresses[place - 1] = known->addresses[place];
    known->addresses[place] = nearer;
  }
  g_free (known->addresses[0]);
  known->addresses[0] = g_strdup (address);
}

gboolean
pf_known_addresses_has (PfKnownAddresses *self, const char *account, const char *address)
{
  const Known *known = g_hash_table_lookup (self->accounts, account);
  gboolean has = FALSE;

  for (guint i = 0; known != NULL && i < PF_KNOWN_ADDRESSES; i++)
    has |= g_strcmp0 (known->addresses[i], address) == 0;
  return has;
}

guint
pf_known_addresses_get_n_accounts (PfKnownAddresses *self)
{
  return self->used.length;
}
