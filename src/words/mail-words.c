/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/mail-words.h"

#include <glib/gi18n.h>

#include "core/email-change.h"
#include "core/invitation.h"
#include "core/password-reset.h"
#include "core/text.h"
#include "words/decision-words.h"
#include "words/words.h"

#define MAX_SENTENCES 6

typedef struct
{
  PfMailPartKind kind;
  const char *words; /* {town}, {hours} and {person} stand for what they name */
} Sentence;

typedef struct
{
  const char *subject;
  Sentence sentences[MAX_SENTENCES + 1];
} Description;

/* What the mails of a link have in common. */
#define CODE                                                                                       \
  {                                                                                                \
    PF_MAIL_PART_CODE,                                                                             \
        N_ ("Or type your address and this code in the program, after “Forgotten password”:")      \
  }
#define SPAN                                                                                       \
  {                                                                                                \
    PF_MAIL_PART_WORDS, N_ ("The link and the code hold for {hours}, and work once.")              \
  }
#define NEVER_TOLD                                                                                 \
  {                                                                                                \
    PF_MAIL_PART_WORDS,                                                                            \
        N_ ("Nobody at the town hall will ever ask you for this code or for your password.")       \
  }

static const Description descriptions[] = {
  [PF_MAIL_KIND_ACTIVATION] = { N_ ("{town}, family portal: choose your password"),
                                {
                                    { PF_MAIL_PART_WORDS,
                                      N_ ("You are known to the town’s services, and your account "
                                          "on the family portal is "
                                          "ready. All it lacks is a password.") },
                                    { PF_MAIL_PART_LINK, N_ ("Choose my password") },
                                    CODE,
                                    SPAN,
                                    NEVER_TOLD,
                                    { PF_MAIL_PART_WORDS,
                                      N_ ("If it was not you who asked for this message, do "
                                          "nothing: without it, nobody gets "
                                          "in.") },
                                } },
  [PF_MAIL_KIND_PASSWORD_RESET] = { N_ ("{town}, family portal: choose a new password"),
                                    {
                                        { PF_MAIL_PART_WORDS,
                                          N_ ("You asked for a new password for your account on "
                                              "the family portal.") },
                                        { PF_MAIL_PART_LINK, N_ ("Choose a new password") },
                                        CODE,
                                        SPAN,
                                        NEVER_TOLD,
                                        { PF_MAIL_PART_WORDS,
                                          N_ ("If it was not you, do nothing: your password stays "
                                              "as it is.") },
                                    } },
  [PF_MAIL_KIND_UNKNOWN_ADDRESS] = { N_ ("{town}, family portal: your address is not known here"),
                                     {
                                         { PF_MAIL_PART_WORDS,
                                           N_ ("Somebody, you most likely, asked to get in to the "
                                               "family portal with this address. No family here "
                                               "has "
                                               "it, and no new account waits to be confirmed "
                                               "with it.") },
                                         { PF_MAIL_PART_WORDS,
                                           N_ ("Try another address: the one you gave to the "
                                               "crèche, the canteen or the school. "
                                               "Or call the family desk, which finds out with you "
                                               "which one it is.") },
                                         { PF_MAIL_PART_WORDS,
                                           N_ ("If it was not you, do nothing.") },
                                     } },
  [PF_MAIL_KIND_SHARED_ADDRESS] = { N_ ("{town}, family portal: your address is that of several "
                                        "persons"),
                                    {
                                        { PF_MAIL_PART_WORDS,
                                          N_ ("Somebody, you most likely, asked to get in to the "
                                              "family portal with this "
                                              "address. The town has noted it for several persons, "
                                              "and an account is one "
                                              "person’s alone.") },
                                        { PF_MAIL_PART_WORDS,
                                          N_ ("Call the family desk: it notes with you whose "
                                              "address this is, and another one "
                                              "for the other person. Then you can ask for your "
                                              "password again.") },
                                        { PF_MAIL_PART_WORDS,
                                          N_ ("If it was not you, do nothing.") },
                                    } },
  [PF_MAIL_KIND_PASSWORD_CHANGED] = { N_ ("{town}, family portal: your password was changed"),
                                      {
                                          { PF_MAIL_PART_WORDS,
                                            N_ ("The password of your account on the family portal "
                                                "has just been changed. All "
                                                "devices on which you were signed in have been "
                                                "signed out.") },
                                          { PF_MAIL_PART_WORDS,
                                            N_ ("If it was you, there is nothing to do.") },
                                          { PF_MAIL_PART_WORDS,
                                            N_ ("If it was not you, call the family desk at "
                                                "once.") },
                                      } },
  [PF_MAIL_KIND_ACCOUNT_KNOWN] = { N_ ("{town}, family portal: you are known here already"),
                                   {
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("Somebody, you most likely, asked for a new account "
                                             "on "
                                             "the family portal with this address. No second one "
                                             "is "
                                             "needed: your family is known here, and has its "
                                             "account. What was sent is erased.") },
                                       { PF_MAIL_PART_LINK, N_ ("Choose my password") },
                                       CODE,
                                       SPAN,
                                       NEVER_TOLD,
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("If it was not you, do nothing: your account stays as "
                                             "it is.") },
                                   } },
  [PF_MAIL_KIND_EMAIL_VERIFICATION] = { N_ ("{town}, family portal: confirm your e-mail address"),
                                        {
                                            { PF_MAIL_PART_WORDS,
                                              N_ ("An account on the family portal was asked for: "
                                                  "{person}. Confirm that this address "
                                                  "is yours, and it is opened; the town then looks "
                                                  "at your proof of address.") },
                                            { PF_MAIL_PART_LINK, N_ ("Confirm my address") },
                                            { PF_MAIL_PART_CODE,
                                              N_ ("Or type your address and this code in the "
                                                  "program, where it asks for the code of "
                                                  "the mail:") },
                                            { PF_MAIL_PART_WORDS,
                                              N_ ("The link and the code work once, until {hours} "
                                                  "after the account was asked for. "
                                                  "Later, all that was sent is erased.") },
                                            NEVER_TOLD,
                                            { PF_MAIL_PART_WORDS,
                                              N_ ("If it was not you, do nothing: no account is "
                                                  "opened, and what somebody sent in "
                                                  "your name is erased.") },
                                        } },
  [PF_MAIL_KIND_AGENT_INVITATION] = { N_ ("{town}, family portal: your account as an agent"),
                                      {
                                          { PF_MAIL_PART_WORDS,
                                            N_ ("An account has been made for you on the family "
                                                "portal, to work with at the town’s services. "
                                                "All it lacks is a password.") },
                                          { PF_MAIL_PART_LINK, N_ ("Choose my password") },
                                          CODE,
                                          SPAN,
                                          { PF_MAIL_PART_WORDS,
                                            N_ ("Then you set up a second factor: an app on your "
                                                "telephone, or a list of codes to print. Agents "
                                                "sign in with both.") },
                                          NEVER_TOLD,
                                      } },
  [PF_MAIL_KIND_SECOND_FACTOR_CHANGED] = { N_ ("{town}, family portal: your second factor was "
                                               "changed"),
                                           {
                                               { PF_MAIL_PART_WORDS,
                                                 N_ ("What is asked besides your password when "
                                                     "you sign in to the family portal, an app on "
                                                     "your telephone or codes to print, has just "
                                                     "been changed or taken away.") },
                                               { PF_MAIL_PART_WORDS,
                                                 N_ ("If it was you, there is nothing to do.") },
                                               { PF_MAIL_PART_WORDS,
                                                 N_ ("If it was not you, call the family desk at "
                                                     "once.") },
                                           } },
  [PF_MAIL_KIND_EMAIL_CHANGE] = { N_ ("{town}, family portal: confirm your new address"),
                                  {
                                      { PF_MAIL_PART_WORDS,
                                        N_ ("You asked to sign in to the family portal with this "
                                            "address from now on.") },
                                      { PF_MAIL_PART_CODE,
                                        N_ ("Type this code in the program, where it asks for "
                                            "it:") },
                                      { PF_MAIL_PART_WORDS,
                                        N_ ("The code holds for {hours}, and works once.") },
                                      NEVER_TOLD,
                                      { PF_MAIL_PART_WORDS,
                                        N_ ("If it was not you, do nothing: nothing changes.") },
                                  } },
  [PF_MAIL_KIND_EMAIL_CHANGED] = { N_ ("{town}, family portal: another address was asked for"),
                                   {
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("Somebody who is signed in to your account on the "
                                             "family portal, you most likely, asked to sign in "
                                             "with another address. It changes once a message "
                                             "sent there is answered.") },
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("If it was you, there is nothing to do.") },
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("If it was not you, change your password, which "
                                             "signs out every other device, and call the family "
                                             "desk.") },
                                   } },
  [PF_MAIL_KIND_GUARDIAN_INVITATION] = { N_ ("{town}, family portal: an invitation to a household"),
                                         {
                                             { PF_MAIL_PART_WORDS,
                                               N_ ("{person} invites you to their household on the "
                                                   "family portal. Once you accept, "
                                                   "you see its children, their days and its "
                                                   "invoices, and may act for them.") },
                                             { PF_MAIL_PART_LINK, N_ ("Accept the invitation") },
                                             CODE,
                                             SPAN,
                                             NEVER_TOLD,
                                             { PF_MAIL_PART_WORDS,
                                               N_ ("If you do not know this person, do nothing. If "
                                                   "you live elsewhere and a child "
                                                   "has two homes, do not accept either: call the "
                                                   "family desk, which opens your own "
                                                   "household.") },
                                         } },
  [PF_MAIL_KIND_ERASURE_ASKED] = { N_ ("{town}, family portal: your request to erase your data"),
                                   {
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("You asked the town to erase what it holds about you. "
                                             "Its service answers within "
                                             "a month.") },
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("Invoices and payments are kept ten years, as the law "
                                             "says; what the town need "
                                             "not keep is erased.") },
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("Until the answer you can take your request back in "
                                             "the program, under "
                                             "“Preferences”.") },
                                       { PF_MAIL_PART_WORDS,
                                         N_ ("If it was not you, take it back, change your "
                                             "password and call the family "
                                             "desk.") },
                                   } },
  [PF_MAIL_KIND_ERASURE_WITHDRAWN] = { N_ ("{town}, family portal: your request to erase your data "
                                           "is taken back"),
                                       {
                                           { PF_MAIL_PART_WORDS,
                                             N_ ("You took back your request to erase what the "
                                                 "town holds about you: nothing is "
                                                 "erased.") },
                                           { PF_MAIL_PART_WORDS,
                                             N_ ("If it was not you, change your password and call "
                                                 "the family desk.") },
                                       } },
};

