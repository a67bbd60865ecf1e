/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/me.h"

static const PfField fields[] = {
  PF_OBJECT (PfMe, account, PfAccount, pf_account, .read_only = true),
  PF_INSTANT (PfMe, erasure_asked_at, .read_only = true),
  PF_LIST (PfMe, households, pf_household_summary, .read_only = true),
  PF_LIST (PfMe, school_years, pf_school_year, .read_only = true),
  PF_LIST (PfMe, steps, pf_step, .read_only = true),
  PF_OBJECT (PfMe, account_file, PfAccountFile, pf_account_file, .read_only = true),
};

PF_DEFINE_RECORD (PfMe, pf_me, "me", fields)
