/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/families-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/staff/queue-words.h"

static void
append (GString *words, const char *before, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? before : "", text);
}

char *
pf_families_say_found (PfFamiliesModel *model)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model->found));

  if (*model->words == '\0')
    return g_strdup (_ ("A name, a child’s, an e-mail address, a telephone number: accents and "
                        "capitals do not matter."));
  if (model->searching)
    return g_strdup (_ ("Searching…"));
  if (n == 0)
    return g_strdup (_ ("No household is found. Try fewer letters, or a child’s name."));
  if (model->has_more)
    return g_strdup_printf (_ ("The first %u households: type more to find fewer."), n);
  return g_strdup_printf (ngettext ("%u household", "%u households", n), n);
}

char *
pf_families_say_members (PfStaffHousehold *household)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GListModel *adults = G_LIST_MODEL (household->adults);
  GListModel *children = G_LIST_MODEL (household->children);

  for (guint i = 0; i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfStaffAdult) adult = g_list_model_get_item (adults, i);
    g_autofree char *name = g_strdup_printf ("%s %s", adult->first_name, adult->last_name);

    append (words, ", ", name);
  }
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfQueueChild) child = g_list_model_get_item (children, i);

    append (words, i == 0 ? " · " : ", ", child->first_name);
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
pf_families_say_household (PfStaffHousehold *household)
{
  g_autoptr (GString) words = g_string_new (household->name);
  g_autofree char *members = pf_families_say_members (household);
  g_autofree char *address = pf_address_write (household->address);

  append (words, ", ", household->provisional ? _ ("in the queue") : NULL);
  append (words, ", ", members);
  append (words, ", ", address);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

const char *
pf_families_say_access (PfAccess access)
{
  switch (access) {
  case PF_ACCESS_UNSET:
    break;
  case PF_ACCESS_NONE:
    return _ ("No account yet");
  case PF_ACCESS_INVITED:
    return _ ("Link mailed, no password yet");
  case PF_ACCESS_UNVERIFIED:
    return _ ("Address not confirmed yet");
  case PF_ACCESS_PENDING:
    return _ ("Waits in the queue");
  case PF_ACCESS_ACTIVE:
    return _ ("Account active");
  case PF_ACCESS_SUSPENDED:
    return _ ("Account suspended");
  }
  return "";
}

const char *
pf_families_get_access_class (PfAccess access)
{
  switch (access) {
  case PF_ACCESS_UNSET:
  case PF_ACCESS_NONE:
    break;
  case PF_ACCESS_INVITED:
  case PF_ACCESS_UNVERIFIED:
  case PF_ACCESS_PENDING:
    return "info";
  case PF_ACCESS_ACTIVE:
    return "good";
  case PF_ACCESS_SUSPENDED:
    return "bad";
  }
  return "quiet";
}

char *
pf_families_say_contact (PfStaffAdult *adult)
{
  g_autoptr (GString) words = g_string_new (pf_staff_adult_get_address (adult));
  g_autofree char *phone = adult->phone != NULL ? pf_say_phone (adult->phone) : NULL;

  if (words->len == 0)
    g_string_append (words, _ ("No e-mail address"));
  append (words, " · ", phone);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* "Max Brun (Brun)" */
static char *
list_sharers (PfStaffAdult *adult)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GListModel *sharers = G_LIST_MODEL (adult->shared_with);

  for (guint i = 0; i < g_list_model_get_n_items (sharers); i++) {
    g_autoptr (PfAddressSharer) sharer = g_list_model_get_item (sharers, i);
    g_autofree char *name = sharer->household_name != NULL
                                ? g_strdup_printf (_ ("%s %s (household %s)"),
                                                   sharer->first_name,
                                                   sharer->last_name,
                                                   sharer->household_name)
                                : g_strdup_printf ("%s %s", sharer->first_name, sharer->last_name);

    append (words, ", ", name);
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
pf_families_say_shared (PfStaffAdult *adult)
{
  g_autofree char *sharers = list_sharers (adult);

  if (pf_staff_adult_has_others_address (adult))
    return g_strdup_printf (_ ("This address opens the account of %s: note another one here."),
                            sharers);
  if (pf_staff_adult_is_undecided (adult))
    return g_strdup_printf (
        _ ("%s gave the same address: nobody gets in before you say whose it is. The one you name "
           "is mailed the link; then note another address for who loses it, and theirs leaves "
           "at once."),
        sharers);
  return NULL;
}

char *
pf_families_say_lost (PfFamiliesModel *model, PfStaffAdult *adult)
{
  if (!pf_families_model_is_to_ask (model, adult->id))
    return NULL;
  return g_strdup_printf (_ ("The address that %s gave is somebody else’s. Note another one: the "
                             "link leaves for it at once."),
                          adult->first_name);
}

const char *
pf_families_say_hint (PfStaffAdult *adult)
{
  return pf_staff_adult_get_address (adult) != NULL
             ? _ ("The link goes there at once; the old address is told, and opens nothing any "
                  "more.")
             : _ ("The link to open an account goes there at once.");
}

char *
pf_families_say_next (PfFamiliesModel *model)
{
  PfAddressSharer *next = pf_families_model_get_next (model);

  if (next == NULL)
    return NULL;
  /* Translators: first name, last name, name of the household */
  return g_strdup_printf (_ ("Note an address for %s %s (household %s)"),
                          next->first_name,
                          next->last_name,
                          next->household_name);
}

const char *
pf_families_say_check (PfIdentityCheck check)
{
  switch (check) {
  case PF_IDENTITY_CHECK_NONE:
    break;
  case PF_IDENTITY_CHECK_IDENTITY_CARD:
    return _ ("Identity card seen");
  case PF_IDENTITY_CHECK_KNOWN_TO_DESK:
    return _ ("Known to the desk");
  case PF_IDENTITY_CHECK_CALLED_BACK:
    return _ ("Called back on the number that the town has");
  }
  return "";
}

static const struct
{
  PfProblem problem;
  const char *words;
} refusals[] = {
  { PF_PROBLEM_CHANGED_MEANWHILE,
    N_ ("Somebody changed this household meanwhile: nothing was done. Look at it again.") },
  { PF_PROBLEM_ALREADY_DECIDED,
    N_ ("Somebody said meanwhile whose address it is: nothing was done. Look at it again.") },
  { PF_PROBLEM_ADDRESS_IN_USE,
    N_ ("This address opens somebody else’s account: nothing was done.") },
  { PF_PROBLEM_ADDRESS_SHARED, N_ ("This address is noted for another person: nothing was done.") },
  { PF_PROBLEM_AGENTS_ADDRESS,
    N_ ("This person works for the town too: they change their address under “Preferences”, and "
        "an administrator lets them in again.") },
  { PF_PROBLEM_ACCOUNT_SUSPENDED,
    N_ ("This account is suspended: the town opens it again first.") },
  { PF_PROBLEM_NO_ADDRESS, N_ ("No address is known to write to: note one first.") },
  { PF_PROBLEM_BAD_MEMBERS, N_ ("The portal does not take this address: nothing was done.") },
};

static char *
say_refusal (PfFamiliesModel *model)
{
  if (model->problem == PF_PROBLEM_TOO_MANY_REQUESTS) {
    PfInstant wait = (PfInstant) MAX (model->retry_seconds, 1) * G_TIME_SPAN_SECOND;
    g_autofree char *delay = pf_say_delay (0, wait);

    return g_strdup_printf (_ ("The link was asked for several times already: try again in %s."),
                            delay);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    if (refusals[i].problem == model->problem)
      return g_strdup (_ (refusals[i].words));
  }
  return g_strdup (_ ("The portal refused: nothing was done. Try again, or tell who runs it."));
}

char *
pf_families_say_news (PfFamiliesModel *model)
{
  switch (model->news) {
  case PF_FAMILIES_NEWS_NONE:
    break;
  case PF_FAMILIES_NEWS_SENT:
    return g_strdup_printf (_ ("The link leaves for %s, at %s."), model->about, model->address);
  case PF_FAMILIES_NEWS_CORRECTED:
    return g_strdup_printf (model->had_none
                                ? _ ("The address of %s is %s. The link to open an account leaves "
                                     "for it.")
                                : _ ("The address of %s is %s. The link leaves for it, and the "
                                     "old address is told."),
                            model->about,
                            model->address);
  case PF_FAMILIES_NEWS_ASSIGNED:
    return g_strdup_printf (_ ("The address is that of %s, who is mailed the link. No address is "
                               "noted any more for %s: note another one, and the link leaves for "
                               "it at once."),
                            model->about,
                            model->others);
  case PF_FAMILIES_NEWS_UNSENT:
    return g_strdup (_ ("There is no way to the portal: nothing was done. Try again once the "
                        "network is back."));
  case PF_FAMILIES_NEWS_UNANSWERED:
    return g_strdup (
        _ ("The portal did not answer. Try again: what was done already is not done twice."));
  case PF_FAMILIES_NEWS_REFUSED:
    return say_refusal (model);
  }
  return NULL;
}

gboolean
pf_families_is_good_news (PfFamiliesModel *model)
{
  return model->news == PF_FAMILIES_NEWS_SENT || model->news == PF_FAMILIES_NEWS_CORRECTED ||
         model->news == PF_FAMILIES_NEWS_ASSIGNED;
}

char *
pf_families_say_email_fault (PfFamiliesModel *model)
{
  if ((model->lack & PF_FAMILIES_LACK_EMAIL) != 0)
    return g_strdup (_ ("Type an address such as name@example.org."));
  if (model->news != PF_FAMILIES_NEWS_REFUSED)
    return NULL;
  if (model->problem == PF_PROBLEM_ADDRESS_IN_USE)
    return g_strdup (_ ("It opens somebody else’s account. Ask for another one."));
  if (model->problem == PF_PROBLEM_ADDRESS_SHARED)
    return g_strdup (_ ("It is noted for another person: find them and say whose it is, or ask "
                        "for another one."));
  if (model->problem == PF_PROBLEM_BAD_MEMBERS)
    return g_strdup (_ ("The portal does not take this address, or it is the one noted already."));
  return NULL;
}

const char *
pf_families_say_check_fault (PfFamiliesModel *model)
{
  return (model->lack & PF_FAMILIES_LACK_CHECK) != 0
             ? _ ("Say how you made sure who asks: it is written in the journal.")
             : NULL;
}
