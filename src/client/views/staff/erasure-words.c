/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/erasure-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

char *
pf_erasure_say_answer (PfDate answer_until, PfDate today)
{
  g_autofree char *day = answer_until != 0 ? pf_say_short_day (answer_until) : NULL;

  if (day == NULL)
    return NULL;
  return g_strdup_printf (pf_erasure_get_delay (answer_until, today) == PF_ERASURE_DELAY_PAST
                              ? _ ("Late since %s")
                              : _ ("Answer by %s"),
                          day);
}

char *
pf_erasure_say_delay (const PfQueueItem *item, PfDate today, GTimeZone *zone)
{
  g_autofree char *asked = pf_say_full_day (pf_instant_get_date (item->submitted_at, zone));
  g_autofree char *last = pf_say_full_day (item->erasure->answer_until);

  switch (pf_erasure_get_delay (item->erasure->answer_until, today)) {
  case PF_ERASURE_DELAY_FAR:
    return g_strdup_printf (_ ("Asked on %s. Answer by %s at the latest."), asked, last);
  case PF_ERASURE_DELAY_NEAR:
    return g_strdup_printf (_ ("Asked on %s. The last day to answer is near: %s."), asked, last);
  case PF_ERASURE_DELAY_PAST:
    break;
  }
  return g_strdup_printf (
      _ ("Asked on %s. The last day to answer was %s: answer today."), asked, last);
}

static void
append (GString *words, const char *separator, char *more)
{
  if (more != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? separator : "", more);
  g_free (more);
}

static PfErasureHousehold *
peek (const PfErasureFile *file, guint position)
{
  g_autoptr (PfErasureHousehold) household =
      g_list_model_get_item (G_LIST_MODEL (file->households), position);

  return household; /* the file holds it */
}

static guint
count_households (const PfErasureFile *file)
{
  return g_list_model_get_n_items (G_LIST_MODEL (file->households));
}

char *
pf_erasure_say_erased (const PfErasureFile *file)
{
  GString *words =
      g_string_new (_ ("The account: e-mail address, telephone number, password, codes, messages"));
  const int n_computers = file->n_computers;
  const int n_documents = file->n_documents;

  if (n_computers > 0)
    append (words,
            ", ",
            g_strdup_printf (ngettext ("%d computer", "%d computers", (gulong) n_computers),
                             n_computers));
  if (n_documents > 0)
    append (words,
            ", ",
            g_strdup_printf (ngettext ("%d document", "%d documents", (gulong) n_documents),
                             n_documents));
  return g_string_free (words, FALSE);
}

static char *
say_bookings (const PfErasureFile *file)
{
  int n = 0;

  for (guint i = 0; i < count_households (file); i++)
    n += peek (file, i)->n_priced;
  if (n == 0)
    return g_strdup (_ ("No booking has a price: the name is erased too."));
  return g_strdup_printf (
      ngettext ("The name, %d booking with a price and its invoice, for ten years as the law says.",
                "The name, %d bookings with a price and their invoices, for ten years as the law "
                "says.",
                (gulong) n),
      n);
}

char *
pf_erasure_say_kept (const PfErasureFile *file)
{
  GString *words = g_string_new (NULL);

  append (words, "", say_bookings (file));
  for (guint i = 0; i < count_households (file); i++) {
    GStrv names = peek (file, i)->children;
    g_autofree char *children = names != NULL && names[0] != NULL ? g_strjoinv (", ", names) : NULL;

    if (children != NULL)
      /* Translators: first names of children, with a comma between two. */
      append (words, " ", g_strdup_printf (_ ("The children’s file: %s."), children));
  }
  return g_string_free (words, FALSE);
}

char *
pf_erasure_say_only_guardian (const PfErasureFile *file)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < count_households (file); i++) {
    const PfErasureHousehold *household = peek (file, i);

    if (household->only_guardian)
      append (words,
              " ",
              g_strdup_printf (_ ("The household %s has no other guardian: nobody can sign in "
                                  "for it any more. Its children and their bookings stay."),
                               household->name));
  }
  return g_string_free (words, words->len == 0);
}

static char *
say_to_come (const PfErasureFile *file)
{
  int n = 0;

  for (guint i = 0; i < count_households (file); i++)
    n += peek (file, i)->only_guardian ? peek (file, i)->n_to_come : 0;
  return g_strdup_printf (
      ngettext ("%d booking is still to come, and nobody else answers for it. Have the family "
                "cancel it, or let another guardian join; then decide.",
                "%d bookings are still to come, and nobody else answers for them. Have the family "
                "cancel them, or let another guardian join; then decide.",
                (gulong) n),
      n);
}

char *
pf_erasure_say_hindrance (const PfErasureFile *file)
{
  if (file->hindrance == PF_PROBLEM_NONE)
    return NULL;
  if (file->hindrance == PF_PROBLEM_BOOKINGS_TO_COME)
    return say_to_come (file);
  if (file->hindrance == PF_PROBLEM_AGENTS_ADDRESS)
    return g_strdup (_ ("This person works for the town: an administrator ends that work on the "
                        "agents’ page first; then decide."));
  return g_strdup (_ ("Something stands in the way that this version of the program has no words "
                      "for."));
}
