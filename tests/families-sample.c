/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "families-sample.h"

static PfStaffAdult *
new_adult (const char *id, const char *first_name, const char *last_name)
{
  return g_object_new (PF_TYPE_STAFF_ADULT,
                       "id",
                       id,
                       "first-name",
                       first_name,
                       "last-name",
                       last_name,
                       "email",
                       FAMILY_SHARED,
                       "access",
                       PF_ACCESS_NONE,
                       NULL);
}

static void
share (PfStaffAdult *adult, PfStaffAdult *other)
{
  g_autoptr (PfAddressSharer) sharer = g_object_new (PF_TYPE_ADDRESS_SHARER,
                                                     "adult",
                                                     other->id,
                                                     "household",
                                                     FAMILY_ID,
                                                     "first-name",
                                                     other->first_name,
                                                     "last-name",
                                                     other->last_name,
                                                     "household-name",
                                                     "Brun",
                                                     NULL);

  g_list_store_append (adult->shared_with, sharer);
}

PfStaffHousehold *
families_sample_new (int version)
{
  PfStaffHousehold *household =
      g_object_new (PF_TYPE_STAFF_HOUSEHOLD, "id", FAMILY_ID, "name", "Brun", NULL);
  g_autoptr (PfStaffAdult) zelie = new_adult (FAMILY_ZELIE, "Zélie", "Petit");
  g_autoptr (PfStaffAdult) max = new_adult (FAMILY_MAX, "Max", "Brun");
  g_autoptr (PfQueueChild) child = g_object_new (PF_TYPE_QUEUE_CHILD, "first-name", "Noé", NULL);

  household->version = version;
  share (zelie, max);
  share (max, zelie);
  g_list_store_append (household->adults, zelie);
  g_list_store_append (household->adults, max);
  g_list_store_append (household->children, child);
  return household;
}

PfStaffAdult *
families_sample_get (PfStaffHousehold *household, guint position)
{
  g_autoptr (PfStaffAdult) adult =
      g_list_model_get_item (G_LIST_MODEL (household->adults), position);

  return adult; /* the list holds it */
}

void
families_sample_settle (PfStaffHousehold *household)
{
  for (guint i = 0; i < 2; i++)
    g_list_store_remove_all (families_sample_get (household, i)->shared_with);
  g_object_set (families_sample_get (household, 1), "email", NULL, NULL);
}

PfMailFate *
families_sample_new_mail (guint number, PfMailState state, const char *failure)
{
  PfMailFate *mail = g_object_new (PF_TYPE_MAIL_FATE,
                                   "kind",
                                   PF_MAIL_KIND_ACTIVATION,
                                   "state",
                                   state,
                                   "recipient",
                                   FAMILY_SHARED,
                                   "attempts",
                                   1,
                                   "failure",
                                   failure,
                                   NULL);

  pf_id_from_number (mail->id, number);
  return mail;
}
