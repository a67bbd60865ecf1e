/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/mail-words.h"

#include <glib/gi18n.h>

#include "core/password-reset.h"
#include "core/text.h"
#include "words/decision-words.h"
#include "words/mail-descriptions.h"
#include "words/notice-words.h"
#include "words/school-words.h"
#include "words/words.h"

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

static char *
say_hours (PfLanguage language, PfMailKind kind)
{
  gint64 span = pf_mail_kind_get_span (kind);
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
add_sentences (PfMailWords *self, PfLanguage language, const PfMail *mail, const char *person)
{
  g_autofree char *hours = say_hours (language, mail->kind);

  for (const PfMailSentence *at = pf_mail_describe (mail)->sentences; at->words != NULL; at++) {
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

static const char *
get_page (PfMailKind kind)
{
  if (kind == PF_MAIL_KIND_EMAIL_CHANGE)
    return "/email/";
  return kind == PF_MAIL_KIND_EMAIL_VERIFICATION ? "/confirm/" : "/activate/";
}

static void
give_link (PfMailWords *self, PfMailKind kind, const char *public_url, const char *token)
{
  char code[PF_CODE_SIZE];

  pf_code_from_token (code, token);
  self->link = g_strconcat (public_url, get_page (kind), token, NULL);
  self->code = g_strdup_printf ("%.4s-%s", code, code + 4);
}

/* In English; NULL where a mail of that kind says nothing. */
static const char *
find_subject (const PfMail *mail, PfMailKind kind)
{
  const char *subject = pf_decision_get_subject (kind);
  const PfMailDescription *description = pf_mail_describe (mail);

  if (subject == NULL)
    subject = pf_notice_get_subject (kind);
  if (subject == NULL)
    subject = pf_school_mail_get_subject (kind);
  return subject == NULL && description != NULL ? description->subject : subject;
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
  gboolean is_owners = *mail->owner != '\0';
  PfMailKind kind = is_owners ? PF_MAIL_KIND_EMAIL_TAKEN : mail->kind;
  const char *subject = find_subject (mail, kind);
  PfMailWords *self;

  g_return_val_if_fail (subject != NULL, NULL);
  self = g_new0 (PfMailWords, 1);
  self->language = pf_language_to_tag (language);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->subject = fill (pf_words (language, subject), "{town}", portal->name);
  self->sender = fill (pf_words (language, "{town} – family portal"), "{town}", portal->name);
  if (token != NULL)
    give_link (self, mail->kind, public_url, token);
  greet (self, language, is_owners ? NULL : mail->name); /* it is that of who asked */
  if (pf_decision_get_subject (kind) != NULL)
    pf_decision_add_words (self, language, mail);
  else if (pf_notice_get_subject (kind) != NULL)
    pf_notice_add_words (self, language, kind, person);
  else if (pf_school_mail_get_subject (kind) != NULL)
    pf_school_mail_add_words (self, language, mail, kind, person);
  else
    add_sentences (self, language, mail, person);
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
