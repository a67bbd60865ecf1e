/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian says that what is known of the household is right for the school year at hand.
 *
 * Signal "changed": what is written below is other than it was. Signal "confirm" (with a
 * PfHouseholdConfirmation): the person asks for it.
 */
#pragma once

#include "core/household.h"
#include "core/step.h"

G_BEGIN_DECLS

typedef enum
{
  PF_CONFIRMING_FAULT_NONE,
  PF_CONFIRMING_FAULT_NOT_ALLOWED, /* they are no guardian of it any more */
  PF_CONFIRMING_FAULT_YEAR,        /* the school year is over: what is shown is old */
  PF_CONFIRMING_FAULT_WAY,         /* the portal was not reached */
  PF_CONFIRMING_FAULT_PORTAL,
} PfConfirmingFault;

#define PF_TYPE_CONFIRMING (pf_confirming_get_type ())
G_DECLARE_FINAL_TYPE (PfConfirming, pf_confirming, PF, CONFIRMING, GObject)

/* Read its members straight from the struct; the functions below write them. */
struct _PfConfirming
{
  GObject parent_instance;

  PfId school_year;
  gboolean is_wanted; /* it is to be done, and the person may do it */
  gboolean busy;
  gboolean is_done; /* here, just now */
  PfConfirmingFault fault;
};

PfConfirming *pf_confirming_new (void);

/* The household's step, and whether the person is a guardian of it. @step: (nullable) */
void pf_confirming_set_step (PfConfirming *self, const PfStep *step, gboolean is_guardian);

/* Asks for it, where it is wanted. */
void pf_confirming_confirm (PfConfirming *self);

/* It came to nothing; it was done. */
void pf_confirming_fail (PfConfirming *self, PfConfirmingFault fault);
void pf_confirming_succeed (PfConfirming *self);

/* Another household: nothing was said of it. */
void pf_confirming_forget (PfConfirming *self);

G_END_DECLS
