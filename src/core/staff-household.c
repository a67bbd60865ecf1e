/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/staff-household.h"

G_DEFINE_ENUM_TYPE (PfAccess,
                    pf_access,
                    G_DEFINE_ENUM_VALUE (PF_ACCESS_UNSET, ""),
                    G_DEFINE_ENUM_VALUE (PF_ACCESS_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (PF_ACCESS_INVITED, "invited"),
                    G_DEFINE_ENUM_VALUE (PF_ACCESS_UNVERIFIED, "unverified"),
                    G_DEFINE_ENUM_VALUE (PF_ACCESS_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (PF_ACCESS_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (PF_ACCESS_SUSPENDED, "suspended"))

static const PfField sharer_fields[] = {
  PF_ID (PfAddressSharer, adult, .read_only = true),
  PF_ID (PfAddressSharer, household, .read_only = true),
  PF_TEXT (PfAddressSharer, first_name, .read_only = true),
  PF_TEXT (PfAddressSharer, last_name, .read_only = true),
  PF_TEXT (PfAddressSharer, household_name, .read_only = true),
  PF_BOOLEAN (PfAddressSharer, opens_account, .read_only = true),
};

PF_DEFINE_RECORD (PfAddressSharer, pf_address_sharer, "address_sharer", sharer_fields)

static const PfField adult_fields[] = {
  PF_ID (PfStaffAdult, id, .read_only = true),
  PF_ID (PfStaffAdult, account, .read_only = true),
  PF_ENUM (PfStaffAdult, role, PfAdultRole, pf_adult_role, .read_only = true),
  PF_TEXT (PfStaffAdult, first_name, .read_only = true),
  PF_TEXT (PfStaffAdult, last_name, .read_only = true),
  PF_TEXT (PfStaffAdult, email, .read_only = true),
  PF_TEXT (PfStaffAdult, sign_in_email, .read_only = true),
  PF_TEXT (PfStaffAdult, phone, .read_only = true),
  PF_ENUM (PfStaffAdult, access, PfAccess, pf_access, .read_only = true),
  PF_BOOLEAN (PfStaffAdult, agent, .read_only = true),
  PF_LIST (PfStaffAdult, shared_with, pf_address_sharer, .read_only = true),
};

PF_DEFINE_RECORD (PfStaffAdult, pf_staff_adult, "staff_adult", adult_fields)

static const PfField household_fields[] = {
  PF_ID (PfStaffHousehold, id, .read_only = true),
  PF_TEXT (PfStaffHousehold, name, .read_only = true),
  PF_OBJECT (PfStaffHousehold, address, PfAddress, pf_address, .read_only = true),
  PF_BOOLEAN (PfStaffHousehold, provisional, .read_only = true, .not_stored = true),
  PF_LIST (PfStaffHousehold, adults, pf_staff_adult, .read_only = true),
  PF_LIST (PfStaffHousehold, children, pf_queue_child, .read_only = true),
  PF_INTEGER (PfStaffHousehold, version, .version = true),
};

PF_DEFINE_RECORD (PfStaffHousehold, pf_staff_household, "staff_household", household_fields)

static const PfField search_fields[] = {
  PF_TEXT (PfHouseholdSearch, q, .required = true, .max = 120),
  PF_INTEGER (PfHouseholdSearch, limit, .min = 1, .max = 50),
  PF_ID (PfHouseholdSearch, after),
};

PF_DEFINE_RECORD (PfHouseholdSearch, pf_household_search, "household_search", search_fields)

G_DEFINE_ENUM_TYPE (PfIdentityCheck,
                    pf_identity_check,
                    G_DEFINE_ENUM_VALUE (PF_IDENTITY_CHECK_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_IDENTITY_CHECK_IDENTITY_CARD, "identity_card"),
                    G_DEFINE_ENUM_VALUE (PF_IDENTITY_CHECK_KNOWN_TO_DESK, "known_to_desk"),
                    G_DEFINE_ENUM_VALUE (PF_IDENTITY_CHECK_CALLED_BACK, "called_back"))

static const PfField correction_fields[] = {
  PF_TEXT (PfEmailCorrection,
           email,
           .required = true,
           .max = 254,
           .pattern = "^[^@\\s]+@[^@\\s]+$"),
  PF_ENUM (PfEmailCorrection, identity_check, PfIdentityCheck, pf_identity_check, .required = true),
};

PF_DEFINE_RECORD (PfEmailCorrection, pf_email_correction, "email_correction", correction_fields)

PfAccess
pf_access_from_account (PfAccountState state, gboolean has_password)
{
  switch (state) {
  case PF_ACCOUNT_STATE_NONE:
    return PF_ACCESS_NONE;
  case PF_ACCOUNT_STATE_UNVERIFIED:
    return PF_ACCESS_UNVERIFIED;
  case PF_ACCOUNT_STATE_PENDING:
    return PF_ACCESS_PENDING;
  case PF_ACCOUNT_STATE_ACTIVE:
    return has_password ? PF_ACCESS_ACTIVE : PF_ACCESS_INVITED;
  case PF_ACCOUNT_STATE_SUSPENDED:
    return PF_ACCESS_SUSPENDED;
  }
  g_return_val_if_reached (PF_ACCESS_NONE);
}

const char *
pf_staff_adult_get_address (const PfStaffAdult *self)
{
  return self->sign_in_email != NULL ? self->sign_in_email : self->email;
}

/* Of whom the address opens the account, or not. */
static guint
count_sharers (const PfStaffAdult *self, gboolean opens_account)
{
  GListModel *sharers = G_LIST_MODEL (self->shared_with);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sharers); i++) {
    g_autoptr (PfAddressSharer) sharer = g_list_model_get_item (sharers, i);

    n += sharer->opens_account == opens_account;
  }
  return n;
}

gboolean
pf_staff_adult_is_undecided (const PfStaffAdult *self)
{
  return count_sharers (self, FALSE) > 0 && count_sharers (self, TRUE) == 0;
}

gboolean
pf_staff_adult_has_others_address (const PfStaffAdult *self)
{
  return count_sharers (self, TRUE) > 0;
}

PfStaffAdult *
pf_staff_household_find_adult (PfStaffHousehold *self, const char *id)
{
  GListModel *adults = G_LIST_MODEL (self->adults);

  for (guint i = 0; i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfStaffAdult) adult = g_list_model_get_item (adults, i);

    if (g_str_equal (adult->id, id))
      return adult; /* the list holds it */
  }
  return NULL;
}
