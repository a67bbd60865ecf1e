/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A household as the family desk sees it: who of it gets in, by which address, and what stands in
 * the way.
 */
#pragma once

#include "core/account.h"
#include "core/address.h"
#include "core/household.h"
#include "core/queue-item.h"

G_BEGIN_DECLS

/* Who looks families up, and puts their addresses right. */
#define PF_DESK_ROLES (PF_ROLE_FRONT_DESK | PF_ROLE_ADMINISTRATOR)

/* Whether an adult gets in. */
typedef enum
{
  PF_ACCESS_UNSET,
  PF_ACCESS_NONE,       /* never asked: there is no account */
  PF_ACCESS_INVITED,    /* a link was mailed, no password is chosen yet */
  PF_ACCESS_UNVERIFIED, /* the address is not confirmed */
  PF_ACCESS_PENDING,    /* for an agent to accept */
  PF_ACCESS_ACTIVE,
  PF_ACCESS_SUSPENDED,
} PfAccess;

#define PF_TYPE_ACCESS (pf_access_get_type ())
GType pf_access_get_type (void);

/* What an account in that state, or none, lets its person do. */
PfAccess pf_access_from_account (PfAccountState state, gboolean has_password);

/* Somebody else with the address of an adult who has no account. */
#define PF_TYPE_ADDRESS_SHARER (pf_address_sharer_get_type ())
G_DECLARE_FINAL_TYPE (PfAddressSharer, pf_address_sharer, PF, ADDRESS_SHARER, PfRecord)

struct _PfAddressSharer
{
  PfRecord parent_instance;

  PfId adult;     /* "": only an account */
  PfId household; /* the adult's */
  char *first_name;
  char *last_name;
  char *household_name;   /* (nullable) */
  gboolean opens_account; /* the address is what they sign in with: it is settled */
};

#define PF_TYPE_STAFF_ADULT (pf_staff_adult_get_type ())
G_DECLARE_FINAL_TYPE (PfStaffAdult, pf_staff_adult, PF, STAFF_ADULT, PfRecord)

struct _PfStaffAdult
{
  PfRecord parent_instance;

  PfId id;
  PfId account;
  PfAdultRole role;
  char *first_name;
  char *last_name;
  char *email;         /* (nullable) */
  char *sign_in_email; /* (nullable): of the account */
  char *phone;
  PfAccess access;
  gboolean agent;          /* works for the town too: their address is theirs to change */
  GListStore *shared_with; /* of PfAddressSharer: who has the same address under another name */
};

/* The address that a link is mailed to (transfer none), or NULL. */
const char *pf_staff_adult_get_address (const PfStaffAdult *self);

/* Whether several persons have the address, of whom none gets in by it: an agent says whose it is.
 */
gboolean pf_staff_adult_is_undecided (const PfStaffAdult *self);

/* Whether the address opens somebody else's account: another one is needed. */
gboolean pf_staff_adult_has_others_address (const PfStaffAdult *self);

#define PF_TYPE_STAFF_HOUSEHOLD (pf_staff_household_get_type ())
G_DECLARE_FINAL_TYPE (PfStaffHousehold, pf_staff_household, PF, STAFF_HOUSEHOLD, PfRecord)

struct _PfStaffHousehold
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  PfAddress *address;
  gboolean provisional; /* waits in the queue */
  GListStore *adults;   /* of PfStaffAdult */
  GListStore *children; /* of PfQueueChild: the eldest first */
  int version;
};

/* The adult of that id (transfer none), or NULL. */
PfStaffAdult *pf_staff_household_find_adult (PfStaffHousehold *self, const char *id);

/* What GET /v1/staff/households takes. */
#define PF_TYPE_HOUSEHOLD_SEARCH (pf_household_search_get_type ())
G_DECLARE_FINAL_TYPE (PfHouseholdSearch, pf_household_search, PF, HOUSEHOLD_SEARCH, PfRecord)

struct _PfHouseholdSearch
{
  PfRecord parent_instance;

  char *q; /* any name, a child's, an e-mail, a telephone number */
  int limit;
  PfId after;
};

/* How an agent made sure of who asks. */
typedef enum
{
  PF_IDENTITY_CHECK_NONE,
  PF_IDENTITY_CHECK_IDENTITY_CARD, /* seen */
  PF_IDENTITY_CHECK_KNOWN_TO_DESK,
  PF_IDENTITY_CHECK_CALLED_BACK, /* on the number that the town knows */
} PfIdentityCheck;

#define PF_TYPE_IDENTITY_CHECK (pf_identity_check_get_type ())
GType pf_identity_check_get_type (void);

/* Another address for an adult. */
#define PF_TYPE_EMAIL_CORRECTION (pf_email_correction_get_type ())
G_DECLARE_FINAL_TYPE (PfEmailCorrection, pf_email_correction, PF, EMAIL_CORRECTION, PfRecord)

struct _PfEmailCorrection
{
  PfRecord parent_instance;

  char *email;
  PfIdentityCheck identity_check;
};

G_END_DECLS
