/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guardian-tie.h"

#define MAX_HOUSEHOLDS 2

static const PfField child_fields[] = {
  PF_ID (PfTiedChild, id, .read_only = true),
  PF_TEXT (PfTiedChild, first_name, .read_only = true),
  PF_TEXT (PfTiedChild, last_name, .read_only = true),
  PF_DATE (PfTiedChild, birth_date, .read_only = true),
  PF_BOOLEAN (PfTiedChild, may_be_tied, .read_only = true),
  PF_BOOLEAN (PfTiedChild, has_left, .read_only = true),
  PF_BOOLEAN (PfTiedChild, tied, .read_only = true),
};

PF_DEFINE_RECORD (PfTiedChild, pf_tied_child, "tied_child", child_fields)

static const PfField file_fields[] = {
  PF_TEXT (PfTieFile, invited_by, .read_only = true),
  PF_INSTANT (PfTieFile, invited_at, .read_only = true),
  PF_ID (PfTieFile, household, .read_only = true),
  PF_TEXT (PfTieFile, household_name, .read_only = true),
  PF_OBJECT (PfTieFile, address, PfAddress, pf_address, .read_only = true),
  PF_TEXTS (PfTieFile, adults, .read_only = true),
  PF_LIST (PfTieFile, children, pf_tied_child, .read_only = true),
  PF_BOOLEAN (PfTieFile, opens, .read_only = true),
  PF_ENUM (PfTieFile, hindrance, PfProblem, pf_problem, .read_only = true),
};

PF_DEFINE_RECORD (PfTieFile, pf_tie_file, "tie_file", file_fields)

gboolean
pf_tie_may_link (gboolean lives_there, guint n_households)
{
  return lives_there && n_households < MAX_HOUSEHOLDS;
}

PfProblem
pf_tie_find_hindrance (GListModel *children, gboolean undecided)
{
  if (undecided)
    return PF_PROBLEM_ACCOUNT_UNDECIDED;
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfTiedChild) child = g_list_model_get_item (children, i);

    if (child->may_be_tied)
      return PF_PROBLEM_NONE;
  }
  return PF_PROBLEM_NO_CHILD_TO_TIE;
}
