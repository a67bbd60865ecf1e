/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said to a mail server that is elsewhere is encrypted (RFC 3207, RFC 8314), for a server
 * whose certificate is trusted; to another one not even the password is said.
 */
#include "server/jobs/smtp.h"
#include "smtp-sink.h"

#define SERVER PF_TEST_DATA "/mail-server.pem"
#define STRANGER PF_TEST_DATA "/mail-stranger.pem"

typedef struct
{
  const char *name;
  gboolean at_once;
  PfStarttls starttls;
  const char *authority; /* NULL: the system's */
  gboolean is_sent;
} Case;

static const Case cases[] = {
  { "starttls", FALSE, PF_STARTTLS_REQUIRED, SERVER, TRUE },
  { "starttls-if-offered", FALSE, PF_STARTTLS_IF_OFFERED, SERVER, TRUE },
  { "at-once", TRUE, PF_STARTTLS_DEFAULT, SERVER, TRUE },
  { "starttls-by-a-stranger", FALSE, PF_STARTTLS_REQUIRED, STRANGER, FALSE },
  { "if-offered-by-a-stranger", FALSE, PF_STARTTLS_IF_OFFERED, STRANGER, FALSE },
  { "at-once-by-a-stranger", TRUE, PF_STARTTLS_DEFAULT, STRANGER, FALSE },
  { "unknown-to-the-system", FALSE, PF_STARTTLS_REQUIRED, NULL, FALSE },
  { "at-once-unknown-to-the-system", TRUE, PF_STARTTLS_DEFAULT, NULL, FALSE },
};

static const char *
count_sign_ins (PfSinkStage stage, const char *, gpointer data)
{
  if (stage == PF_SINK_AT_SIGN_IN)
    g_atomic_int_inc ((int *) data);
  return NULL;
}

static PfDelivered
send (const Case *test, const char *url)
{
  static const char text[] = "Subject: a\r\n\r\nb\r\n";
  static const int stopping = FALSE;
  g_autoptr (PfSmtp) smtp = pf_smtp_new (&(PfSmtpOptions){ .url = url,
                                                           .user = "portail",
                                                           .password = "secret",
                                                           .host = "portail.example.org",
                                                           .starttls = test->starttls,
                                                           .authority_file = test->authority,
                                                           .timeout_seconds = 20 },
                                         &stopping);
  g_autoptr (GBytes) message = g_bytes_new_static (text, sizeof text - 1);
  g_autofree char *reply = NULL;
  PfDelivered delivered =
      pf_smtp_send (smtp, "portail@example.org", "eve@example.org", message, &reply);

  g_test_message ("%s", reply);
  return delivered;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  int n_sign_ins = 0;
  g_autoptr (PfSink) sink =
      pf_sink_new_encrypted (SERVER, test->at_once, count_sign_ins, &n_sign_ins);

  g_assert_cmpint (send (test, pf_sink_get_url (sink)),
                   ==,
                   test->is_sent ? PF_DELIVERED_SENT : PF_DELIVERED_LATER);
  g_assert_cmpuint (pf_sink_get_n_mails (sink), ==, test->is_sent);
  g_assert_cmpint (g_atomic_int_get (&n_sign_ins), ==, test->is_sent);
  if (test->is_sent)
    g_assert_true (pf_sink_get (sink, 0)->encrypted);
}

/* The certificate is for 127.0.0.1 alone. */
static void
test_other_name (void)
{
  int n_sign_ins = 0;
  g_autoptr (PfSink) sink = pf_sink_new_encrypted (SERVER, FALSE, count_sign_ins, &n_sign_ins);
  g_autoptr (GString) url = g_string_new (pf_sink_get_url (sink));

  g_string_replace (url, "127.0.0.1", "localhost", 1);
  g_assert_cmpint (send (&cases[0], url->str), ==, PF_DELIVERED_LATER);
  g_assert_cmpuint (pf_sink_get_n_mails (sink), ==, 0);
  g_assert_cmpint (g_atomic_int_get (&n_sign_ins), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/smtp-encrypted/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/smtp-encrypted/other-name", test_other_name);
  return g_test_run ();
}
