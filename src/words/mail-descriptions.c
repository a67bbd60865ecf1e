/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/mail-descriptions.h"

#include <glib/gi18n.h>

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

/* Of a new account that is not needed. */
#define KNOWN(advice)                                                                              \
  {                                                                                                \
    N_ ("{town}, family portal: you are known here already"),                                      \
    {                                                                                              \
      { PF_MAIL_PART_WORDS,                                                                        \
        N_ ("Somebody, you most likely, asked for a new account on the family portal with this "   \
            "address. No second one is needed: your family is known here, and has its account. "   \
            "What was sent is erased.") },                                                         \
          { PF_MAIL_PART_LINK, N_ ("Choose my password") }, CODE, SPAN, NEVER_TOLD,                \
          { PF_MAIL_PART_WORDS, advice },                                                          \
    }                                                                                              \
  }

static const PfMailDescription descriptions[] = {
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
  [PF_MAIL_KIND_ACCOUNT_KNOWN] =
      KNOWN (N_ ("If it was not you, do nothing: your account stays as it is.")),
  [PF_MAIL_KIND_FAMILY_KNOWN] =
      KNOWN (N_ ("If it was not you, do nothing: without this message, nobody gets in.")),
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
                                      { PF_MAIL_PART_LINK, N_ ("Confirm my new address") },
                                      { PF_MAIL_PART_CODE,
                                        N_ ("Or type this code in the program, where it asks for "
                                            "it:") },
                                      SPAN,
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
                                                   "has two homes, do not accept either: ask them "
                                                   "to invite you as somebody who lives "
                                                   "elsewhere.") },
                                         } },
  [PF_MAIL_KIND_TIE_INVITATION] = { N_ ("{town}, family portal: an invitation to follow your "
                                        "children"),
                                    {
                                        { PF_MAIL_PART_WORDS,
                                          N_ ("{person} says that you are a guardian of children "
                                              "who are on the family portal, and that you live "
                                              "elsewhere. You can follow them from a household of "
                                              "your own: your address, your days, your "
                                              "invoices.") },
                                        { PF_MAIL_PART_WORDS,
                                          N_ ("Once you accept, the family desk checks that you "
                                              "are a guardian; have your family record book, a "
                                              "birth certificate or a judgment ready. Until then "
                                              "you see nothing of the children.") },
                                        { PF_MAIL_PART_LINK, N_ ("Accept the invitation") },
                                        CODE,
                                        SPAN,
                                        NEVER_TOLD,
                                        { PF_MAIL_PART_WORDS,
                                          N_ ("If you do not know this person, do nothing.") },
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

/* The same kind, where it was not asked for by who is signed in. */
static const PfMailDescription changed_by_desk = {
  N_ ("{town}, family portal: another address is noted for you"),
  {
      { PF_MAIL_PART_WORDS,
        N_ ("At your request, you most likely, the family desk has made sure of who you are, and "
            "noted another e-mail address for you. The messages of the family portal go there from "
            "now on, and you sign in with it; what was mailed here opens nothing any more.") },
      { PF_MAIL_PART_WORDS, N_ ("If it was you, there is nothing to do.") },
      { PF_MAIL_PART_WORDS, N_ ("If it was not you, call the family desk at once.") },
  },
};

const PfMailDescription *
pf_mail_describe (const PfMail *mail)
{
  if (mail->kind == PF_MAIL_KIND_EMAIL_CHANGED && *mail->adult != '\0')
    return &changed_by_desk;
  if (mail->kind >= G_N_ELEMENTS (descriptions) || descriptions[mail->kind].subject == NULL)
    return NULL;
  return &descriptions[mail->kind];
}
