/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/invitation.h"

#include <string.h>

#include "core/child.h"

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
  PF_BOOLEAN (PfInvitation, lives_elsewhere),
  PF_TEXTS (PfInvitation, children, .pattern = "^[0-9a-z]{1,26}$", .max = 40),
  PF_ENUM (PfInvitation, state, PfInvitationState, pf_invitation_state, .read_only = true),
  PF_INSTANT (PfInvitation, asked_at, .read_only = true),
  PF_INSTANT (PfInvitation, expires_at, .read_only = true),
  PF_ID (PfInvitation, invited_by, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_ID (PfInvitation, accepted_by, .read_only = true, .readers = PF_ROLES_STAFF),
  PF_INSTANT (PfInvitation, accepted_at, .read_only = true),
  PF_ID (PfInvitation, mail, .read_only = true, .readers = PF_ROLES_STAFF),
};

PF_DEFINE_RECORD (PfInvitation, pf_invitation, "guardian_invitation", fields)

static const PfField acceptance_fields[] = {
  PF_OBJECT (PfInvitationAcceptance, address, PfAddress, pf_address),
};

PF_DEFINE_RECORD (PfInvitationAcceptance,
                  pf_invitation_acceptance,
                  "invitation_acceptance",
                  acceptance_fields)

static const PfField code_acceptance_fields[] = {
  PF_TEXT (PfCodeAcceptance, email, .required = true, .max = 254, .pattern = "^[^@\\s]+@[^@\\s]+$"),
  PF_TEXT (PfCodeAcceptance, code, .required = true, .secret = true, .max = 32),
  PF_OBJECT (PfCodeAcceptance, address, PfAddress, pf_address),
};

PF_DEFINE_RECORD (PfCodeAcceptance, pf_code_acceptance, "code_acceptance", code_acceptance_fields)

static void
check_name (const char *name, const char *member, PfErrors *errors)
{
  if (name != NULL && (strpbrk (name, "@\n") != NULL || strstr (name, "://") != NULL))
    pf_errors_add (errors, member, "bad-format");
}

static gboolean
is_among (GListModel *children, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (children, i);

    if (g_str_equal (child->id, id))
      return TRUE;
  }
  return FALSE;
}

static void
check_children (const PfInvitation *self, GListModel *children, PfErrors *errors)
{
  gboolean has_some = self->children != NULL && self->children[0] != NULL;

  if (has_some != self->lives_elsewhere)
    pf_errors_add (errors, "children", has_some ? "not-for-this" : "required");
  for (guint i = 0; self->lives_elsewhere && has_some && self->children[i] != NULL; i++) {
    if (!is_among (children, self->children[i])) {
      pf_errors_add (errors, "children", "bad-id");
      return;
    }
  }
}

void
pf_invitation_find_faults (const PfInvitation *self, GListModel *children, PfErrors *errors)
{
  check_name (self->first_name, "first_name", errors);
  check_name (self->last_name, "last_name", errors);
  check_children (self, children, errors);
}