void
pf_mail_words_add (PfMailWords *self, PfMailPartKind kind, char *text)
{
  PfMailPart *part = g_new (PfMailPart, 1);

  *part = (PfMailPart){ kind, text };
  g_ptr_array_add (self->parts, part);
}

static void
free_part (gpointer data)
{
  PfMailPart *part = data;

  g_free (part->text);
  g_free (part);
}

/* @words (transfer full) with @value for {name}. */
static char *
fill (const char *words, const char *name, const char *value)
{
  GString *text = g_string_new (words);

  g_string_replace (text, name, value, 0);
  return g_string_free (text, FALSE);
}

static gint64
get_span (PfMailKind kind)
{
  if (kind == PF_MAIL_KIND_ACTIVATION || kind == PF_MAIL_KIND_AGENT_INVITATION)
    return PF_ACTIVATION_SPAN;
  if (kind == PF_MAIL_KIND_EMAIL_VERIFICATION)
    return PF_APPLICATION_SPAN;
  if (kind == PF_MAIL_KIND_GUARDIAN_INVITATION)
    return PF_INVITATION_SPAN;
  return kind == PF_MAIL_KIND_EMAIL_CHANGE ? PF_EMAIL_CHANGE_SPAN : PF_RESET_SPAN;
}

static char *
say_hours (PfLanguage language, PfMailKind kind)
{
  gint64 span = get_span (kind);
  guint hours = (guint) (span / G_TIME_SPAN_HOUR);

  return g_strdup_printf (pf_words_plural (language, "%u hour", "%u hours", hours), hours);
}

