/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages for a browser. Each is one document without script, image or link to elsewhere that is
 * followed by itself; it works on a telephone, and says the same in French and in English.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/password-reset.h"
#include "server/ops/handlers.h"
#include "server/store/town.h"
#include "words/words.h"

/* What an answer's token looks like; anything else is nobody's link. */
#define TOKEN_PATTERN "^[A-Za-z0-9_-]{16,64}$"

static const char style[] =
    ":root{color-scheme:light dark;--ground:#f7f6f3;--panel:#fff;--text:#26242b;--dim:#615e66;"
    "--line:#dedbd4;--accent:#3d4b9c;--fill:#4453a6}"
    "@media(prefers-color-scheme:dark){:root{--ground:#222126;--panel:#2c2b31;--text:#f3f2f5;"
    "--dim:#b4b1bb;--line:#403f47;--accent:#b0baf8;--fill:#5464c4}}"
    "body{margin:0;background:var(--ground);color:var(--text);font:1.06em/1.5 Cantarell,"
    "system-ui,sans-serif}main{max-width:38em;margin:0 auto;padding:2em 1.2em}"
    "section{background:var(--panel);border:1px solid var(--line);border-radius:12px;"
    "padding:1.2em 1.4em;margin:1.2em 0}h1{font-size:1.5em;line-height:1.25}"
    "h2{font-size:1.1em;margin:0 0 .4em}a{color:var(--accent)}"
    "a.button{display:inline-block;background:var(--fill);color:#fff;text-decoration:none;"
    "padding:.7em 1.4em;border-radius:9px;font-weight:bold}"
    "a.button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:3px}"
    ".code{font:bold 1.9em/1.4 monospace;letter-spacing:.12em}.dim{color:var(--dim)}"
    "code{font-size:1.05em}";

typedef struct
{
  PfLanguage language;
  const PfPortal *portal;
  GString *html;
} Page;

static void
add_escaped (Page *page, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (page->html, escaped);
}

/* <element>text</element> */
static void
add_element (Page *page, const char *element, const char *text)
{
  gsize length = strcspn (element, " ");

  g_string_append_printf (page->html, "<%s>", element);
  add_escaped (page, text);
  g_string_append_printf (page->html, "</%.*s>", (int) length, element);
}

static void
say (Page *page, const char *element, const char *english)
{
  add_element (page, element, pf_words (page->language, english));
}

static void
start_page (Page *page, const char *title)
{
  g_string_append_printf (page->html,
                          "<!DOCTYPE html><html lang=\"%s\"><head><meta charset=\"utf-8\">"
                          "<meta name=\"viewport\" content=\"width=device-width\"><style>%s"
                          "</style>",
                          pf_language_to_tag (page->language),
                          style);
  add_element (page, "title", title);
  g_string_append (page->html, "</head><body><main>");
  add_element (page, "h1", title);
}

