/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/invitation.h"

#include <string.h>

G_DEFINE_ENUM_TYPE (PfInvitationState,
                    pf_invitation_state,
                    G_DEFINE_ENUM_VALUE (PF_INVITATION_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_INVITATION_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PF_INVITATION_STATE_ACCEPTED, "accepted"))

static const PfField fields[] = {
  PF_ID (PfInvitation, id, .read_only = true),
  PF_ID (PfInvitation, household, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_TEXT (PfInvitation, email, .required = true, .max = 254, .pattern = "^[^@\\s]+@[^@\\s]+$"),
  PF_TEXT (PfInvitation, first_name, .required = true, .max = 80),
  PF_TEXT (PfInvitation, last_name, .required = true, .max = 80),
  PF_ENUM (PfInvitation, state, PfInvitationState, pf_invitation_state, .read_only = true),
  PF_INSTANT (PfInvitation, asked_at, .read_only = true),
  PF_INSTANT (PfInvitation, expires_at, .read_only = true),
  PF_ID (PfInvitation, invited_by, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_ID (PfInvitation, accepted_by, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_INSTANT (PfInvitation, accepted_at, .read_only = true),
  PF_ID (PfInvitation, mail, .read_only = true, .readers = PF_ROLES_STAFF),
};

PF_DEFINE_RECORD (PfInvitation, pf_invitation, "guardian_invitation", fields)

static void
check_name (const char *name, const char *member, PfErrors *errors)
{
  if (name != NULL && (strpbrk (name, "@\n") != NULL || strstr (name, "://") != NULL))
    pf_errors_add (errors, member, "bad-format");
}

void
pf_invitation_find_faults (const PfInvitation *self, PfErrors *errors)
{
  check_name (self->first_name, "first_name", errors);
  check_name (self->last_name, "last_name", errors);
}
