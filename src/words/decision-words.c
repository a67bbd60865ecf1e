/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/decision-words.h"

#include <glib/gi18n.h>

#include "words/document-words.h"
#include "words/words.h"

#define FROM_HOME N_ ("Send with the program, from its home page:")

static void
add (PfMailWords *words, PfLanguage language, const char *english)
{
  pf_mail_words_add (words, PF_MAIL_PART_WORDS, g_strdup (pf_words (language, english)));
}

void
pf_decision_add_reason (PfMailWords *words,
                        PfLanguage language,
                        const PfMail *mail,
                        const char *introduction)
{
  if (mail->reason == NULL || *mail->reason == '\0')
    return;
  add (words, language, introduction);
  pf_mail_words_add (
      words, PF_MAIL_PART_WORDS, g_strdup_printf (pf_words (language, "“%s”"), mail->reason));
}

void
pf_decision_add_documents (PfMailWords *words,
                           PfLanguage language,
                           GStrv documents,
                           const char *introduction)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);

  add (words, language, introduction);
  for (guint i = 0; documents != NULL && documents[i] != NULL; i++) {
    const GEnumValue *kind = g_enum_get_value_by_nick (kinds, documents[i]);
    const char *name =
        kind != NULL ? pf_words_document (language, (PfDocumentKind) kind->value) : documents[i];

    pf_mail_words_add (words, PF_MAIL_PART_LINE, g_strdup_printf ("– %s", name));
  }
}

