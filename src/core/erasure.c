/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/erasure.h"

/* So many days before the last one it is near. */
#define NEAR_DAYS 7

G_DEFINE_ENUM_TYPE (PfErasureState,
                    pf_erasure_state,
                    G_DEFINE_ENUM_VALUE (PF_ERASURE_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_ERASURE_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PF_ERASURE_STATE_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (PF_ERASURE_STATE_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (PF_ERASURE_STATE_WITHDRAWN, "withdrawn"))

static const PfField request_fields[] = {
  PF_ID (PfErasureRequest, id, .read_only = true),
  PF_ID (PfErasureRequest, account, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_ENUM (PfErasureRequest, state, PfErasureState, pf_erasure_state, .read_only = true),
  PF_INSTANT (PfErasureRequest, asked_at, .read_only = true),
  PF_INSTANT (PfErasureRequest, ended_at, .read_only = true),
  PF_ID (PfErasureRequest, decided_by, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_TEXT (PfErasureRequest, reason, .read_only = true),
};

PF_DEFINE_RECORD (PfErasureRequest, pf_erasure_request, "erasure_request", request_fields)

static const PfField notice_fields[] = {
  PF_INSTANT (PfErasureNotice, asked_at, .read_only = true),
  PF_DATE (PfErasureNotice, answer_until, .read_only = true),
  PF_INTEGER (PfErasureNotice, invoice_years, .read_only = true),
  PF_TEXT (PfErasureNotice, detail, .read_only = true),
};

PF_DEFINE_RECORD (PfErasureNotice, pf_erasure_notice, "erasure_notice", notice_fields)

static const PfField household_fields[] = {
  PF_ID (PfErasureHousehold, id, .read_only = true),
  PF_TEXT (PfErasureHousehold, name, .read_only = true),
  PF_BOOLEAN (PfErasureHousehold, only_guardian, .read_only = true),
  PF_TEXTS (PfErasureHousehold, children, .read_only = true),
  PF_INTEGER (PfErasureHousehold, n_to_come, .read_only = true),
  PF_INTEGER (PfErasureHousehold, n_priced, .read_only = true),
};

PF_DEFINE_RECORD (PfErasureHousehold, pf_erasure_household, "erasure_household", household_fields)

static const PfField file_fields[] = {
  PF_DATE (PfErasureFile, answer_until, .read_only = true),
  PF_INTEGER (PfErasureFile, invoice_years, .read_only = true),
  PF_INTEGER (PfErasureFile, n_documents, .read_only = true),
  PF_INTEGER (PfErasureFile, n_computers, .read_only = true),
  PF_ENUM (PfErasureFile, hindrance, PfProblem, pf_problem, .read_only = true),
  PF_LIST (PfErasureFile, households, pf_erasure_household, .read_only = true),
};

PF_DEFINE_RECORD (PfErasureFile, pf_erasure_file, "erasure_file", file_fields)

PfProblem
pf_erasure_find_hindrance (PfRoles roles, GListModel *households)
{
  if ((roles & PF_ROLES_STAFF) != 0)
    return PF_PROBLEM_AGENTS_ADDRESS;
  for (guint i = 0; i < g_list_model_get_n_items (households); i++) {
    g_autoptr (PfErasureHousehold) household = g_list_model_get_item (households, i);

    if (household->only_guardian && household->n_to_come > 0)
      return PF_PROBLEM_BOOKINGS_TO_COME;
  }
  return PF_PROBLEM_NONE;
}

PfErasureDelay
pf_erasure_get_delay (PfDate answer_until, PfDate today)
{
  if (today > answer_until)
    return PF_ERASURE_DELAY_PAST;
  return answer_until - today <= NEAR_DAYS ? PF_ERASURE_DELAY_NEAR : PF_ERASURE_DELAY_FAR;
}

PfDate
pf_erasure_get_last_day (PfDate asked_on)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, asked_on);
  g_date_add_months (&day, 1);
  return g_date_get_julian (&day);
}
