/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What GET /v1/me says of who is signed in.
 */
#pragma once

#include "core/account.h"
#include "core/queue.h"
#include "core/school-year.h"
#include "core/step.h"

G_BEGIN_DECLS

#define PF_TYPE_ME (pf_me_get_type ())
G_DECLARE_FINAL_TYPE (PfMe, pf_me, PF, ME, PfRecord)

struct _PfMe
{
  PfRecord parent_instance;

  PfAccount *account;
  PfInstant erasure_asked_at; /* 0: the town is not asked to erase anything */
  GListStore *households;
  GListStore *school_years; /* those that are live, the newest first */
  GListStore *steps;        /* the road: the account's, then household by household, year by year */
  PfAccountFile *account_file; /* (nullable) */
};

G_END_DECLS
