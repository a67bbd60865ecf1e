/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/mail-fate.h"

static void
test_faults (void)
{
  static const struct
  {
    const char *failure;
    PfMailFault fault;
  } cases[] = {
    { NULL, PF_MAIL_FAULT_NONE },
    { "", PF_MAIL_FAULT_NONE },
    { "550 5.1.1 <x@example.org>: user unknown", PF_MAIL_FAULT_UNKNOWN_RECIPIENT },
    { "550 5.1.10 null MX", PF_MAIL_FAULT_UNKNOWN_RECIPIENT },
    { "550 5.1.8 sender refused", PF_MAIL_FAULT_UNKNOWN_RECIPIENT }, /* by the reply alone */
    { "550 no such mailbox", PF_MAIL_FAULT_UNKNOWN_RECIPIENT },
    { "452 4.2.2 over quota", PF_MAIL_FAULT_MAILBOX_FULL },
    { "552 too much", PF_MAIL_FAULT_MAILBOX_FULL },
    { "550 5.7.1 spam", PF_MAIL_FAULT_REFUSED },
    { "554 no", PF_MAIL_FAULT_REFUSED },
    { "451 4.7.1 greylisted", PF_MAIL_FAULT_LATER },
    { "451 later", PF_MAIL_FAULT_LATER },
    { "421", PF_MAIL_FAULT_LATER },
    { "Couldn't connect to server", PF_MAIL_FAULT_NO_SERVER },
    { "Timeout was reached", PF_MAIL_FAULT_NO_SERVER },
    { PF_MAIL_FAILURE_LINK, PF_MAIL_FAULT_LINK_OVER },
    { "too late", PF_MAIL_FAULT_OTHER },
    { "4x", PF_MAIL_FAULT_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].failure);
    g_assert_cmpint (pf_mail_fault_from_failure (cases[i].failure), ==, cases[i].fault);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail-fate/faults", test_faults);
  return g_test_run ();
}
