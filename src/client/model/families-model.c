/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/families-model.h"

#include <string.h>

#include "client/model/sharers.h"

enum
{
  CHANGED,
  SEARCH,
  OPENED,
  SEND,
  ASSIGN,
  CORRECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PfFamiliesModel, pf_families_model, G_TYPE_OBJECT)

static void
change (PfFamiliesModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tell (PfFamiliesModel *self, PfFamiliesNews news)
{
  self->news = news;
  self->n_news += news != PF_FAMILIES_NEWS_NONE;
}

/* Another act: one that is lost on the way must not be taken for it. */
static void
renew_key (PfFamiliesModel *self)
{
  g_free (self->key);
  self->key = g_uuid_string_random ();
}

static void
forget_form (PfFamiliesModel *self)
{
  self->correcting[0] = '\0';
  g_free (self->email);
  self->email = g_strdup ("");
  self->check = PF_IDENTITY_CHECK_NONE;
  self->lack = PF_FAMILIES_LACK_NONE;
  renew_key (self);
}

static void
forget_household (PfFamiliesModel *self)
{
  g_clear_object (&self->household);
  g_clear_pointer (&self->etag, g_free);
  g_list_store_remove_all (self->mails);
  forget_form (self);
}

/* ---- who lost an address */

gboolean
pf_families_model_is_to_ask (PfFamiliesModel *self, const char *adult)
{
  g_return_val_if_fail (PF_IS_FAMILIES_MODEL (self), FALSE);
  return pf_sharers_find (self->to_ask, adult) != G_MAXUINT;
}

PfAddressSharer *
pf_families_model_get_next (PfFamiliesModel *self)
{
  g_return_val_if_fail (PF_IS_FAMILIES_MODEL (self), NULL);
  return *self->correcting == '\0' ? pf_sharers_find_elsewhere (self->to_ask, self->selected)
                                   : NULL;
}

void
pf_families_model_search (PfFamiliesModel *self, const char *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  if (g_str_equal (stripped, self->words))
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&stripped);
  self->searching = *self->words != '\0';
  tell (self, PF_FAMILIES_NEWS_NONE);
  if (!self->searching) {
    self->has_more = FALSE;
    g_list_store_remove_all (self->found);
  }
  g_signal_emit (self, signals[SEARCH], 0);
  change (self);
}

void
pf_families_model_select (PfFamiliesModel *self, const char *id)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  if (g_strcmp0 (id, self->selected) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  if (id != NULL && pf_sharers_find_of (self->to_ask, id) == NULL)
    g_list_store_remove_all (self->to_ask); /* the agent is with another family */
  forget_household (self);
  tell (self, PF_FAMILIES_NEWS_NONE);
  g_signal_emit (self, signals[OPENED], 0);
  change (self);
}

guint
pf_families_model_get_position (PfFamiliesModel *self)
{
  GListModel *found = G_LIST_MODEL (self->found);

  for (guint i = 0; i < g_list_model_get_n_items (found); i++) {
    g_autoptr (PfStaffHousehold) household = g_list_model_get_item (found, i);

    if (g_strcmp0 (household->id, self->selected) == 0)
      return i;
  }
  return G_MAXUINT;
}

/* Those who lost the address to another one are asked for theirs at once. */
static void
lead_on (PfFamiliesModel *self)
{
  PfAddressSharer *next = pf_sharers_find_of (self->to_ask, self->selected);

  forget_form (self);
  if (next != NULL && self->household != NULL &&
      pf_staff_household_find_adult (self->household, next->adult) != NULL)
    g_strlcpy (self->correcting, next->adult, PF_ID_SIZE);
}

/* The form waits for the household: it is news once that is there. */
void
pf_families_model_ask_next (PfFamiliesModel *self)
{
  PfAddressSharer *next = pf_families_model_get_next (self);
  PfId adult;

  if (next == NULL || self->sending)
    return;
  g_strlcpy (adult, next->adult, PF_ID_SIZE);
  pf_families_model_select (self, next->household);
  g_strlcpy (self->correcting, adult, PF_ID_SIZE);
  change (self);
}

/* ---- what is done */

/* What will be told of. FALSE where nothing may be asked now. */
static gboolean
begin_act (PfFamiliesModel *self, const char *id)
{
  PfStaffAdult *adult =
      self->household != NULL ? pf_staff_household_find_adult (self->household, id) : NULL;

  if (adult == NULL || self->sending)
    return FALSE;
  g_free (self->about);
  self->about = g_strdup_printf ("%s %s", adult->first_name, adult->last_name);
  g_free (self->address);
  self->address = g_strdup (pf_staff_adult_get_address (adult));
  self->had_none = self->address == NULL;
  g_clear_pointer (&self->others, g_free);
  tell (self, PF_FAMILIES_NEWS_NONE);
  return TRUE;
}

