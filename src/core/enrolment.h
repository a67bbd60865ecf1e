/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child enrolled in an activity, at a site and in a group: with the day, they decide its one
 * session. Enrolled is not booked.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum
{
  PF_ENROLMENT_STATE_NONE,
  PF_ENROLMENT_STATE_REQUESTED,
  PF_ENROLMENT_STATE_ACTIVE,
  PF_ENROLMENT_STATE_ENDED,
  PF_ENROLMENT_STATE_REFUSED,
} PfEnrolmentState;

#define PF_TYPE_ENROLMENT_STATE (pf_enrolment_state_get_type ())
GType pf_enrolment_state_get_type (void);

#define PF_TYPE_ENROLMENT (pf_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (PfEnrolment, pf_enrolment, PF, ENROLMENT, PfRecord)

struct _PfEnrolment
{
  PfRecord parent_instance;

  PfId id;
  PfId child;
  PfId household;
  PfId activity;
  PfId site;
  PfId group;
  PfDate from;
  PfDate to;
  PfEnrolmentState state;
  int bookings_ahead; /* booked from today on; 0 is said aloud */
  char *next_step;
  int version;
};

/* The query parameters of GET /v1/enrolments. */
#define PF_TYPE_ENROLMENT_QUERY (pf_enrolment_query_get_type ())
G_DECLARE_FINAL_TYPE (PfEnrolmentQuery, pf_enrolment_query, PF, ENROLMENT_QUERY, PfRecord)

struct _PfEnrolmentQuery
{
  PfRecord parent_instance;

  PfId household;
};

/* Whether the enrolment is in force on @date, both ends included. */
gboolean pf_enrolment_covers (PfEnrolment *self, PfDate date);

G_END_DECLS
