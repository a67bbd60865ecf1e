/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every kind of mail in every language: whole, in that language, and with its secrets where they
 * belong.
 */
#include "words/mail-words.h"

#include <string.h>

#include "words/language.h"

#define URL "https://portail.example.org"
#define LAST_KIND PF_MAIL_KIND_FAMILY_KNOWN
#define TOKEN "tokentokentokentokentokentokentokentokento_-"

typedef struct
{
  PfMail *mail;
  PfAccountApplication *application;
  PfPortal *portal;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->mail = pf_mail_new (PF_MAIL_KIND_ACTIVATION, "eve@example.org", "fr", 1);
  fixture->mail->name = g_strdup ("Ève");
  fixture->mail->reason = g_strdup ("Illisible");
  fixture->mail->changed = PF_CHANGED_ADDRESS;
  fixture->mail->value = g_strdup ("7 rue du Port");
  fixture->mail->documents = g_strsplit ("proof_of_address lease", " ", -1);
  fixture->mail->joined = TRUE;
  fixture->mail->invited_by = g_strdup ("Camille Martin");
  fixture->application =
      g_object_new (PF_TYPE_ACCOUNT_APPLICATION, "first-name", "Ève", "last-name", "Ågren", NULL);
  fixture->application->address = g_object_new (
      PF_TYPE_ADDRESS, "line1", "3 rue des Lilas", "postal-code", "44000", "city", "Nantes", NULL);
  fixture->portal = g_object_new (PF_TYPE_PORTAL, "name", "Valbourg", NULL);
  fixture->portal->contact = g_object_new (PF_TYPE_PORTAL_CONTACT,
                                           "email",
                                           "familles@example.org",
                                           "phone",
                                           "+33199000000",
                                           "hours",
                                           "Le lundi",
                                           NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_unref (fixture->mail);
  g_object_unref (fixture->application);
  g_object_unref (fixture->portal);
}

static gboolean
has_link (PfMailKind kind)
{
  return kind == PF_MAIL_KIND_ACTIVATION || kind == PF_MAIL_KIND_PASSWORD_RESET ||
         kind == PF_MAIL_KIND_ACCOUNT_KNOWN || kind == PF_MAIL_KIND_FAMILY_KNOWN ||
         kind == PF_MAIL_KIND_EMAIL_VERIFICATION || kind == PF_MAIL_KIND_AGENT_INVITATION ||
         kind == PF_MAIL_KIND_GUARDIAN_INVITATION || kind == PF_MAIL_KIND_TIE_INVITATION ||
         kind == PF_MAIL_KIND_EMAIL_CHANGE;
}

static PfMailWords *
say (Fixture *fixture, PfMailKind kind, PfLanguage language)
{
  g_free (fixture->mail->language);
  fixture->mail->language = g_strdup (pf_language_to_tag (language));
  fixture->mail->kind = kind;
  return pf_mail_words_new (fixture->mail,
                            kind == PF_MAIL_KIND_EMAIL_VERIFICATION ? fixture->application : NULL,
                            fixture->portal,
                            URL,
                            has_link (kind) ? TOKEN : NULL);
}

static void
assert_has (const char *text, const char *part)
{
  g_test_message ("“%s”", part);
  g_assert_nonnull (strstr (text, part));
}

/* The words by which the demonstration's secrets could be told. */
static void
assert_no_secret (const char *subject, const PfMailWords *words)
{
  g_autofree char *plain = words->code != NULL ? g_strdup (words->code) : NULL;

  g_assert_null (strstr (subject, "Ève"));
  g_assert_null (strstr (subject, "eve@"));
  g_assert_null (strstr (subject, TOKEN));
  g_assert_null (strstr (subject, "http"));
  if (plain == NULL)
    return;
  g_assert_null (strstr (subject, plain));
  memmove (plain + 4, plain + 5, strlen (plain + 5) + 1);
  g_assert_null (strstr (subject, plain));
}

static void
assert_whole (const PfMailWords *words, PfMailKind kind)
{
  g_autofree char *text = pf_mail_words_to_text (words);

  g_test_message ("%s", words->subject);
  g_test_message ("%s", text);
  assert_has (words->subject, "Valbourg");
  assert_no_secret (words->subject, words);
  assert_has (text, "Ève");
  assert_has (text, "01\u00a099\u00a000\u00a000\u00a000");
  assert_has (text, "familles@example.org");
  assert_has (text, "Le lundi");
  assert_has (text, words->sender);
  g_assert_null (strpbrk (text, "{}"));
  g_assert_null (strpbrk (words->subject, "{}"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  if (!has_link (kind))
    g_assert_null (words->link);
  else if (kind == PF_MAIL_KIND_EMAIL_VERIFICATION)
    g_assert_cmpstr (words->link, ==, URL "/confirm/" TOKEN);
  else if (kind == PF_MAIL_KIND_EMAIL_CHANGE)
    g_assert_cmpstr (words->link, ==, URL "/email/" TOKEN);
  else
    g_assert_cmpstr (words->link, ==, URL "/activate/" TOKEN);
  g_assert_true ((words->code != NULL) == has_link (kind));
  if (words->link != NULL)
    assert_has (text, words->link);
  if (words->code == NULL)
    return;
  g_assert_true (g_regex_match_simple ("^[0-9A-Z]{4}-[0-9A-Z]{4}$", words->code, 0, 0));
  assert_has (text, words->code);
}

static void
test_whole (Fixture *fixture, gconstpointer)
{
  for (PfMailKind kind = PF_MAIL_KIND_ACTIVATION; kind <= LAST_KIND; kind++) {
    g_autoptr (PfMailWords) french = NULL;
    g_autoptr (PfMailWords) english = NULL;

    if (kind == PF_MAIL_KIND_ACCOUNT_ASKED)
      continue;
    french = say (fixture, kind, PF_LANGUAGE_FRENCH);
    english = say (fixture, kind, PF_LANGUAGE_ENGLISH);
    assert_whole (french, kind);
    assert_whole (english, kind);
    g_assert_cmpstr (french->language, ==, "fr");
    g_assert_cmpstr (french->subject, !=, english->subject);
    g_assert_cmpuint (french->parts->len, ==, english->parts->len);
    for (guint i = 0; i < french->parts->len; i++) {
      const PfMailPart *one = french->parts->pdata[i];
      const PfMailPart *other = english->parts->pdata[i];

      g_assert_cmpstr (one->text, !=, other->text);
    }
  }
}

static const struct
{
  PfMailKind kind;
  const char *french, *english;
} advice[] = {
  { PF_MAIL_KIND_ACTIVATION, "72 heures", "72 hours" },
  { PF_MAIL_KIND_ACTIVATION, "vous connaissent déjà", "You are known to the town’s services" },
  { PF_MAIL_KIND_PASSWORD_RESET, "1 heure et", "1 hour," },
  { PF_MAIL_KIND_PASSWORD_RESET, "votre mot de passe reste le même", "your password stays" },
  { PF_MAIL_KIND_UNKNOWN_ADDRESS, "une autre adresse", "another address" },
  { PF_MAIL_KIND_SHARED_ADDRESS, "à qui est cette adresse", "whose address this is" },
  { PF_MAIL_KIND_ACCOUNT_KNOWN, "est connue ici", "your family is known here" },
  { PF_MAIL_KIND_ACCOUNT_KNOWN, "1 heure et", "1 hour," },
  { PF_MAIL_KIND_FAMILY_KNOWN, "est connue ici", "your family is known here" },
  { PF_MAIL_KIND_FAMILY_KNOWN, "72 heures", "72 hours" },
  { PF_MAIL_KIND_EMAIL_VERIFICATION,
    "Ève Ågren, 3 rue des Lilas, 44000 Nantes",
    "Ève Ågren, 3 rue des Lilas, 44000 Nantes" },
  { PF_MAIL_KIND_EMAIL_VERIFICATION, "72 heures", "72 hours" },
  { PF_MAIL_KIND_EMAIL_VERIFICATION, "aucun compte n’est ouvert", "no account is opened" },
  { PF_MAIL_KIND_ACCOUNT_ACCEPTED, "est validé", "is validated" },
  { PF_MAIL_KIND_ACCOUNT_ACCEPTED, "connaissait déjà", "knew your family already" },
  { PF_MAIL_KIND_ACCOUNT_REFUSED, "«\u202fIllisible\u202f»", "“Illisible”" },
  { PF_MAIL_KIND_ACCOUNT_MORE_WANTED, "– votre bail", "– your lease" },
  { PF_MAIL_KIND_CHANGE_ACCEPTED, "foyer\u202f: 7 rue du Port.", "address: 7 rue du Port." },
  { PF_MAIL_KIND_CHANGE_REFUSED, "n’a pas pu valider", "could not validate" },
  { PF_MAIL_KIND_CHANGE_REFUSED, "«\u202fIllisible\u202f»", "“Illisible”" },
  { PF_MAIL_KIND_GUARDIAN_INVITATION, "Camille Martin vous invite", "Camille Martin invites" },
  { PF_MAIL_KIND_GUARDIAN_INVITATION, "72 heures", "72 hours" },
  { PF_MAIL_KIND_GUARDIAN_INVITATION, "n’acceptez pas", "do not accept" },
  { PF_MAIL_KIND_ERASURE_ASKED, "dix ans", "ten years" },
  { PF_MAIL_KIND_ERASURE_ASKED, "dans le mois", "within a month" },
  { PF_MAIL_KIND_ERASURE_WITHDRAWN, "rien n’est effacé", "nothing is erased" },
  { PF_MAIL_KIND_ERASURE_DONE, "a effacé votre compte", "has erased your account" },
  { PF_MAIL_KIND_ERASURE_DONE, "dix ans", "ten years" },
  { PF_MAIL_KIND_ERASURE_REFUSED, "«\u202fIllisible\u202f»", "“Illisible”" },
  { PF_MAIL_KIND_ERASURE_REFUSED, "CNIL", "CNIL" },
  { PF_MAIL_KIND_PASSWORD_CHANGED, "appelez tout de suite", "call the family desk at once" },
  { PF_MAIL_KIND_AGENT_INVITATION, "72 heures", "72 hours" },
  { PF_MAIL_KIND_AGENT_INVITATION, "liste de codes à imprimer", "a list of codes to print" },
  { PF_MAIL_KIND_SECOND_FACTOR_CHANGED, "appelez tout de suite", "call the family desk at once" },
  { PF_MAIL_KIND_EMAIL_CHANGE, "24 heures", "24 hours" },
  { PF_MAIL_KIND_INVITATION_ACCEPTED, "Camille Martin a accepté", "Camille Martin has accepted" },
  { PF_MAIL_KIND_TIE_INVITATION, "Camille Martin indique", "Camille Martin says" },
  { PF_MAIL_KIND_TIE_INVITATION, "72 heures", "72 hours" },
  { PF_MAIL_KIND_TIE_INVITATION, "vous ne voyez rien", "you see nothing of the children" },
  { PF_MAIL_KIND_TIE_ASKED, "Camille Martin a accepté", "Camille Martin has accepted" },
  { PF_MAIL_KIND_TIE_ACCEPTED, "Inscrire n’est pas réserver", "Enrolled is not booked" },
  { PF_MAIL_KIND_TIE_REFUSED, "«\u202fIllisible\u202f»", "“Illisible”" },
  { PF_MAIL_KIND_TIE_MORE_WANTED, "– votre bail", "– your lease" },
  { PF_MAIL_KIND_TIE_OPENED, "Camille Martin suit désormais", "Camille Martin now follows" },
  { PF_MAIL_KIND_TIE_NOT_OPENED, "ne voit rien", "they see nothing" },
  { PF_MAIL_KIND_EMAIL_TAKEN, "rien ne change", "nothing changes" },
  { PF_MAIL_KIND_EMAIL_CHANGED, "changez votre mot de passe", "change your password" },
};

/* Who is not told what to do next calls. */
static void
test_advice (Fixture *fixture, gconstpointer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (advice); i++) {
    g_autoptr (PfMailWords) french = say (fixture, advice[i].kind, PF_LANGUAGE_FRENCH);
    g_autoptr (PfMailWords) english = say (fixture, advice[i].kind, PF_LANGUAGE_ENGLISH);
    g_autofree char *in_french = pf_mail_words_to_text (french);
    g_autofree char *in_english = pf_mail_words_to_text (english);

    assert_has (in_french, advice[i].french);
    assert_has (in_english, advice[i].english);
  }
}

/* Who did not ask for another address themselves has no password to change. */
static void
test_desk (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMailWords) words = NULL;
  g_autofree char *text = NULL;

  g_strlcpy (fixture->mail->adult, "0000000000001", PF_ID_SIZE);
  words = say (fixture, PF_MAIL_KIND_EMAIL_CHANGED, PF_LANGUAGE_FRENCH);
  text = pf_mail_words_to_text (words);
  assert_has (text, "le guichet famille a vérifié qui vous êtes");
  g_assert_null (strstr (text, "changez votre mot de passe"));
}

/* A town that says nothing of itself, a person without a name, a link that is gone. */
static void
test_little_known (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMailWords) words = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&fixture->mail->name, g_free);
  g_clear_object (&fixture->portal->contact);
  words = pf_mail_words_new (fixture->mail, NULL, fixture->portal, URL, NULL);
  text = pf_mail_words_to_text (words);
  g_assert_true (g_str_has_prefix (text, "Bonjour,\n"));
  g_assert_null (strstr (text, "http"));
  g_assert_null (strstr (text, "(null)"));
  g_assert_null (strstr (text, "guichet famille répond"));
}

/* The mail of an e-mail change to who has the address already: it is not theirs to be greeted by
 * the name of who asked.
 */
static void
test_taken (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMailWords) words = NULL;
  g_autofree char *text = NULL;

  g_strlcpy (fixture->mail->owner, "2", PF_ID_SIZE);
  fixture->mail->kind = PF_MAIL_KIND_EMAIL_CHANGE;
  words = pf_mail_words_new (fixture->mail, NULL, fixture->portal, URL, NULL);
  text = pf_mail_words_to_text (words);
  assert_has (text, "rien ne change");
  g_assert_null (strstr (text, "Ève"));
  g_assert_null (strstr (text, "http"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/mail-words/whole", test_whole);
  ADD ("/mail-words/advice", test_advice);
  ADD ("/mail-words/desk", test_desk);
  ADD ("/mail-words/little-known", test_little_known);
  ADD ("/mail-words/taken", test_taken);
  return g_test_run ();
}
