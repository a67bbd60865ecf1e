/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/adding-words.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

static const char *
get_fault_words (PfAddingChildFault fault)
{
  switch (fault) {
  case PF_ADDING_CHILD_FAULT_NOT_ALLOWED:
    return _ ("You cannot add a child to this household. The family desk can do it with you.");
  case PF_ADDING_CHILD_FAULT_WAY:
    return _ ("The portal could not be reached. What you typed is still there: try again.");
  case PF_ADDING_CHILD_FAULT_PORTAL:
    return _ ("The portal could not do this. Try again later, or call the family desk.");
  case PF_ADDING_CHILD_FAULT_NONE:
  case PF_ADDING_CHILD_FAULT_FIRST_NAME:
  case PF_ADDING_CHILD_FAULT_LAST_NAME:
  case PF_ADDING_CHILD_FAULT_DATE:
  case PF_ADDING_CHILD_FAULT_ALREADY_THERE:
    break;
  }
  return NULL;
}

char *
pf_adding_say_result (PfAddingChild *self, PfNoteKind *ret_kind)
{
  *ret_kind = PF_NOTE_KIND_GOOD;
  if (self->added != NULL)
    return g_strdup_printf (_ ("%s is in your household now. The next steps stand on Home."),
                            self->added);
  *ret_kind = PF_NOTE_KIND_WARN;
  if (self->same != NULL)
    return g_strdup_printf (_ ("%s is in this household already, with this day. If it is another "
                               "child, call the family desk."),
                            self->same);
  return g_strdup (get_fault_words (self->faults));
}

static char *
say_date_fault (PfAddingChild *self)
{
  const char *code = self->date_code != NULL ? self->date_code : "required";
  g_autofree char *day = pf_say_date (self->today);

  if (g_str_equal (code, "in-the-future"))
    /* Translators: day */
    return g_strdup_printf (_ ("Check it: today is %s. Of a child to be born, tick “Not born yet”"),
                            day);
  if (g_str_equal (code, "too-early") && !self->unborn)
    return g_strdup (_ ("Check the year: the portal is for children under 18"));
  if (g_str_equal (code, "too-early"))
    return g_strdup (_ ("Check it: is the child born by now?"));
  if (g_str_equal (code, "too-late"))
    return g_strdup (_ ("Check it: it is more than ten months ahead"));
  return g_strdup (_ ("Type day, month and year: 14/07/2021"));
}

char *
pf_adding_say_fault (PfAddingChild *self, PfAddingChildFault fault)
{
  if ((self->faults & fault) == 0)
    return NULL;
  switch (fault) {
  case PF_ADDING_CHILD_FAULT_FIRST_NAME:
    return g_strdup (self->unborn
                         ? _ ("Enter a first name. Where it is not chosen yet, write “Baby”.")
                         : _ ("Enter the first name, without a link."));
  case PF_ADDING_CHILD_FAULT_LAST_NAME:
    return g_strdup (_ ("Enter the last name, without a link."));
  case PF_ADDING_CHILD_FAULT_DATE:
    return say_date_fault (self);
  case PF_ADDING_CHILD_FAULT_NONE:
  case PF_ADDING_CHILD_FAULT_ALREADY_THERE:
  case PF_ADDING_CHILD_FAULT_NOT_ALLOWED:
  case PF_ADDING_CHILD_FAULT_WAY:
  case PF_ADDING_CHILD_FAULT_PORTAL:
    break;
  }
  return NULL;
}

const char *
pf_adding_get_date_label (PfAddingChild *self)
{
  return self->unborn ? _ ("Expected about") : _ ("Day of birth");
}

const char *
pf_adding_get_date_hint (PfAddingChild *self)
{
  return self->unborn ? _ ("Day, month and year, as the doctor or midwife said.")
                      : _ ("Day, month and year: 14/07/2021");
}