void
pf_families_model_send (PfFamiliesModel *self, const char *adult)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  if (!begin_act (self, adult))
    return;
  self->sending = TRUE;
  g_signal_emit (self, signals[SEND], 0, adult);
  change (self);
}

static void
remember_sharers (PfFamiliesModel *self, GListModel *sharers)
{
  g_ptr_array_set_size (self->sharers, 0);
  for (guint i = 0; i < g_list_model_get_n_items (sharers); i++)
    g_ptr_array_add (self->sharers, g_list_model_get_item (sharers, i));
}

void
pf_families_model_assign (PfFamiliesModel *self, const char *adult)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  if (!begin_act (self, adult))
    return;
  remember_sharers (
      self, G_LIST_MODEL (pf_staff_household_find_adult (self->household, adult)->shared_with));
  self->others = pf_sharers_say_names (self->sharers);
  self->sending = TRUE;
  g_signal_emit (self, signals[ASSIGN], 0, adult);
  change (self);
}

void
pf_families_model_begin (PfFamiliesModel *self, const char *adult)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  forget_form (self);
  tell (self, PF_FAMILIES_NEWS_NONE);
  if (adult != NULL)
    g_strlcpy (self->correcting, adult, PF_ID_SIZE);
  change (self);
}

/* What is wrong is judged anew when it is tried again. */
static void
edit (PfFamiliesModel *self)
{
  self->lack = PF_FAMILIES_LACK_NONE;
  tell (self, PF_FAMILIES_NEWS_NONE);
  renew_key (self);
  change (self);
}

void
pf_families_model_set_email (PfFamiliesModel *self, const char *email)
{
  g_autofree char *stripped = g_strstrip (g_strdup (email));

  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  if (g_str_equal (stripped, self->email))
    return;
  g_free (self->email);
  self->email = g_steal_pointer (&stripped);
  edit (self);
}

void
pf_families_model_set_check (PfFamiliesModel *self, PfIdentityCheck check)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  if (check == self->check)
    return;
  self->check = check;
  edit (self);
}

/* As the portal does: one @, and something around it. */
static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at != text && at[1] != '\0' && strchr (at + 1, '@') == NULL &&
         strpbrk (text, " \t") == NULL;
}

void
pf_families_model_correct (PfFamiliesModel *self)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  if (!begin_act (self, self->correcting))
    return;
  self->lack = PF_FAMILIES_LACK_NONE;
  if (!is_email (self->email))
    self->lack |= PF_FAMILIES_LACK_EMAIL;
  if (self->check == PF_IDENTITY_CHECK_NONE)
    self->lack |= PF_FAMILIES_LACK_CHECK;
  if (self->lack != PF_FAMILIES_LACK_NONE) {
    self->n_news++;
    change (self);
    return;
  }
  g_free (self->address);
  self->address = g_strdup (self->email);
  self->sending = TRUE;
  g_signal_emit (self, signals[CORRECT], 0);
  change (self);
}

void
pf_families_model_take_found (PfFamiliesModel *self, GPtrArray *households, gboolean has_more)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  self->searching = FALSE;
  self->has_more = has_more;
  pf_record_list_update (self->found, households->pdata, households->len);
  change (self);
}

/* What is on screen already is updated in place, so that nothing there loses the focus. */
static void
put (PfFamiliesModel *self, PfStaffHousehold *household, const char *etag)
{
  if (self->household == NULL)
    self->household = pf_record_copy (household);
  else
    pf_record_assign (self->household, household);
  g_free (self->etag);
  self->etag = g_strdup (etag);
  if (*self->correcting != '\0' &&
      pf_staff_household_find_adult (self->household, self->correcting) == NULL)
    forget_form (self);
}

void
pf_families_model_take_household (PfFamiliesModel *self,
                                  PfStaffHousehold *household,
                                  const char *etag)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  if (g_strcmp0 (household->id, self->selected) != 0)
    return;
  self->n_news += self->household == NULL && *self->correcting != '\0';
  put (self, household, etag);
  change (self);
}

static int
compare_mails (gconstpointer a, gconstpointer b, gpointer)
{
  gint64 one = pf_id_to_number (((const PfMailFate *) a)->id);
  gint64 other = pf_id_to_number (((const PfMailFate *) b)->id);

  return (other > one) - (other < one);
}

static gboolean
is_same_mail (gconstpointer a, gconstpointer b)
{
  return g_str_equal (((const PfMailFate *) a)->id, ((const PfMailFate *) b)->id);
}