/* Who asked, and where they say that they live: who did not ask sees that it is somebody else. */
static char *
say_person (const PfMail *mail, const PfAccountApplication *application)
{
  const PfAddress *address = application != NULL ? application->address : NULL;

  if (address == NULL)
    return g_strdup (mail->invited_by != NULL ? mail->invited_by : mail->recipient);
  return g_strdup_printf ("%s %s, %s, %s %s",
                          application->first_name,
                          application->last_name,
                          address->line1,
                          address->postal_code,
                          address->city);
}

static void
greet (PfMailWords *self, PfLanguage language, const char *name)
{
  if (name != NULL)
    pf_mail_words_add (
        self, PF_MAIL_PART_WORDS, fill (pf_words (language, "Hello {name},"), "{name}", name));
  else
    pf_mail_words_add (self, PF_MAIL_PART_WORDS, g_strdup (pf_words (language, "Hello,")));
}

static void
add_sentences (PfMailWords *self, PfLanguage language, PfMailKind kind, const char *person)
{
  g_autofree char *hours = say_hours (language, kind);

  for (const Sentence *at = descriptions[kind].sentences; at->words != NULL; at++) {
    g_autofree char *words = fill (pf_words (language, at->words), "{hours}", hours);

    pf_mail_words_add (self, at->kind, fill (words, "{person}", person));
  }
}

