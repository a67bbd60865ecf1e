/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/enrolment.h"

G_DEFINE_ENUM_TYPE (PfEnrolmentState,
                    pf_enrolment_state,
                    G_DEFINE_ENUM_VALUE (PF_ENROLMENT_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_ENROLMENT_STATE_REQUESTED, "requested"),
                    G_DEFINE_ENUM_VALUE (PF_ENROLMENT_STATE_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (PF_ENROLMENT_STATE_ENDED, "ended"),
                    G_DEFINE_ENUM_VALUE (PF_ENROLMENT_STATE_REFUSED, "refused"))

static const PfField enrolment_fields[] = {
  PF_ID (PfEnrolment, id, .read_only = true),
  PF_ID (PfEnrolment, child, .required = true),
  PF_ID (PfEnrolment, household, .required = true),
  PF_ID (PfEnrolment, activity, .required = true),
  PF_ID (PfEnrolment, site, .required = true),
  PF_ID (PfEnrolment, group),
  PF_DATE (PfEnrolment, from, .required = true),
  PF_DATE (PfEnrolment, to, .required = true),
  PF_ENUM (PfEnrolment, state, PfEnrolmentState, pf_enrolment_state, .read_only = true),
  PF_INTEGER (PfEnrolment, bookings_ahead, .read_only = true, .not_stored = true),
  PF_TEXT (PfEnrolment, next_step, .read_only = true, .not_stored = true),
  PF_INTEGER (PfEnrolment, version, .version = true),
};

PF_DEFINE_RECORD (PfEnrolment, pf_enrolment, "enrolment", enrolment_fields)

static const PfField query_fields[] = {
  PF_ID (PfEnrolmentQuery, household, .required = true),
};

PF_DEFINE_RECORD (PfEnrolmentQuery, pf_enrolment_query, "enrolment_query", query_fields)

gboolean
pf_enrolment_covers (PfEnrolment *self, PfDate date)
{
  return self->state == PF_ENROLMENT_STATE_ACTIVE && self->from <= date && date <= self->to;
}