void
pf_families_model_take_mails (PfFamiliesModel *self, GPtrArray *mails)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  for (guint i = 0; i < mails->len; i++) {
    guint position;

    if (!g_list_store_find_with_equal_func (
            self->mails, mails->pdata[i], is_same_mail, &position)) {
      g_list_store_insert_sorted (self->mails, mails->pdata[i], compare_mails, NULL);
      continue;
    }
    g_list_store_splice (self->mails, position, 1, &mails->pdata[i], 1);
  }
  change (self);
}

static void
add_to_ask (PfFamiliesModel *self, PfAddressSharer *sharer)
{
  pf_sharers_remove (self->to_ask, sharer->adult);
  g_list_store_append (self->to_ask, sharer);
}

/* What was done, and who is to be asked for an address next. */
static void
go_on (PfFamiliesModel *self, PfFamiliesNews news)
{
  if (news == PF_FAMILIES_NEWS_CORRECTED)
    pf_sharers_remove (self->to_ask, self->correcting);
  for (guint i = 0; news == PF_FAMILIES_NEWS_ASSIGNED && i < self->sharers->len; i++)
    add_to_ask (self, self->sharers->pdata[i]);
  if (news == PF_FAMILIES_NEWS_ASSIGNED || news == PF_FAMILIES_NEWS_CORRECTED)
    lead_on (self);
}

void
pf_families_model_take_done (PfFamiliesModel *self,
                             PfFamiliesNews news,
                             PfStaffHousehold *household,
                             const char *etag)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  self->sending = FALSE;
  if (household != NULL && g_strcmp0 (household->id, self->selected) == 0)
    put (self, household, etag);
  renew_key (self);
  go_on (self, news);
  tell (self, news);
  change (self);
}

void
pf_families_model_fail (PfFamiliesModel *self,
                        PfFamiliesNews news,
                        PfProblem problem,
                        guint retry_seconds)
{
  g_return_if_fail (PF_IS_FAMILIES_MODEL (self));

  self->sending = FALSE;
  self->problem = problem;
  self->retry_seconds = retry_seconds;
  if (news != PF_FAMILIES_NEWS_UNANSWERED)
    renew_key (self);
  tell (self, news);
  change (self);
}

static void
pf_families_model_dispose (GObject *object)
{
  PfFamiliesModel *self = PF_FAMILIES_MODEL (object);

  g_clear_object (&self->found);
  g_clear_object (&self->loading);
  g_clear_object (&self->household);
  g_clear_object (&self->household_loading);
  g_clear_object (&self->mails);
  g_clear_object (&self->to_ask);
  G_OBJECT_CLASS (pf_families_model_parent_class)->dispose (object);
}

static void
pf_families_model_finalize (GObject *object)
{
  PfFamiliesModel *self = PF_FAMILIES_MODEL (object);

  g_free (self->words);
  g_free (self->selected);
  g_free (self->etag);
  g_free (self->email);
  g_free (self->key);
  g_free (self->about);
  g_free (self->others);
  g_free (self->address);
  g_ptr_array_unref (self->sharers);
  G_OBJECT_CLASS (pf_families_model_parent_class)->finalize (object);
}

static void
pf_families_model_class_init (PfFamiliesModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = pf_families_model_dispose;
  object_class->finalize = pf_families_model_finalize;
#define SIGNAL(id, name, n, ...)                                                                   \
  signals[id] = g_signal_new (                                                                     \
      name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, ##__VA_ARGS__)
  SIGNAL (CHANGED, "changed", 0);
  SIGNAL (SEARCH, "search", 0);
  SIGNAL (OPENED, "opened", 0);
  SIGNAL (SEND, "send", 1, G_TYPE_STRING);
  SIGNAL (ASSIGN, "assign", 1, G_TYPE_STRING);
  SIGNAL (CORRECT, "correct", 0);
#undef SIGNAL
}

static void
pf_families_model_init (PfFamiliesModel *self)
{
  self->words = g_strdup ("");
  self->email = g_strdup ("");
  self->found = g_list_store_new (PF_TYPE_STAFF_HOUSEHOLD);
  self->mails = g_list_store_new (PF_TYPE_MAIL_FATE);
  self->sharers = g_ptr_array_new_with_free_func (g_object_unref);
  self->to_ask = g_list_store_new (PF_TYPE_ADDRESS_SHARER);
  self->loading = pf_loading_new ();
  self->household_loading = pf_loading_new ();
  renew_key (self);
}

PfFamiliesModel *
pf_families_model_new (void)
{
  return g_object_new (PF_TYPE_FAMILIES_MODEL, NULL);
}