static void
add_line (PfMailWords *self, PfLanguage language, const char *words, const char *value)
{
  if (value != NULL)
    pf_mail_words_add (
        self, PF_MAIL_PART_LINE, fill (pf_words (language, words), "{value}", value));
}

static void
add_desk (PfMailWords *self, PfLanguage language, const PfPortalContact *contact)
{
  g_autofree char *phone =
      contact != NULL && contact->phone != NULL ? pf_text_phone (contact->phone) : NULL;

  if (contact == NULL)
    return;
  pf_mail_words_add (self,
                     PF_MAIL_PART_WORDS,
                     g_strdup (pf_words (language, "The family desk answers your questions.")));
  add_line (self, language, N_ ("Telephone: {value}"), phone);
  add_line (self, language, N_ ("E-mail: {value}"), contact->email);
  add_line (self, language, N_ ("Hours: {value}"), contact->hours);
}

static void
give_link (PfMailWords *self, PfMailKind kind, const char *public_url, const char *token)
{
  const char *page = kind == PF_MAIL_KIND_EMAIL_VERIFICATION ? "/confirm/" : "/activate/";
  char code[PF_CODE_SIZE];

  pf_code_from_token (code, token);
  if (kind != PF_MAIL_KIND_EMAIL_CHANGE) /* who is signed in has the program open */
    self->link = g_strconcat (public_url, page, token, NULL);
  self->code = g_strdup_printf ("%.4s-%s", code, code + 4);
}

/* In English; NULL where a mail of that kind says nothing. */
static const char *
find_subject (PfMailKind kind)
{
  const char *subject = pf_decision_get_subject (kind);

  return subject == NULL && kind < G_N_ELEMENTS (descriptions) ? descriptions[kind].subject
                                                               : subject;
}

PfMailWords *
pf_mail_words_new (const PfMail *mail,
                   const PfAccountApplication *application,
                   const PfPortal *portal,
                   const char *public_url,
                   const char *token)
{
  PfLanguage language = pf_language_from_header (mail->language, PF_LANGUAGE_FRENCH);
  g_autofree char *person = say_person (mail, application);
  const char *subject = find_subject (mail->kind);
  PfMailWords *self;

  g_return_val_if_fail (subject != NULL, NULL);
  self = g_new0 (PfMailWords, 1);
  self->language = pf_language_to_tag (language);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->subject = fill (pf_words (language, subject), "{town}", portal->name);
  self->sender = fill (pf_words (language, "{town} – family portal"), "{town}", portal->name);
  if (token != NULL)
    give_link (self, mail->kind, public_url, token);
  greet (self, language, mail->name);
  if (pf_decision_get_subject (mail->kind) != NULL)
    pf_decision_add_words (self, language, mail);
  else
    add_sentences (self, language, mail->kind, person);
  add_desk (self, language, portal->contact);
  pf_mail_words_add (
      self,
      PF_MAIL_PART_NOTE,
      g_strdup (pf_words (language,
                          "This message is sent by a program: answers to it are read by nobody.")));
  return self;
}

void
pf_mail_words_free (PfMailWords *self)
{
  g_free (self->subject);
  g_free (self->sender);
  g_free (self->link);
  g_free (self->code);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
append_part (GString *text, const PfMailWords *self, const PfMailPart *part)
{
  if (text->len > 0)
    g_string_append (text, part->kind == PF_MAIL_PART_LINE ? "\n" : "\n\n");
  g_string_append (text, part->text);
  if (part->kind == PF_MAIL_PART_LINK)
    g_string_append_printf (text, "\n%s", self->link);
  else if (part->kind == PF_MAIL_PART_CODE)
    g_string_append_printf (text, "\n%s", self->code);
}

/* A link that is not in the mail any more leaves nothing to choose with. */
static gboolean
is_there (const PfMailWords *self, const PfMailPart *part)
{
  switch (part->kind) {
  case PF_MAIL_PART_LINK:
    return self->link != NULL;
  case PF_MAIL_PART_CODE:
    return self->code != NULL;
  case PF_MAIL_PART_WORDS:
  case PF_MAIL_PART_LINE:
  case PF_MAIL_PART_NOTE:
    break;
  }
  return TRUE;
}

char *
pf_mail_words_to_text (const PfMailWords *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->parts->len; i++) {
    const PfMailPart *part = self->parts->pdata[i];

    if (is_there (self, part))
      append_part (text, self, part);
  }
  g_string_append_printf (text, "\n\n%s\n", self->sender);
  return g_string_free (text, FALSE);
}
