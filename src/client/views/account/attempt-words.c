/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/attempt-words.h"

#include <glib/gi18n.h>

#include "client/views/shell/failure-words.h"
#include "core/sign-in.h"

typedef struct
{
  PfAttemptPlace place;
  const char *words; /* {n} stands for the least length of a password */
} Description;

static const Description descriptions[PF_N_ATTEMPT_FAULTS] = {
  [PF_ATTEMPT_FAULT_PASSWORD] = { PF_ATTEMPT_PLACE_PASSWORD,
                                  N_ ("This is not the password of your account. Check the Caps "
                                      "Lock key, and type it again.") },
  [PF_ATTEMPT_FAULT_CODE] = { PF_ATTEMPT_PLACE_CODE,
                              N_ ("This code is wrong, or was used already. Each one serves once: "
                                  "take the next one.") },
  [PF_ATTEMPT_FAULT_TOO_SHORT] = { PF_ATTEMPT_PLACE_NEW_PASSWORD,
                                   N_ ("Make it longer: {n} characters or more") },
  [PF_ATTEMPT_FAULT_TOO_COMMON] = { PF_ATTEMPT_PLACE_NEW_PASSWORD,
                                    N_ ("It is among the first that are tried. Choose a few words "
                                        "that only you put together.") },
  [PF_ATTEMPT_FAULT_TOO_PERSONAL] = { PF_ATTEMPT_PLACE_NEW_PASSWORD,
                                      N_ ("It is hardly more than your name or your address. "
                                          "Choose words that have nothing to do with you.") },
  [PF_ATTEMPT_FAULT_NEW_PASSWORD] = { PF_ATTEMPT_PLACE_NEW_PASSWORD,
                                      N_ ("The portal does not take this password. Choose another "
                                          "one.") },
  [PF_ATTEMPT_FAULT_EMAIL] = { PF_ATTEMPT_PLACE_EMAIL, N_ ("Type it whole: name@example.org") },
  [PF_ATTEMPT_FAULT_EMAIL_TAKEN] = { PF_ATTEMPT_PLACE_EMAIL,
                                     N_ ("A family or an agent has this address already. Take "
                                         "another one: that of their work.") },
  [PF_ATTEMPT_FAULT_APP_OFF] = { PF_ATTEMPT_PLACE_NOTE,
                                 N_ ("This portal takes no code of an application yet. Take a "
                                     "printed list of codes instead.") },
  [PF_ATTEMPT_FAULT_GONE] = { PF_ATTEMPT_PLACE_NOTE,
                              N_ ("This is over already: there is nothing left to do about it.") },
  [PF_ATTEMPT_FAULT_CHANGED] = { PF_ATTEMPT_PLACE_NOTE,
                                 N_ ("Somebody changed this meanwhile, and it is shown as it is "
                                     "now. Look at it, and try again.") },
  [PF_ATTEMPT_FAULT_LAST_ADMINISTRATOR] = { PF_ATTEMPT_PLACE_NOTE,
                                            N_ ("Nobody else is an administrator: give this role "
                                                "to another agent first.") },
  [PF_ATTEMPT_FAULT_DISK] = { PF_ATTEMPT_PLACE_NOTE,
                              N_ ("The file could not be written there. Choose another folder, or "
                                  "make room.") },
  [PF_ATTEMPT_FAULT_TOO_MANY] = { PF_ATTEMPT_PLACE_NOTE,
                                  N_ ("Too many attempts. Your account is not blocked: wait a "
                                      "moment.") },
};

PfAttemptPlace
pf_attempt_fault_get_place (PfAttemptFault self)
{
  g_return_val_if_fail (self < PF_N_ATTEMPT_FAULTS, PF_ATTEMPT_PLACE_NOTE);
  return descriptions[self].place;
}

char *
pf_attempt_build_words (PfAttempt *self, PfEntrance *entrance, PfAttemptPlace place)
{
  g_autofree char *length = g_strdup_printf ("%d", PF_PASSWORD_MIN_LENGTH);
  GString *words;

  if (self->fault == PF_ATTEMPT_FAULT_NONE || descriptions[self->fault].place != place)
    return NULL;
  if (self->fault == PF_ATTEMPT_FAULT_WAY)
    return pf_failure_describe (self->failure, entrance, self->retry_seconds);
  words = g_string_new (_ (descriptions[self->fault].words));
  g_string_replace (words, "{n}", length, 0);
  pf_failure_append_wait (words, self->retry_seconds);
  return g_string_free (words, FALSE);
}

void
pf_attempt_show_note (PfAttempt *self, PfEntrance *entrance, PfNote *note)
{
  g_autofree char *words = pf_attempt_build_words (self, entrance, PF_ATTEMPT_PLACE_NOTE);
  gboolean is_way = self->fault == PF_ATTEMPT_FAULT_WAY;

  gtk_widget_set_visible (GTK_WIDGET (note), words != NULL);
  if (words == NULL)
    return;
  g_object_set (note,
                "kind",
                is_way ? pf_failure_get_note_kind (self->failure) : PF_NOTE_KIND_WARN,
                "icon-name",
                is_way ? pf_failure_get_icon (self->failure) : "dialog-warning-symbolic",
                "text",
                words,
                NULL);
}

void
pf_attempt_show_result (PfAttempt *self, PfEntrance *entrance, const char *result, PfNote *note)
{
  pf_attempt_show_note (self, entrance, note);
  if (result == NULL || gtk_widget_get_visible (GTK_WIDGET (note)))
    return;
  g_object_set (note,
                "kind",
                PF_NOTE_KIND_GOOD,
                "icon-name",
                "pf-booked-symbolic",
                "text",
                result,
                "visible",
                TRUE,
                NULL);
}

void
pf_attempt_show_fault (PfAttempt *self,
                       PfEntrance *entrance,
                       PfAttemptPlace place,
                       PfFormField *field)
{
  g_autofree char *words = pf_attempt_build_words (self, entrance, place);

  pf_form_field_set_fault (field, words);
}
