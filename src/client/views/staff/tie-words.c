/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/tie-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

char *
pf_tie_say_invitation (const PfQueueItem *item, GTimeZone *zone)
{
  g_autofree char *invited = pf_say_full_day (pf_instant_get_date (item->tie->invited_at, zone));
  g_autofree char *accepted = pf_say_full_day (pf_instant_get_date (item->submitted_at, zone));

  if (item->tie->invited_by == NULL)
    return g_strdup_printf (_ ("Invited on %s. Accepted on %s."), invited, accepted);
  /* Translators: a name, then two days. */
  return g_strdup_printf (
      _ ("Invited by %s on %s. Accepted on %s."), item->tie->invited_by, invited, accepted);
}

char *
pf_tie_say_household (const PfTieFile *file)
{
  g_autofree char *address = pf_address_write (file->address);
  g_autofree char *adults = file->adults != NULL ? g_strjoinv (", ", file->adults) : g_strdup ("");
  const char *separator = *address != '\0' && *adults != '\0' ? "\n" : "";

  return g_strconcat (address, separator, adults, NULL);
}

char *
pf_tie_say_child (const PfTiedChild *child)
{
  g_autofree char *day = child->birth_date != 0 ? pf_say_date (child->birth_date) : NULL;

  if (day == NULL)
    return g_strdup_printf ("%s %s", child->first_name, child->last_name);
  /* Translators: a child's first name, last name and date of birth. */
  return g_strdup_printf (_ ("%s %s, born on %s"), child->first_name, child->last_name, day);
}

const char *
pf_tie_say_child_state (const PfTiedChild *child)
{
  if (child->tied)
    return _ ("Lives in both households");
  if (child->may_be_tied)
    return _ ("Can live in a second household");
  return child->has_left ? _ ("Is not of the inviting household any more")
                         : _ ("Lives in two households already: there cannot be a third");
}

static char *
list_children (const PfTieFile *file)
{
  GListModel *children = G_LIST_MODEL (file->children);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfTiedChild) child = g_list_model_get_item (children, i);

    if (child->may_be_tied)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", child->first_name);
  }
  return g_string_free (names, FALSE);
}

char *
pf_tie_say_acceptance (const PfQueueItem *item)
{
  g_autofree char *children = list_children (item->tie);

  if (!pf_queue_item_may_get (item, PF_QUEUE_VERDICT_ACCEPT))
    return NULL;
  /* Translators: who asks, then first names of children, with a comma between two. */
  return g_strdup_printf (
      item->tie->opens
          ? _ ("A household is opened for %s %s. In both households from then on: %s.")
          : _ ("%s %s has a household already, and keeps it. In both households from then on: %s."),
      item->first_name,
      item->last_name,
      children);
}

const char *
pf_tie_say_hindrance (const PfTieFile *file)
{
  if (file->hindrance == PF_PROBLEM_NONE)
    return NULL;
  if (file->hindrance == PF_PROBLEM_NO_CHILD_TO_TIE)
    return _ ("None of these children can have one more household: under each name stands why. "
              "Refuse, and give that as the reason.");
  if (file->hindrance == PF_PROBLEM_ACCOUNT_UNDECIDED)
    return _ ("This person’s new account waits in the queue too: decide it first, then come back "
              "to this file.");
  return _ ("Something stands in the way that this version of the program has no words for.");
}

char *
pf_tie_say_days (const PfQueueItem *item, PfCustodyPattern pattern)
{
  const char *household = item->tie->household_name;

  if (pattern == PF_CUSTODY_PATTERN_ISO_EVEN)
    /* Translators: a first name, the name of a household */
    return g_strdup_printf (
        _ ("Even weeks with %s, odd weeks with “%s”"), item->first_name, household);
  if (pattern == PF_CUSTODY_PATTERN_ISO_ODD)
    /* Translators: a first name, the name of a household */
    return g_strdup_printf (
        _ ("Odd weeks with %s, even weeks with “%s”"), item->first_name, household);
  return g_strdup (_ ("Not settled: either household books any day"));
}
