/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What mails say, by their kind and in their language: sentences that a text, a page and the
 * demonstration's window set each in its own way.
 */
#pragma once

#include "core/account-application.h"
#include "core/mail.h"
#include "core/portal.h"

G_BEGIN_DECLS

typedef enum
{
  PF_MAIL_PART_WORDS, /* a paragraph */
  PF_MAIL_PART_LINK,  /* what the mail's link is there for */
  PF_MAIL_PART_CODE,  /* what to do with the mail's code, which comes after it */
  PF_MAIL_PART_LINE,  /* how to reach the desk: a line below another one */
  PF_MAIL_PART_NOTE,  /* less important */
} PfMailPartKind;

typedef struct
{
  PfMailPartKind kind;
  char *text;
} PfMailPart;

typedef struct
{
  const char *language; /* "fr" or "en" */
  char *subject;        /* names neither the person nor a secret: it is shown on locked screens */
  char *sender;         /* "Valbourg – Portail famille" */
  char *link;           /* (nullable): where a password is chosen, or an address confirmed */
  char *code;           /* (nullable): "K7QM-2XRT" */
  GPtrArray *parts;     /* of PfMailPart, from the greeting on */
} PfMailWords;

/* What @mail says. It must have been found out to whom: "reset_asked" and "account_asked" say
 * nothing.
 * @application: (nullable): what an "email_verification" is about; once it is an account there is
 * none any more
 * @public_url: of the portal, without a slash at its end
 * @token: (nullable): its link is made of it, and its code
 */
PfMailWords *pf_mail_words_new (const PfMail *mail,
                                const PfAccountApplication *application,
                                const PfPortal *portal,
                                const char *public_url,
                                const char *token);
void pf_mail_words_free (PfMailWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfMailWords, pf_mail_words_free)

/* All of it (transfer full), paragraphs apart. */
char *pf_mail_words_to_text (const PfMailWords *self);

G_END_DECLS
