/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mails that a child's enrolment at school sends: to who asks, and to the child's other
 * guardians, who are told of it whatever household they live in.
 */
#pragma once

#include "core/mail.h"
#include "core/school-enrolment.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

/* Confirms to the caller that @enrolment has arrived. */
gboolean pf_school_confirm (PfCall *call,
                            const PfSchoolEnrolment *enrolment,
                            PfChild *child,
                            GError **error);

/* What became of an enrolment, and who asked for it. */
typedef struct
{
  PfMailKind kind;   /* one of those that tell */
  const char *child; /* its id, and its first name */
  const char *name;
  const char *school;      /* an id */
  const char *school_year; /* its name */
  const char *account;     /* who asked, and their name */
  const char *person;
  const char *item; /* (nullable): of the queue, where an agent decided: it waits to be undone */
} PfSchoolNews;

/* Tells the child's other guardians. */
gboolean pf_school_tell (PfCall *call, const PfSchoolNews *news, GError **error);

G_END_DECLS
