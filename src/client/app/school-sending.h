/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sends what a family says of a child's enrolment at school: a draft, its submission, that it is
 * taken back.
 *
 * Signals: "signed-out": the portal does not know the session any more; "saved": the portal has
 * done it; "stale": it has not, because what is shown is not so any more.
 */
#pragma once

#include "client/api/client.h"
#include "client/model/school-enrolling.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_SENDING (pf_school_sending_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolSending, pf_school_sending, PF, SCHOOL_SENDING, GObject)

PfSchoolSending *pf_school_sending_new (PfApiClient *client, PfSchoolEnrolling *model);

/* What is asked from now on is asked for that one: of another, nothing is heard any more. */
void pf_school_sending_set_household (PfSchoolSending *self, const char *household);

G_END_DECLS
