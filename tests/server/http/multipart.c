/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms in pieces of all sizes, whole and malformed.
 */
#include "server/http/multipart.h"

#include <string.h>

#include "server/http/parameters.h"

#define TYPE "multipart/form-data; boundary=\"b-1\""
#define HEAD(name) "--b-1\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"
#define END "\r\n--b-1--\r\n"

/* What was read, as one text: name(file name)=bytes; */
static gboolean
begin_cb (gpointer text, const char *name, const char *file_name)
{
  g_string_append_printf (text, "%s(%s)=", name, file_name != NULL ? file_name : "");
  return TRUE;
}

static gboolean
take_cb (gpointer text, const char *piece, gsize size)
{
  g_string_append_len (text, piece, (gssize) size);
  return TRUE;
}

static gboolean
end_cb (gpointer text)
{
  g_string_append_c (text, ';');
  return TRUE;
}

static const PfMultipartReader reader = { begin_cb, take_cb, end_cb };

/* What is read of @body (transfer full); "bad" where it is malformed, "…" where it is not whole. */
static char *
read_form (const char *body, gsize size, gsize piece)
{
  GString *text = g_string_new (NULL);
  g_autoptr (PfMultipart) multipart = pf_multipart_new (TYPE, &reader, text);
  gboolean good = TRUE;

  for (gsize i = 0; i < size; i += piece)
    good = pf_multipart_take (multipart, body + i, MIN (piece, size - i));
  if (!good)
    g_string_assign (text, "bad");
  else if (!pf_multipart_is_complete (multipart))
    g_string_append (text, "…");
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *body, *read;
} cases[] = {
  { HEAD ("a") "1" END, "a()=1;" },
  { HEAD ("a") END, "a()=;" },
  { HEAD ("a") "1\r\n" HEAD ("b") "2" END, "a()=1;b()=2;" },
  { HEAD ("a") "1" END "whatever follows", "a()=1;" },
  { HEAD ("a") "\r\n--b-\r\r\n--b-2\r\n-\n--b-1\r" END, "a()=\r\n--b-\r\r\n--b-2\r\n-\n--b-1\r;" },
  { "--b-1\r\ncontent-disposition: form-data; filename=\"a;\\\"b.c\"; name=f\r\nX: y\r\n\r\n1" END,
    "f(a;\"b.c)=1;" },
  { "--b-1  \r\nContent-Disposition: form-data; name=f; filename*=UTF-8''%C3%A9.pdf\r\n\r\n" END,
    "f(é.pdf)=;" },
  { HEAD ("a") "1", "a()=1…" },
  { "--b-1", "…" },
  { "", "…" },
  { "--b-2\r\n", "bad" },
  { "\r\n" HEAD ("a") "1" END, "bad" },
  { "--b-1--", "" },
  { "--b-1x\r\n", "bad" },
  { "--b-1\r\nX: y\r\n\r\n1" END, "bad" },
  { "--b-1\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b"
    "\r\n\r\n1" END,
    "bad" },
  { "--b-1\r\nContent-Disposition: attachment; name=a\r\n\r\n1" END, "bad" },
  { "--b-1\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64"
    "\r\n\r\n1" END,
    "bad" },
};

static void
test_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gsize size = strlen (cases[i].body);

    g_test_message ("%" G_GSIZE_FORMAT, i);
    for (gsize piece = 1; piece <= size + 1; piece++) {
      g_autofree char *read = read_form (cases[i].body, size, piece);

      g_assert_cmpstr (read, ==, cases[i].read);
    }
  }
}

static void
test_boundaries (void)
{
  static const char *const wrong[] = { "multipart/form-data",
                                       "multipart/form-data; boundary=",
                                       "multipart/form-data; boundary=\"\"",
                                       "multipart/form-data; boundary=\"a\rb\"",
                                       "multipart/form-data; boundary=\"a \"",
                                       "multipart/form-data; boundary=é" };
  g_autofree char *figures = g_strnfill (71, 'x');
  g_autofree char *endless = g_strconcat ("multipart/form-data; boundary=", figures, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (pf_multipart_new (wrong[i], &reader, NULL));
  g_assert_null (pf_multipart_new (endless, &reader, NULL));
}

/* A head that never ends is not kept. */
static void
test_endless_head (void)
{
  g_autofree char *head = g_strnfill (100000, 'x');
  g_autofree char *body = g_strconcat ("--b-1\r\n", head, NULL);
  g_autofree char *read = read_form (body, strlen (body), 1000);

  g_assert_cmpstr (read, ==, "bad");
}

static void
test_names (void)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autofree char *again = NULL;

  pf_parameters_add_file_name (value, "Quittance d’août (1); \"x\".pdf");
  g_string_prepend (value, "attachment; ");
  again = pf_parameters_get_file_name (value->str);
  g_assert_cmpstr (again, ==, "Quittance d’août (1); \"x\".pdf");
  g_assert_null (pf_parameters_get ("form-data; =x; ; name", "name"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/multipart/forms", test_forms);
  g_test_add_func ("/multipart/boundaries", test_boundaries);
  g_test_add_func ("/multipart/endless-head", test_endless_head);
  g_test_add_func ("/multipart/names", test_names);
  return g_test_run ();
}
