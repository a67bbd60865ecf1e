/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/adding-child.h"

#include "core/typed.h"

static guint changed_signal, add_signal;

G_DEFINE_FINAL_TYPE (PfAddingChild, pf_adding_child, G_TYPE_OBJECT)

static void
tell (PfAddingChild *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
forget_results (PfAddingChild *self)
{
  self->faults = PF_ADDING_CHILD_FAULT_NONE;
  self->date_code = NULL;
  g_clear_pointer (&self->same, g_free);
  g_clear_pointer (&self->added, g_free);
}

static void
forget_sent (PfAddingChild *self)
{
  g_clear_object (&self->sent);
  g_clear_pointer (&self->key, g_free);
}

void
pf_adding_child_set_open (PfAddingChild *self, gboolean is_open)
{
  g_return_if_fail (PF_IS_ADDING_CHILD (self));

  forget_results (self);
  self->unborn = FALSE;
  self->is_open = is_open;
  tell (self);
}

void
pf_adding_child_set_unborn (PfAddingChild *self, gboolean unborn)
{
  g_return_if_fail (PF_IS_ADDING_CHILD (self));

  if (self->unborn == unborn)
    return;
  self->unborn = unborn;
  self->faults &= ~PF_ADDING_CHILD_FAULT_DATE;
  tell (self);
}

void
pf_adding_child_set_children (PfAddingChild *self, GListModel *children)
{
  g_return_if_fail (PF_IS_ADDING_CHILD (self));

  g_set_object (&self->children, children);
}

void
pf_adding_child_set_today (PfAddingChild *self, PfDate today)
{
  g_return_if_fail (PF_IS_ADDING_CHILD (self));

  self->today = today;
}

/* ---- what the person asks for */

/* @ret_is_day: whether what is typed is one, or nothing is typed */
static PfNewChild *
build (PfAddingChild *self,
       const char *first_name,
       const char *last_name,
       const char *date,
       gboolean *ret_is_day)
{
  PfNewChild *child = g_object_new (PF_TYPE_NEW_CHILD, NULL);
  g_autofree char *typed = g_strstrip (g_strdup (date));
  PfDate day = 0;

  *ret_is_day = *typed == '\0' || pf_typed_date (typed, &day);
  child->first_name = g_strstrip (g_strdup (first_name));
  child->last_name = g_strstrip (g_strdup (last_name));
  if (self->unborn)
    child->expected_on = day;
  else
    child->birth_date = day;
  return child;
}

static void
note_error (PfAddingChild *self, const PfError *error)
{
  if (g_str_equal (error->pointer, "/first_name"))
    self->faults |= PF_ADDING_CHILD_FAULT_FIRST_NAME;
  else if (g_str_equal (error->pointer, "/last_name"))
    self->faults |= PF_ADDING_CHILD_FAULT_LAST_NAME;
  else {
    self->faults |= PF_ADDING_CHILD_FAULT_DATE;
    self->date_code = error->code;
  }
}

static void
find_faults (PfAddingChild *self, const PfNewChild *child, gboolean is_day)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();

  if (!is_day)
    pf_errors_add (errors, "birth_date", "bad-date");
  pf_new_child_find_faults (child, self->today, errors);
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++)
    note_error (self, pf_errors_get (errors, i));
}

static void
find_same (PfAddingChild *self, const PfNewChild *child)
{
  const PfChild *same = self->children != NULL && self->faults == PF_ADDING_CHILD_FAULT_NONE
                            ? pf_new_child_find_same (child, self->children)
                            : NULL;

  if (same == NULL)
    return;
  self->faults = PF_ADDING_CHILD_FAULT_ALREADY_THERE;
  self->same = g_strdup_printf ("%s %s", same->first_name, same->last_name);
}

/* What may have arrived is sent again under its key: it is not there twice. */
static void
take_key (PfAddingChild *self, PfNewChild *child)
{
  if (self->sent != NULL && pf_record_equal (self->sent, child))
    return;
  forget_sent (self);
  self->sent = g_object_ref (child);
  self->key = g_uuid_string_random ();
}

void
pf_adding_child_add (PfAddingChild *self,
                     const char *first_name,
                     const char *last_name,
                     const char *date)
{
  g_autoptr (PfNewChild) child = NULL;
  gboolean is_day;

  g_return_if_fail (PF_IS_ADDING_CHILD (self));

  if (self->busy)
    return;
  forget_results (self);
  child = build (self, first_name, last_name, date, &is_day);
  find_faults (self, child, is_day);
  if (self->sent == NULL || !pf_record_equal (self->sent, child))
    find_same (self, child);
  self->busy = self->faults == PF_ADDING_CHILD_FAULT_NONE;
  self->n_faults += !self->busy;
  if (self->busy)
    take_key (self, child);
  tell (self);
  if (self->busy)
    g_signal_emit (self, add_signal, 0, child);
}

static void
name_same (PfAddingChild *self)
{
  if (self->sent != NULL)
    self->same = g_strdup_printf ("%s %s", self->sent->first_name, self->sent->last_name);
}

void
pf_adding_child_fail (PfAddingChild *self, PfAddingChildFault faults, const char *date_code)
{
  g_return_if_fail (PF_IS_ADDING_CHILD (self));

  self->busy = FALSE;
  forget_results (self);
  self->faults = faults;
  self->date_code = date_code;
  self->n_faults++;
  if ((faults & PF_ADDING_CHILD_FAULT_ALREADY_THERE) != 0)
    name_same (self);
  if ((faults & PF_ADDING_CHILD_FAULT_WAY) == 0)
    forget_sent (self);
  tell (self);
}

void
pf_adding_child_succeed (PfAddingChild *self)
{
  g_autofree char *added = NULL;

  g_return_if_fail (PF_IS_ADDING_CHILD (self));

  self->busy = FALSE;
  self->is_open = FALSE;
  self->unborn = FALSE;
  added = self->sent != NULL ? g_strdup (self->sent->first_name) : NULL;
  forget_results (self);
  forget_sent (self);
  self->added = g_steal_pointer (&added);
  tell (self);
}

void
pf_adding_child_forget (PfAddingChild *self)
{
  g_return_if_fail (PF_IS_ADDING_CHILD (self));

  self->busy = FALSE;
  self->is_open = FALSE;
  self->unborn = FALSE;
  forget_results (self);
  forget_sent (self);
  g_clear_object (&self->children);
  tell (self);
}

static void
pf_adding_child_finalize (GObject *object)
{
  PfAddingChild *self = PF_ADDING_CHILD (object);

  forget_results (self);
  forget_sent (self);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (pf_adding_child_parent_class)->finalize (object);
}

static void
pf_adding_child_class_init (PfAddingChildClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_adding_child_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name,                                                                              \
                PF_TYPE_ADDING_CHILD,                                                              \
                G_SIGNAL_RUN_LAST,                                                                 \
                0,                                                                                 \
                NULL,                                                                              \
                NULL,                                                                              \
                NULL,                                                                              \
                G_TYPE_NONE,                                                                       \
                __VA_ARGS__)
  changed_signal = SIGNAL ("changed", 0);
  add_signal = SIGNAL ("add", 1, PF_TYPE_NEW_CHILD);
#undef SIGNAL
}

static void
pf_adding_child_init (PfAddingChild *)
{
}

PfAddingChild *
pf_adding_child_new (void)
{
  return g_object_new (PF_TYPE_ADDING_CHILD, NULL);
}
