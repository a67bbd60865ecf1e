/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family gave otherwise than the town has it, and an agent is to validate: until then the
 * town's stands.
 */
#pragma once

#include "core/address.h"
#include "core/queue.h"

G_BEGIN_DECLS

/* What a person is called. */
#define PF_TYPE_PERSON_NAME (pf_person_name_get_type ())
G_DECLARE_FINAL_TYPE (PfPersonName, pf_person_name, PF, PERSON_NAME, PfRecord)

struct _PfPersonName
{
  PfRecord parent_instance;

  char *first_name;
  char *last_name;
};

#define PF_TYPE_HOUSEHOLD_CHANGE (pf_household_change_get_type ())
G_DECLARE_FINAL_TYPE (PfHouseholdChange, pf_household_change, PF, HOUSEHOLD_CHANGE, PfRecord)

/* Of the old and the new ones those are there that changed says. */
struct _PfHouseholdChange
{
  PfRecord parent_instance;

  PfId id;
  PfId item; /* of the queue: who asked, when, and what became of it */
  PfId step; /* the decision that it came of, where it came of one */
  PfChanged changed;
  PfId adult;             /* whose name; "": the address is the household's */
  PfAddress *old_address; /* as it was when it was asked for or, once accepted, before */
  PfAddress *new_address;
  PfPersonName *old_name;
  PfPersonName *new_name;
  char *asked_by; /* their name */
  PfInstant asked_at;
  PfQueueState state;
};

/* The change (transfer full) from @before to @after, or NULL where both are the same place,
 * however it is written.
 */
PfHouseholdChange *pf_household_change_new_address (const PfAddress *before,
                                                    const PfAddress *after);

/* The change (transfer full) of the name of @adult, or NULL where letters differ in case alone:
 * registers write last names large.
 */
PfHouseholdChange *pf_household_change_new_name (const char *adult,
                                                 const PfPersonName *before,
                                                 const PfPersonName *after);

/* The new value in one line (transfer full). */
char *pf_household_change_write (const PfHouseholdChange *self);

G_END_DECLS
