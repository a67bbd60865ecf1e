/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/inviting-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/shell/failure-words.h"

static const char *
get_fault_words (PfInvitingFault faults)
{
  switch (faults) {
  case PF_INVITING_FAULT_NOT_ALLOWED:
    return _ ("Only a guardian of this household can invite. The family desk can do it with you.");
  case PF_INVITING_FAULT_NOT_ACTIVE:
    return _ ("The town has not validated this household yet: you can invite once it has.");
  case PF_INVITING_FAULT_TOO_MANY:
    return _ ("Many invitations were sent in a short time. Nothing was sent now.");
  case PF_INVITING_FAULT_WAY:
    return _ ("The portal could not be reached. What you typed is still there: try again.");
  case PF_INVITING_FAULT_PORTAL:
    return _ ("The portal could not do this. Try again later, or call the family desk.");
  case PF_INVITING_FAULT_NONE:
  case PF_INVITING_FAULT_FIRST_NAME:
  case PF_INVITING_FAULT_LAST_NAME:
  case PF_INVITING_FAULT_EMAIL:
  case PF_INVITING_FAULT_RESIDENCE:
  case PF_INVITING_FAULT_CHILDREN:
    break;
  }
  return NULL;
}

/* The portal does not say whether a message was sent a short while ago: both are true of this. */
static char *
say_success (PfInviting *self)
{
  if (self->invited != NULL)
    return g_strdup_printf (_ ("%s is invited. The message leaves at most once an hour, and its "
                               "link holds for 72 hours."),
                            self->invited);
  if (self->withdrawn != NULL)
    return g_strdup_printf (_ ("The invitation of %s is taken back: its link opens nothing."),
                            self->withdrawn);
  return NULL;
}

char *
pf_inviting_say_result (PfInviting *self, PfNoteKind *ret_kind)
{
  g_autofree char *success = say_success (self);
  const char *words = success != NULL ? success : get_fault_words (self->faults);
  GString *text;

  *ret_kind = success != NULL ? PF_NOTE_KIND_GOOD : PF_NOTE_KIND_WARN;
  if (words == NULL)
    return NULL;
  text = g_string_new (words);
  if (self->retry_seconds == 0 && (self->faults & PF_INVITING_FAULT_TOO_MANY) != 0)
    g_string_append_printf (text, " %s", _ ("Try again in a few minutes."));
  pf_failure_append_wait (text, self->retry_seconds);
  return g_string_free (text, FALSE);
}

/* What the portal does not take was one of the household until a while ago. */
static const char *
say_children_fault (PfInviting *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

    if (pf_inviting_is_chosen (self, child->id))
      return _ ("One of them is not in this household any more. Load the page again.");
  }
  return _ ("Tick at least one child: whose guardian are they?");
}

const char *
pf_inviting_say_fault (PfInviting *self, PfInvitingFault fault)
{
  if ((self->faults & fault) == 0)
    return NULL;
  switch (fault) {
  case PF_INVITING_FAULT_FIRST_NAME:
    return _ ("Enter the first name, without a link.");
  case PF_INVITING_FAULT_LAST_NAME:
    return _ ("Enter the last name, without a link.");
  case PF_INVITING_FAULT_EMAIL:
    return _ ("Enter a whole address, such as camille@example.org.");
  case PF_INVITING_FAULT_RESIDENCE:
    return _ ("Choose where they live: who lives elsewhere must not see your address.");
  case PF_INVITING_FAULT_CHILDREN:
    return say_children_fault (self);
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
pf_inviting_say_proposal (PfAdult *adult)
{
  /* Translators: first name, last name */
  return g_strdup_printf (_ ("%s %s cannot sign in: no e-mail address is known of them. Invite "
                             "them, and they open an account of their own."),
                          adult->first_name,
                          adult->last_name);
}

char *
pf_inviting_say_invite (PfAdult *adult)
{
  /* Translators: first name, last name */
  return g_strdup_printf (_ ("Invite %s %s"), adult->first_name, adult->last_name);
}

char *
pf_inviting_say_wait (PfInviting *self, PfInvitation *invitation)
{
  g_autofree char *moment = NULL;

  if (!pf_inviting_may_withdraw (invitation))
    return g_strdup (_ ("Accepted. The family desk checks that they are a guardian: you will get "
                        "a mail."));
  if (invitation->expires_at <= self->now)
    return g_strdup (_ ("Not accepted in time: invite again, or take it back."));
  moment = pf_say_moment (invitation->expires_at, self->now, self->zone);
  return g_strdup_printf (_ ("Waits for an answer. Ends: %s"), moment);
}

/* "Lina, Tom" */
static char *
list_children (PfInviting *self, GStrv ids)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++) {
    g_autoptr (PfChild) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

    if (g_strv_contains ((const char *const *) ids, child->id))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", child->first_name);
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

char *
pf_inviting_say_residence (PfInviting *self, PfInvitation *invitation)
{
  g_autofree char *names = NULL;

  if (!invitation->lives_elsewhere)
    return NULL;
  names = invitation->children != NULL ? list_children (self, invitation->children) : g_strdup ("");
  /* Translators: first names of children */
  return *names != '\0' ? g_strdup_printf (_ ("Lives elsewhere, guardian of: %s"), names)
                        : g_strdup (_ ("Lives elsewhere"));
}
