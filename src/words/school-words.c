/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/school-words.h"

#include <glib/gi18n.h>

#include "words/decision-words.h"
#include "words/words.h"

const char *
pf_words_school (PfLanguage language, PfSchoolEnrolmentState state)
{
  switch (state) {
  case PF_SCHOOL_ENROLMENT_STATE_DRAFT:
    return pf_words (language, N_ ("Prepared, and not sent yet."));
  case PF_SCHOOL_ENROLMENT_STATE_MORE_WANTED:
    return pf_words (language, N_ ("The education service asks for something more."));
  case PF_SCHOOL_ENROLMENT_STATE_REFUSED:
    return pf_words (language, N_ ("The education service has not validated it: see why."));
  case PF_SCHOOL_ENROLMENT_STATE_NONE:
  case PF_SCHOOL_ENROLMENT_STATE_SUBMITTED:
  case PF_SCHOOL_ENROLMENT_STATE_VALIDATED:
  case PF_SCHOOL_ENROLMENT_STATE_WITHDRAWN:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

#define N_SENTENCES 4

/* {child}, {school} and {school_year} stand for what the enrolment is of, {person} for who asked.
 */
typedef struct
{
  PfMailKind kind;
  const char *subject;
  const char *sentences[N_SENTENCES];
  const char *why; /* (nullable): before the agent's reason, which follows the first sentence */
} SchoolMail;

/* Nobody reads in a subject whose child goes where. */
static const SchoolMail mails[] = {
  { PF_MAIL_KIND_SCHOOL_SUBMITTED,
    N_ ("{town}, family portal: the school enrolment has arrived"),
    { N_ ("The education service has received your request to enrol {child} at school for "
          "{school_year}: {school}."),
      N_ ("It looks at it and answers by mail. Until then you can look at the request in the "
          "program, under “Enrolments”, and take it back there."),
      N_ ("Nothing else is needed for school: no insurance, no family quotient, no paid invoice. "
          "If the service lacks a document, it writes to you."),
      N_ ("Canteen, after-school care and holidays are asked for separately.") },
    NULL },
  { PF_MAIL_KIND_SCHOOL_VALIDATED,
    N_ ("{town}, family portal: the school enrolment is validated"),
    { N_ ("{child} is enrolled at school for {school_year}: {school}."),
      N_ ("The head of the school admits the child, and tells you the day and what to bring. If "
          "compulsory vaccinations are missing, the admission is provisional: you have three "
          "months to have them done."),
      N_ ("Enrolled at school is not enrolled in the canteen or in after-school care: no meal and "
          "no evening is booked.") },
    N_ ("The education service adds:") },
  { PF_MAIL_KIND_SCHOOL_REFUSED,
    N_ ("{town}, family portal: the school enrolment is not validated"),
    { N_ ("The education service could not validate the request to enrol {child} at school for "
          "{school_year}: {school}."),
      N_ ("Every child who lives in the town has a place at one of its schools. If you think that "
          "this is a mistake, call the service: it can look at it again. You can also ask anew in "
          "the program, under “Enrolments”.") },
    N_ ("The education service says why:") },
  { PF_MAIL_KIND_SCHOOL_MORE_WANTED,
    N_ ("{town}, family portal: one more document is needed"),
    { N_ ("The education service has looked at the request to enrol {child} at school for "
          "{school_year}, and needs something more before it can validate it.") },
    N_ ("The education service says why:") },
  { PF_MAIL_KIND_SCHOOL_TOLD_SUBMITTED,
    N_ ("{town}, family portal: a school enrolment is asked for"),
    { N_ ("{person} has asked the town to enrol {child} at school for {school_year}: {school}."),
      N_ ("You are told because you are a guardian too. There is nothing to do if you agree."),
      N_ ("If you do not agree, call the education service: it does not decide between guardians, "
          "and waits until they have agreed or a judge has decided.") },
    NULL },
  { PF_MAIL_KIND_SCHOOL_TOLD_VALIDATED,
    N_ ("{town}, family portal: a school enrolment is validated"),
    { N_ ("{child} is enrolled at school for {school_year}: {school}. {person} had asked for it."),
      N_ ("You are told because you are a guardian too.") },
    NULL },
  { PF_MAIL_KIND_SCHOOL_TOLD_REFUSED,
    N_ ("{town}, family portal: a school enrolment is not validated"),
    { N_ ("The education service could not validate the enrolment of {child} at school for "
          "{school_year} that {person} had asked for: {school}."),
      N_ ("You are told because you are a guardian too.") },
    NULL },
  { PF_MAIL_KIND_SCHOOL_TOLD_WITHDRAWN,
    N_ ("{town}, family portal: a school enrolment is taken back"),
    { N_ ("{person} has taken back the request to enrol {child} at school for {school_year}: "
          "{school}."),
      N_ ("You are told because you are a guardian too.") },
    NULL },
};

static const SchoolMail *
find (PfMailKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mails); i++) {
    if (mails[i].kind == kind)
      return &mails[i];
  }
  return NULL;
}

const char *
pf_school_mail_get_subject (PfMailKind kind)
{
  const SchoolMail *mail = find (kind);

  return mail != NULL ? mail->subject : NULL;
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static void
add_sentence (PfMailWords *words,
              PfLanguage language,
              const PfMail *mail,
              const char *english,
              const char *person)
{
  GString *text = g_string_new (pf_words (language, english));

  g_string_replace (text, "{child}", or_nothing (mail->child), 0);
  g_string_replace (text, "{school}", or_nothing (mail->school), 0);
  g_string_replace (text, "{school_year}", or_nothing (mail->school_year), 0);
  g_string_replace (text, "{person}", person, 0);
  pf_mail_words_add (words, PF_MAIL_PART_WORDS, g_string_free (text, FALSE));
}

void
pf_school_mail_add_words (PfMailWords *words,
                          PfLanguage language,
                          const PfMail *mail,
                          PfMailKind kind,
                          const char *person)
{
  const SchoolMail *description = find (kind);

  g_return_if_fail (description != NULL);

  for (gsize i = 0; i < N_SENTENCES && description->sentences[i] != NULL; i++) {
    add_sentence (words, language, mail, description->sentences[i], person);
    if (i == 0 && description->why != NULL)
      pf_decision_add_reason (words, language, mail, description->why);
  }
  if (kind == PF_MAIL_KIND_SCHOOL_MORE_WANTED)
    pf_decision_add_documents (
        words, language, mail->documents, N_ ("Send with the program, under “Enrolments”:"));
}
