/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each kind of mail says, in English; decisions have words of their own
 * (words/decision-words).
 */
#pragma once

#include "words/mail-words.h"

G_BEGIN_DECLS

#define PF_MAIL_MAX_SENTENCES 7

typedef struct
{
  PfMailPartKind kind;
  const char *words; /* {town}, {hours} and {person} stand for what they name */
} PfMailSentence;

typedef struct
{
  const char *subject;
  PfMailSentence sentences[PF_MAIL_MAX_SENTENCES + 1];
} PfMailDescription;

/* NULL where a mail of that kind says nothing, or tells a decision. */
const PfMailDescription *pf_mail_describe (const PfMail *mail);

G_END_DECLS