static void
add_link (Page *page, const char *url, const char *english)
{
  if (url == NULL || !(g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    return;
  g_string_append (page->html, "<li><a href=\"");
  add_escaped (page, url);
  g_string_append (page->html, "\">");
  add_escaped (page, pf_words (page->language, english));
  g_string_append (page->html, "</a></li>");
}

/* The desk first: nobody is made to use a program. */
static void
add_desk (Page *page)
{
  const PfPortalContact *contact = page->portal->contact;

  g_string_append (page->html, "<section>");
  say (page, "h2", N_ ("At the desk, by telephone"));
  say (page,
       "p",
       N_ ("Everything can be done without a computer too: the desk does it with you, and it is "
           "your "
           "right."));
  g_string_append (page->html, "<ul>");
  if (contact != NULL && contact->phone != NULL)
    add_element (page, "li", contact->phone);
  if (contact != NULL && contact->hours != NULL)
    add_element (page, "li", contact->hours);
  if (contact != NULL && contact->address != NULL)
    add_element (page, "li", contact->address);
  if (contact != NULL && contact->email != NULL)
    add_element (page, "li", contact->email);
  g_string_append (page->html, "</ul></section>");
}

/* The State's words for how far a site is accessible (decree 2019-768, article 4). */
static const char *
get_accessibility (const Page *page)
{
  const char *state = page->portal->accessibility_state;

  if (g_strcmp0 (state, "full") == 0)
    return N_ ("Accessibility: fully compliant");
  if (g_strcmp0 (state, "partial") == 0)
    return N_ ("Accessibility: partly compliant");
  return N_ ("Accessibility: not compliant");
}

static void
end_page (Page *page)
{
  g_string_append (page->html, "<footer class=\"dim\"><ul>");
  if (page->portal->accessibility_url != NULL)
    add_link (page, page->portal->accessibility_url, get_accessibility (page));
  else
    say (page, "li", get_accessibility (page));
  add_link (page, page->portal->legal_notice_url, N_ ("Legal notice"));
  add_link (page, page->portal->privacy_url, N_ ("Your data and your rights"));
  g_string_append (page->html, "</ul></footer></main></body></html>\n");
}

static gboolean
answer_page (PfCall *call, Page *page)
{
  end_page (page);
  call->answer->raw = g_string_free_to_bytes (page->html);
  return TRUE;
}

static gboolean
open_page (PfCall *call, Page *page, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);

  if (town == NULL)
    return FALSE;
  *page = (Page){ call->request->language, pf_town_get_portal (town), g_string_new (NULL) };
  return TRUE;
}

/* Where the town has no page for it, somebody of the desk knows. */
static void
add_installing (Page *page, const PfServices *services)
{
  const char *url = services != NULL ? services->program_url : NULL;

  g_string_append (page->html, "<section>");
  say (page, "h2", N_ ("Install the program"));
  say (page, "p", N_ ("It runs on computers with Linux: Debian 12, Ubuntu 24.04 and later."));
  if (url != NULL) {
    g_string_append (page->html, "<ul>");
    add_link (page, url, N_ ("How to install it"));
    g_string_append (page->html, "</ul>");
  } else {
    say (page, "p", N_ ("The desk tells you how to get it."));
  }
  if (services != NULL && services->public_url != NULL) {
    say (page, "p", N_ ("When it asks for your town’s address, type:"));
    g_string_append (page->html, "<p><code>");
    add_escaped (page, services->public_url);
    g_string_append (page->html, "</code></p>");
  }
  g_string_append (page->html, "</section>");
}

gboolean
pf_handle_get_front_page (PfCall *call, GError **error)
{
  Page page;
  g_autofree char *title = NULL;

  if (!open_page (call, &page, error))
    return FALSE;
  title = g_strdup_printf (pf_words (page.language, "The family portal of %s"), page.portal->name);
  start_page (&page, title);
  say (
      &page,
      "p",
      N_ ("Enrol your children at school, in the canteen, after school and in the holiday centres; "
          "book their days; pay."));
  add_installing (&page, call->services);
  add_desk (&page);
  return answer_page (call, &page);
}

/* What the page of a mail's link says. */
typedef struct
{
  const char *word; /* portail-famille:WORD?portal=…&token=… */
  const char *title;
  const char *where; /* the code is typed */
} LinkPage;

static const LinkPage activation = {
  "activate",
  N_ ("Choose your password"),
  N_ ("There, choose “Forgotten password”, enter your e-mail address, then this code:"),
};

static const LinkPage confirmation = {
  "confirm",
  N_ ("Confirm your e-mail address"),
  N_ ("There, where the program asks for the code of the mail, enter this one:"),
};

static const LinkPage change = {
  "email",
  N_ ("Confirm your new e-mail address"),
  N_ ("There, where the program asks for the code of the mail, enter this one:"),
};

static void
add_button (Page *page, const char *public_url, const char *word, const char *token)
{
  g_autofree char *portal = g_uri_escape_string (public_url, NULL, FALSE);
  g_autofree char *url =
      g_strdup_printf ("portail-famille:%s?portal=%s&token=%s", word, portal, token);

  g_string_append (page->html, "<p><a class=\"button\" href=\"");
  add_escaped (page, url);
  g_string_append (page->html, "\">");
  add_escaped (page, pf_words (page->language, "Open the program"));
  g_string_append (page->html, "</a></p>");
}

static void
add_code (Page *page, const char *where, const char *token)
{
  char code[PF_CODE_SIZE];

  pf_code_from_token (code, token);
  g_string_append (page->html, "<section>");
  say (page, "h2", N_ ("Is the program on another device?"));
  say (page, "p", where);
  g_string_append_printf (page->html, "<p class=\"code\">%.4s-%s</p>", code, code + 4);
  say (page, "p class=\"dim\"", N_ ("Capitals, spaces and the hyphen do not matter."));
  g_string_append (page->html, "</section>");
}

static gboolean
answer_link_page (PfCall *call, const LinkPage *link, GError **error)
{
  const char *token = call->parameters[0];
  const char *public_url = call->services != NULL ? call->services->public_url : NULL;
  Page page;

  if (!open_page (call, &page, error))
    return FALSE;
  start_page (&page, pf_words (page.language, link->title));
  if (g_regex_match_simple (TOKEN_PATTERN, token, 0, 0)) {
    say (&page, "p", N_ ("This link came by mail, for you alone. It works once."));
    if (public_url != NULL)
      add_button (&page, public_url, link->word, token);
    add_code (&page, link->where, token);
  } else {
    say (&page,
         "p",
         N_ ("This link is not whole. Take it again from the mail, from beginning to end, or ask "
             "for "
             "another one in the program."));
  }
  add_desk (&page);
  return answer_page (call, &page);
}

gboolean
pf_handle_get_activation_page (PfCall *call, GError **error)
{
  return answer_link_page (call, &activation, error);
}

gboolean
pf_handle_get_confirmation_page (PfCall *call, GError **error)
{
  return answer_link_page (call, &confirmation, error);
}

gboolean
pf_handle_get_email_page (PfCall *call, GError **error)
{
  return answer_link_page (call, &change, error);
}
