/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/mail-message.h"

#include <gmime/gmime.h>

#include "core/document-type.h"

#define MAX_LOGO (64 * 1024)

/* What the page calls the part that holds it (RFC 2392). */
#define LOGO_ID "logo@portail-famille"

/* The characters that need no quotes (RFC 5321's dot-string), and all that are not ASCII. */
#define PLAIN_ADDRESS                                                                              \
  "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10ffff}-]+"                                           \
  "@[A-Za-z0-9\\x{80}-\\x{10ffff}-]+(\\.[A-Za-z0-9\\x{80}-\\x{10ffff}-]+)*$"

/* Readers of mail know few styles, and only where they stand. Nothing is fetched from anywhere. */
#define BODY "margin:0;padding:24px;background:#ffffff;color:#241f31;"
#define BOX "max-width:36em;margin:0 auto;font:16px/1.5 sans-serif;"
#define HEAD "margin:0 0 24px;font-weight:bold;color:#1a5fb4;"
#define LOGO "height:48px;width:auto;vertical-align:middle;margin-right:12px;border:0;"
#define LINK                                                                                       \
  "display:inline-block;padding:12px 24px;border-radius:6px;background:#1a5fb4;color:#ffffff;"     \
  "font-weight:bold;text-decoration:none;"
#define CODE "font:bold 24px/1.5 monospace;letter-spacing:2px;"
#define NOTE "margin-top:24px;font-size:14px;color:#5e5c64;"

static void
append_code (GString *html, const char *text, const char *code)
{
  g_autofree char *sentence = g_markup_printf_escaped (
      "<p>%s</p>\n<p style=\"" CODE "\">%s</p>\n", text, code != NULL ? code : "");

  if (code != NULL)
    g_string_append (html, sentence);
}

/* The address stands there too: whoever distrusts buttons sees where it leads. */
static void
append_link (GString *html, const char *text, const char *link)
{
  g_autofree char *button = NULL;

  if (link == NULL)
    return;
  button = g_markup_printf_escaped ("<p><a href=\"%s\" style=\"" LINK "\">%s</a></p>\n"
                                    "<p style=\"word-break:break-all\">%s</p>\n",
                                    link,
                                    text,
                                    link);
  g_string_append (html, button);
}

static void
append_words (GString *html, const char *start, const char *text, const char *end)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "%s%s%s", start, escaped, end);
}

static void
append_part (GString *html, const PfMailWords *words, const PfMailPart *part)
{
  switch (part->kind) {
  case PF_MAIL_PART_WORDS:
    append_words (html, "<p>", part->text, "</p>\n");
    break;
  case PF_MAIL_PART_LINK:
    append_link (html, part->text, words->link);
    break;
  case PF_MAIL_PART_CODE:
    append_code (html, part->text, words->code);
    break;
  case PF_MAIL_PART_LINE:
    append_words (html, "<div>", part->text, "</div>\n");
    break;
  case PF_MAIL_PART_NOTE:
    append_words (html, "<p style=\"" NOTE "\">", part->text, "</p>\n");
    break;
  }
}

/* The name beside it says all that it does. */
static void
append_head (GString *html, const PfMailWords *words, gboolean has_logo)
{
  g_string_append (html, "<p style=\"" HEAD "\">");
  if (has_logo)
    g_string_append (html,
                     "<img src=\"cid:" LOGO_ID "\" alt=\"\" height=\"48\" style=\"" LOGO "\">");
  append_words (html, "", words->sender, "</p>\n");
}

