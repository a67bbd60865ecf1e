/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/notice-words.h"

#include <glib/gi18n.h>

#include "words/decision-words.h"
#include "words/words.h"

#define N_SENTENCES 3

typedef struct
{
  PfMailKind kind;
  const char *subject;
  const char *sentences[N_SENTENCES]; /* {person} stands for who did it */
} Notice;

static const Notice notices[] = {
  { PF_MAIL_KIND_INVITATION_ACCEPTED,
    N_ ("{town}, family portal: your invitation is accepted"),
    { N_ ("{person} has accepted your invitation to the household: they see and do there what you "
          "do."),
      N_ ("If it was not to them that you wrote, call the family desk at once.") } },
  { PF_MAIL_KIND_TIE_ASKED,
    N_ ("{town}, family portal: your invitation is accepted"),
    { N_ ("{person} has accepted your invitation, and asks to follow the children whom you named "
          "from a household of their own."),
      N_ ("The family desk now checks that they are a guardian, and you will get a mail. Until "
          "then they see nothing of the children."),
      N_ ("If it was not to them that you wrote, call the family desk at once.") } },
  { PF_MAIL_KIND_TIE_OPENED,
    N_ ("{town}, family portal: your children have a second household"),
    { N_ ("The family desk has checked it: {person} now follows the children whom you named from a "
          "household of their own."),
      N_ ("Both households see the children’s identity, school and health sheet, and what one of "
          "them confirms there, the other sees. Your address, your family quotient, your invoices "
          "and your messages stay yours; so do theirs."),
      N_ ("Each household books and pays its own days.") } },
  { PF_MAIL_KIND_TIE_NOT_OPENED,
    N_ ("{town}, family portal: no second household was opened"),
    { N_ ("The family desk could not open a second household for {person}: nothing of your file "
          "has changed, and they see nothing of the children."),
      N_ ("If your situation calls for one, call the family desk: it says what it needs.") } },
  { PF_MAIL_KIND_EMAIL_TAKEN,
    N_ ("{town}, family portal: somebody asked for your address"),
    { N_ ("Somebody who has another account on the family portal asked to sign in with this "
          "address from now on. It is that of your account already: nothing changes, and they were "
          "not told so."),
      N_ ("If it was you, you have two accounts: the family desk makes one of them."),
      N_ ("If it was not you, do nothing: your account stays as it is.") } },
};

static const Notice *
find (PfMailKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++) {
    if (notices[i].kind == kind)
      return &notices[i];
  }
  return NULL;
}

const char *
pf_notice_get_subject (PfMailKind kind)
{
  const Notice *notice = find (kind);

  return notice != NULL ? notice->subject : NULL;
}

void
pf_notice_add_words (PfMailWords *words, PfLanguage language, PfMailKind kind, const char *person)
{
  const Notice *notice = find (kind);

  g_return_if_fail (notice != NULL);

  for (gsize i = 0; i < N_SENTENCES && notice->sentences[i] != NULL; i++) {
    GString *text = g_string_new (pf_words (language, notice->sentences[i]));

    g_string_replace (text, "{person}", person, 0);
    pf_mail_words_add (words, PF_MAIL_PART_WORDS, g_string_free (text, FALSE));
  }
}
