/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/inviting-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

static const char *
get_fault_words (PfInvitingFault fault)
{
  switch (fault) {
  case PF_INVITING_FAULT_NOT_ALLOWED:
    return _ ("Only a guardian of this household can invite. The family desk can do it with you.");
  case PF_INVITING_FAULT_NOT_ACTIVE:
    return _ ("The town has not validated this household yet: you can invite once it has.");
  case PF_INVITING_FAULT_TOO_MANY:
    return _ ("Many invitations were sent in a short time. Nothing was sent now: try again in a "
              "few minutes.");
  case PF_INVITING_FAULT_WAY:
    return _ ("The portal could not be reached. What you typed is still there: try again.");
  case PF_INVITING_FAULT_PORTAL:
    return _ ("The portal could not do this. Try again later, or call the family desk.");
  case PF_INVITING_FAULT_NONE:
  case PF_INVITING_FAULT_FIRST_NAME:
  case PF_INVITING_FAULT_LAST_NAME:
  case PF_INVITING_FAULT_EMAIL:
    break;
  }
  return NULL;
}

/* The portal does not say whether a message was sent a short while ago: both are true of this. */
char *
pf_inviting_say_result (PfInviting *self, PfNoteKind *ret_kind)
{
  *ret_kind = PF_NOTE_KIND_GOOD;
  if (self->invited != NULL)
    return g_strdup_printf (_ ("%s is invited. The message leaves at most once an hour, and its "
                               "link holds for 72 hours."),
                            self->invited);
  if (self->withdrawn != NULL)
    return g_strdup_printf (_ ("The invitation of %s is taken back: its link opens nothing."),
                            self->withdrawn);
  *ret_kind = PF_NOTE_KIND_WARN;
  return g_strdup (get_fault_words (self->fault));
}

const char *
pf_inviting_say_fault (PfInviting *self, PfInvitingFault fault)
{
  if (self->fault != fault)
    return NULL;
  switch (fault) {
  case PF_INVITING_FAULT_FIRST_NAME:
    return _ ("Enter the first name, without a link.");
  case PF_INVITING_FAULT_LAST_NAME:
    return _ ("Enter the last name, without a link.");
  case PF_INVITING_FAULT_EMAIL:
    return _ ("Enter a whole address, such as camille@example.org.");
  case PF_INVITING_FAULT_NONE:
  case PF_INVITING_FAULT_NOT_ALLOWED:
  case PF_INVITING_FAULT_NOT_ACTIVE:
  case PF_INVITING_FAULT_TOO_MANY:
  case PF_INVITING_FAULT_WAY:
  case PF_INVITING_FAULT_PORTAL:
    break;
  }
  return NULL;
}

char *
pf_inviting_say_wait (PfInviting *self, PfInvitation *invitation)
{
  g_autofree char *moment = NULL;

  if (invitation->expires_at <= self->now)
    return g_strdup (_ ("Not accepted in time: invite again, or take it back."));
  moment = pf_say_moment (invitation->expires_at, self->now, self->zone);
  return g_strdup_printf (_ ("Waits for an answer. Ends: %s"), moment);
}