static void
add_acceptance (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add (words,
       language,
       N_ ("The town has looked at your proof of address: your account on the family portal is "
           "validated. Sign in with the program to enrol your children and to book."));
  if (mail->joined)
    add (words,
         language,
         N_ ("The town knew your family already: your account is part of its file, with your "
             "children. The telephone number and the e-mail address that you gave are noted "
             "there. Where your name or your address is other than in the file, an agent looks at "
             "it, and you will get a mail; until then the file keeps what it has."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk adds:"));
}

static void
add_refusal (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add (words, language, N_ ("The town could not validate your account on the family portal."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk says why:"));
  add (words,
       language,
       N_ ("If you think that this is a mistake, or if your situation changes, call the family "
           "desk: it can look at it again, and nothing needs to be filled in anew."));
}

static void
add_request (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add (words,
       language,
       N_ ("The town has looked at your account on the family portal, and needs something more "
           "before it can validate it."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk says why:"));
  pf_decision_add_documents (words, language, mail->documents, FROM_HOME);
  add (words,
       language,
       N_ ("A photo taken with a telephone will do. Everything else that you prepared is kept."));
}

/* @english: with {value} for what was to be noted */
static void
add_value (PfMailWords *words, PfLanguage language, const PfMail *mail, const char *english)
{
  GString *text = g_string_new (pf_words (language, english));

  g_string_replace (text, "{value}", mail->value != NULL ? mail->value : "", 0);
  pf_mail_words_add (words, PF_MAIL_PART_WORDS, g_string_free (text, FALSE));
}

static void
add_change_acceptance (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add_value (words,
             language,
             mail,
             mail->changed == PF_CHANGED_NAME
                 ? N_ ("The town has noted your name in its file as you gave it: {value}.")
                 : N_ ("The town has validated your household’s new address: {value}."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk adds:"));
}

static void
add_change_refusal (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add_value (words,
             language,
             mail,
             mail->changed == PF_CHANGED_NAME
                 ? N_ ("The town could not note your name in its file as you gave it: {value}.")
                 : N_ ("The town could not validate your household’s new address: {value}."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk says why:"));
  add (words,
       language,
       N_ ("Your file keeps what it had. If you think that this is a mistake, call the family "
           "desk: it can look at it again."));
}

static void
add_erasure (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add (words,
       language,
       N_ ("As you asked, the town has erased your account on the family portal and what it held "
           "about you: your e-mail address, your telephone number, your computers and codes, and "
           "the documents that you handed in. Nobody can sign in with this address any more."));
  add (words,
       language,
       N_ ("Invoices, and the bookings with a price that they are of, are kept ten years, as the "
           "law says, with your name. What belongs to your children or to another guardian stays "
           "theirs."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk adds:"));
}

static void
add_erasure_refusal (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add (words,
       language,
       N_ ("You asked the town to erase what it holds about you. It has not: all stays as it "
           "was."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk says why:"));
  add (words,
       language,
       N_ ("You can ask again in the program, under “Preferences”. If you do not agree, write to "
           "the town’s data protection officer, or complain to the data protection authority: the "
           "CNIL, www.cnil.fr."));
}

static void
add_tie_acceptance (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add (words,
       language,
       N_ ("The family desk has checked that you are a guardian: the children are in a household "
           "of your own on the family portal now. Sign in with the program to see them."));
  add (words,
       language,
       N_ ("You see their identity, school and health sheet, as the other household does. Its "
           "address, family quotient, invoices and messages stay its own, and yours stay yours."));
  add (words,
       language,
       N_ ("Enrolled is not booked: enrol the children from your household first, then book the "
           "days that they are with you."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk adds:"));
}

static void
add_tie_refusal (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add (words,
       language,
       N_ ("The family desk could not open a household of your own for the children whom you were "
           "invited for."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk says why:"));
  add (words,
       language,
       N_ ("If you think that this is a mistake, or if your situation changes, call the family "
           "desk: it can look at it again."));
}

static void
add_tie_request (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  add (words,
       language,
       N_ ("The family desk has looked at your request to follow children from a household of your "
           "own, and needs something more before it can say yes."));
  pf_decision_add_reason (words, language, mail, N_ ("The family desk says why:"));
  pf_decision_add_documents (words, language, mail->documents, FROM_HOME);
  add (words, language, N_ ("A photo taken with a telephone will do."));
}

static const struct
{
  const char *subject;
  void (*add) (PfMailWords *words, PfLanguage language, const PfMail *mail);
} decisions[] = {
  [PF_MAIL_KIND_ACCOUNT_ACCEPTED] = { N_ ("{town}, family portal: your account is validated"),
                                      add_acceptance },
  [PF_MAIL_KIND_ACCOUNT_REFUSED] = { N_ ("{town}, family portal: your account is not validated"),
                                     add_refusal },
  [PF_MAIL_KIND_ACCOUNT_MORE_WANTED] = { N_ ("{town}, family portal: one more document is needed"),
                                         add_request },
  [PF_MAIL_KIND_CHANGE_ACCEPTED] = { N_ ("{town}, family portal: your file is up to date"),
                                     add_change_acceptance },
  [PF_MAIL_KIND_CHANGE_REFUSED] = { N_ ("{town}, family portal: your file stays as it was"),
                                    add_change_refusal },
  [PF_MAIL_KIND_ERASURE_DONE] = { N_ ("{town}, family portal: your data are erased"), add_erasure },
  [PF_MAIL_KIND_ERASURE_REFUSED] = { N_ ("{town}, family portal: your data are not erased"),
                                     add_erasure_refusal },
  [PF_MAIL_KIND_TIE_ACCEPTED] = { N_ ("{town}, family portal: your household is open"),
                                  add_tie_acceptance },
  [PF_MAIL_KIND_TIE_REFUSED] = { N_ ("{town}, family portal: your household is not opened"),
                                 add_tie_refusal },
  [PF_MAIL_KIND_TIE_MORE_WANTED] = { N_ ("{town}, family portal: one more document is needed"),
                                     add_tie_request },
};

const char *
pf_decision_get_subject (PfMailKind kind)
{
  return kind < G_N_ELEMENTS (decisions) ? decisions[kind].subject : NULL;
}

void
pf_decision_add_words (PfMailWords *words, PfLanguage language, const PfMail *mail)
{
  decisions[mail->kind].add (words, language, mail);
}