static char *
build_html (const PfMailWords *words, gboolean has_logo)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n");

  g_string_append_printf (html, "<html lang=\"%s\">\n<head>\n", words->language);
  append_words (html, "<meta charset=\"utf-8\">\n<title>", words->subject, "</title>\n</head>\n");
  g_string_append (html, "<body style=\"" BODY "\">\n<div style=\"" BOX "\">\n");
  append_head (html, words, has_logo);
  for (guint i = 0; i < words->parts->len; i++)
    append_part (html, words, words->parts->pdata[i]);
  g_string_append (html, "</div>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

/* Quoted: no line is too long for a mail server, and every one takes ASCII. */
static void
add_text (GMimeMultipart *both, const char *subtype, const char *text)
{
  GMimeTextPart *part = g_mime_text_part_new_with_subtype (subtype);

  g_mime_text_part_set_charset (part, "utf-8");
  g_mime_text_part_set_text (part, text);
  g_mime_part_set_content_encoding (GMIME_PART (part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_multipart_add (both, GMIME_OBJECT (part));
  g_object_unref (part);
}

/* The mail carries it: nothing is fetched, and nobody is told who reads. */
static void
add_logo (GMimeMultipart *page, GBytes *logo)
{
  gsize size;
  const char *bytes = g_bytes_get_data (logo, &size);
  GMimePart *part = g_mime_part_new_with_type ("image", "png");
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (bytes, size);
  GMimeDataWrapper *content =
      g_mime_data_wrapper_new_with_stream (stream, GMIME_CONTENT_ENCODING_DEFAULT);

  g_mime_part_set_content (part, content);
  g_mime_part_set_content_encoding (part, GMIME_CONTENT_ENCODING_BASE64);
  g_mime_part_set_content_id (part, LOGO_ID);
  g_mime_object_set_disposition (GMIME_OBJECT (part), "inline");
  g_mime_multipart_add (page, GMIME_OBJECT (part));
  g_object_unref (content);
  g_object_unref (stream);
  g_object_unref (part);
}

/* The page and what it shows (RFC 2387). */
static void
add_page (GMimeMultipart *both, const char *html, GBytes *logo)
{
  GMimeMultipart *page = g_mime_multipart_new_with_subtype ("related");

  add_text (page, "html", html);
  add_logo (page, logo);
  g_mime_multipart_add (both, GMIME_OBJECT (page));
  g_object_unref (page);
}

static void
add_body (GMimeMessage *message, const PfMailWords *words, GBytes *logo)
{
  GMimeMultipart *both = g_mime_multipart_new_with_subtype ("alternative");
  g_autofree char *text = pf_mail_words_to_text (words);
  g_autofree char *html = build_html (words, logo != NULL);

  add_text (both, "plain", text);
  if (logo != NULL)
    add_page (both, html, logo);
  else
    add_text (both, "html", html);
  g_mime_message_set_mime_part (message, GMIME_OBJECT (both));
  g_object_unref (both);
}

/* Left to itself GMime picks the narrowest character set that will do. */
static void
add_address (InternetAddressList *list, const char *name, const char *address)
{
  InternetAddress *mailbox = internet_address_mailbox_new (name, address);

  internet_address_set_charset (mailbox, "utf-8");
  internet_address_list_add (list, mailbox);
  g_object_unref (mailbox);
}

/* Its date is that of what it tells: a link's hours are counted from then, however late it comes.
 */
static void
add_headers (GMimeMessage *message, const PfMail *mail, const PfMailWords *words, const char *from)
{
  g_autoptr (GDateTime) date =
      g_date_time_new_from_unix_utc (mail->created_at / G_TIME_SPAN_SECOND);
  GMimeObject *object = GMIME_OBJECT (message);

  add_address (g_mime_message_get_from (message), words->sender, from);
  add_address (g_mime_message_get_to (message), NULL, mail->recipient);
  g_mime_message_set_subject (message, words->subject, "utf-8");
  g_mime_message_set_date (message, date);
  g_mime_message_set_message_id (message, mail->message_id);
  g_mime_object_set_header (object, "Auto-Submitted", "auto-generated", "utf-8");
  g_mime_object_set_header (object, "Content-Language", words->language, "utf-8");
}

static gpointer
start_gmime (gpointer)
{
  g_mime_init ();
  return NULL;
}

static gboolean
is_png (const char *bytes, gsize size)
{
  g_autoptr (PfDocumentScan) scan = pf_document_scan_new ();
  const char *code;

  return size <= MAX_LOGO && pf_document_scan_take (scan, (const guint8 *) bytes, size) == size &&
         g_strcmp0 (pf_document_scan_end (scan, &code), "image/png") == 0;
}

GBytes *
pf_mail_logo_read (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize size;

  if (!g_file_get_contents (path, &bytes, &size, error)) {
    g_prefix_error (error, "[mail] mail_logo_file: ");
    return NULL;
  }
  if (is_png (bytes, size))
    return g_bytes_new_take (g_steal_pointer (&bytes), size);
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_INVALID_DATA,
               "[mail] mail_logo_file: “%s” is not a PNG of 64 KiB at most",
               path);
  return NULL;
}

GBytes *
pf_mail_message_new (const PfMail *mail, const PfMailWords *words, const char *from, GBytes *logo)
{
  static GOnce started = G_ONCE_INIT;
  GMimeFormatOptions *format;
  GMimeMessage *message;
  char *text;

  g_once (&started, start_gmime, NULL);
  message = g_mime_message_new (TRUE);
  add_headers (message, mail, words, from);
  add_body (message, words, logo);
  format = g_mime_format_options_new ();
  g_mime_format_options_set_newline_format (format, GMIME_NEWLINE_FORMAT_DOS);
  text = g_mime_object_to_string (GMIME_OBJECT (message), format);
  g_mime_format_options_free (format);
  g_object_unref (message);
  return g_bytes_new_take (text, strlen (text));
}

gboolean
pf_mail_address_is_plain (const char *address)
{
  return g_regex_match_simple (PLAIN_ADDRESS, address, 0, 0);
}
