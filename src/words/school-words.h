/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a child's enrolment at school: on the family's road, and in the mails to who asks
 * and to the child's other guardians.
 */
#pragma once

#include "core/mail.h"
#include "core/school-enrolment.h"
#include "words/language.h"
#include "words/mail-words.h"

G_BEGIN_DECLS

/* What a family is to do about an enrolment in that state; NULL: nothing, or nothing out of the
 * way.
 */
const char *pf_words_school (PfLanguage language, PfSchoolEnrolmentState state);

/* In English; NULL where the mail is about something else. */
const char *pf_school_mail_get_subject (PfMailKind kind);

/* Adds the sentences of a mail that has such a subject.
 * @person: who asked
 */
void pf_school_mail_add_words (PfMailWords *words,
                               PfLanguage language,
                               const PfMail *mail,
                               PfMailKind kind,
                               const char *person);

G_END_DECLS
