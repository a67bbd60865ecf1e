/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the controls of field-matrix.c alone: records as the town's, but that a guard of each is
 * gone.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

#define PF_TYPE_OPEN_HOUSEHOLD (pf_open_household_get_type ())
G_DECLARE_FINAL_TYPE (PfOpenHousehold, pf_open_household, PF, OPEN_HOUSEHOLD, PfRecord)

struct _PfOpenHousehold
{
  PfRecord parent_instance;

  PfId id;
  char *allowance_fund_number;
};

static const PfField open_household_fields[] = {
  PF_ID (PfOpenHousehold, id, .read_only = true),
  PF_TEXT (PfOpenHousehold, allowance_fund_number, .pattern = "^[0-9]{7}$"),
};

PF_DEFINE_RECORD (PfOpenHousehold, pf_open_household, "household", open_household_fields)

#define PF_TYPE_LOOSE_CHILD (pf_loose_child_get_type ())
G_DECLARE_FINAL_TYPE (PfLooseChild, pf_loose_child, PF, LOOSE_CHILD, PfRecord)

struct _PfLooseChild
{
  PfRecord parent_instance;

  PfId id;
  char *first_name;
};

static const PfField loose_child_fields[] = {
  PF_ID (PfLooseChild, id, .read_only = true),
  PF_TEXT (PfLooseChild, first_name, .required = true, .max = 80),
};

PF_DEFINE_RECORD (PfLooseChild, pf_loose_child, "child", loose_child_fields)

#define PF_TYPE_KNOWN_CONTACT (pf_known_contact_get_type ())
G_DECLARE_FINAL_TYPE (PfKnownContact, pf_known_contact, PF, KNOWN_CONTACT, PfRecord)

struct _PfKnownContact
{
  PfRecord parent_instance;

  char *phone;
};

static const PfField known_contact_fields[] = {
  PF_TEXT (PfKnownContact, phone),
};

PF_DEFINE_RECORD (PfKnownContact, pf_known_contact, "contact", known_contact_fields)

G_END_DECLS
