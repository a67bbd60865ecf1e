/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/erasure.h"

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

PfDate
pf_erasure_get_last_day (PfDate asked_on)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, asked_on);
  g_date_add_months (&day, 1);
  return g_date_get_julian (&day);
}
