/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/recovery.h"

#define EMAIL "camille.berger@example.org"

typedef struct
{
  PfRecovery *recovery;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->recovery = pf_recovery_new ();
  g_signal_connect_swapped (fixture->recovery, "changed", G_CALLBACK (changed_cb), fixture);
  pf_recovery_begin (fixture->recovery, EMAIL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->recovery);
}

static void
prove (Fixture *fixture)
{
  fixture->recovery->stage = PF_RECOVERY_STAGE_PASSWORD;
  fixture->recovery->account = g_object_new (
      PF_TYPE_PROVEN_ACCOUNT, "email", EMAIL, "first-name", "Camille", "last-name", "Berger", NULL);
}

static void
test_begins_and_ends (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;

  g_assert_true (recovery->active);
  g_assert_cmpint (recovery->stage, ==, PF_RECOVERY_STAGE_ADDRESS);
  g_assert_cmpstr (recovery->email, ==, EMAIL);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  prove (fixture);
  recovery->chosen = TRUE;
  pf_recovery_end (recovery);
  g_assert_false (recovery->active);
  g_assert_false (recovery->chosen);
  g_assert_null (recovery->email);
  g_assert_null (recovery->account);
}

static void
test_goes_back (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;

  g_assert_false (pf_recovery_go_back (recovery));
  prove (fixture);
  recovery->retry_seconds = 9;
  g_assert_true (pf_recovery_go_back (recovery));
  g_assert_cmpint (recovery->stage, ==, PF_RECOVERY_STAGE_MAIL);
  g_assert_null (recovery->account);
  g_assert_cmpuint (recovery->retry_seconds, ==, 0);
  g_assert_true (pf_recovery_go_back (recovery));
  g_assert_cmpint (recovery->stage, ==, PF_RECOVERY_STAGE_ADDRESS);
  g_assert_cmpstr (recovery->email, ==, EMAIL);
}

/* Who came by a link has no mail stage behind them. */
static void
test_goes_back_from_link (Fixture *fixture, gconstpointer)
{
  prove (fixture);
  fixture->recovery->by_link = TRUE;
  g_assert_true (pf_recovery_go_back (fixture->recovery));
  g_assert_cmpint (fixture->recovery->stage, ==, PF_RECOVERY_STAGE_ADDRESS);
  g_assert_false (fixture->recovery->by_link);
}

/* What was chosen cannot be taken back. */
static void
test_stays_chosen (Fixture *fixture, gconstpointer)
{
  prove (fixture);
  fixture->recovery->chosen = TRUE;
  g_assert_false (pf_recovery_go_back (fixture->recovery));
}

/* Each fault leaves the person where they can do something about it. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfRecoveryFault fault;
    PfRecoveryStage stage;
  } cases[] = {
    { PF_RECOVERY_FAULT_TOO_SHORT, PF_RECOVERY_STAGE_PASSWORD },
    { PF_RECOVERY_FAULT_WAY, PF_RECOVERY_STAGE_PASSWORD },
    { PF_RECOVERY_FAULT_TOO_MANY, PF_RECOVERY_STAGE_PASSWORD },
    { PF_RECOVERY_FAULT_CODE, PF_RECOVERY_STAGE_MAIL },
    { PF_RECOVERY_FAULT_LINK_EXPIRED, PF_RECOVERY_STAGE_ADDRESS },
    { PF_RECOVERY_FAULT_LINK_INVALID, PF_RECOVERY_STAGE_ADDRESS },
    { PF_RECOVERY_FAULT_LINK_USED, PF_RECOVERY_STAGE_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfRecovery *recovery = fixture->recovery;

    g_clear_object (&recovery->account);
    prove (fixture);
    recovery->busy = TRUE;
    pf_recovery_fail (recovery, cases[i].fault);
    g_assert_cmpint (recovery->stage, ==, cases[i].stage);
    g_assert_false (recovery->busy);
    g_assert_cmpstr (recovery->email, ==, EMAIL);
    g_assert_true ((recovery->account != NULL) == (cases[i].stage == PF_RECOVERY_STAGE_PASSWORD));
  }
}

static void
test_counts_down (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;

  recovery->resend_seconds = 3;
  recovery->retry_seconds = 1;
  pf_recovery_fail (recovery, PF_RECOVERY_FAULT_TOO_MANY);
  g_assert_true (pf_recovery_count_down (recovery));
  g_assert_cmpuint (recovery->retry_seconds, ==, 0);
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_NONE);
  g_assert_true (pf_recovery_count_down (recovery));
  g_assert_false (pf_recovery_count_down (recovery));
  g_assert_false (pf_recovery_count_down (recovery));
  g_assert_cmpuint (recovery->resend_seconds, ==, 0);
}

static void
test_own_words (Fixture *fixture, gconstpointer)
{
  g_auto (GStrv) none = pf_recovery_dup_own_words (fixture->recovery);
  g_auto (GStrv) own = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  prove (fixture);
  own = pf_recovery_dup_own_words (fixture->recovery);
  g_assert_cmpuint (g_strv_length (own), ==, 3);
  g_assert_cmpstr (own[1], ==, "Berger");
}

static PfProvenAccount *
new_guardian (const char *email)
{
  return g_object_new (PF_TYPE_PROVEN_ACCOUNT,
                       "email",
                       email,
                       "invitation",
                       TRUE,
                       "lives-elsewhere",
                       TRUE,
                       "address-wanted",
                       TRUE,
                       NULL);
}

static void
type_address (PfRecovery *recovery)
{
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_LINE1, " 3, quai Vert ");
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_POSTAL_CODE, "44 990");
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_CITY, "Valbourg");
}

/* Every fault at once; what is answered anew is not at fault. */
static void
test_address (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;
  g_autoptr (PfProvenAccount) account = new_guardian (EMAIL);
  g_autoptr (PfAddress) address = NULL;
  PfAddressPart part;

  g_assert_true (pf_recovery_check_address (recovery));
  pf_recovery_prove (recovery, account);
  g_assert_cmpint (recovery->stage, ==, PF_RECOVERY_STAGE_PASSWORD);
  g_assert_false (pf_recovery_check_address (recovery));
  pf_recovery_fail (recovery, PF_RECOVERY_FAULT_HOME_ADDRESS);
  g_assert_cmpstr (recovery->address_faults[PF_ADDRESS_PART_LINE1], ==, "required");
  g_assert_null (recovery->address_faults[PF_ADDRESS_PART_LINE2]);
  g_assert_cmpstr (recovery->address_faults[PF_ADDRESS_PART_CITY], ==, "required");
  type_address (recovery);
  g_assert_false (pf_recovery_find_address_fault (recovery, &part));
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_NONE);
  g_assert_true (pf_recovery_check_address (recovery));
  address = pf_typed_address_build (recovery->address);
  g_assert_cmpstr (address->line1, ==, "3, quai Vert");
  g_assert_cmpstr (address->postal_code, ==, "44990");
  g_assert_null (address->line2);

  g_assert_true (pf_recovery_take_address_fault (recovery, "/address/city", "bad-format"));
  g_assert_false (pf_recovery_take_address_fault (recovery, "/password", "too-short"));
  g_assert_true (pf_recovery_find_address_fault (recovery, &part));
  g_assert_cmpint (part, ==, PF_ADDRESS_PART_CITY);
  recovery->chosen = TRUE;
  g_assert_false (pf_recovery_wants_address (recovery));
}

/* It is there again for who comes back by another mail, and for nobody else. */
static void
test_keeps_address (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;
  g_autoptr (PfProvenAccount) account = new_guardian (EMAIL);
  g_autoptr (PfProvenAccount) other = new_guardian ("other@example.org");

  pf_recovery_prove (recovery, account);
  type_address (recovery);
  pf_recovery_fail (recovery, PF_RECOVERY_FAULT_LINK_EXPIRED);
  pf_recovery_prove (recovery, account);
  g_assert_cmpstr (recovery->address[PF_ADDRESS_PART_CITY], ==, "Valbourg");
  recovery->keeps_address = TRUE;
  pf_recovery_end (recovery);
  pf_recovery_begin (recovery, NULL);
  pf_recovery_prove (recovery, account);
  g_assert_cmpstr (recovery->address[PF_ADDRESS_PART_CITY], ==, "Valbourg");
  pf_recovery_prove (recovery, other);
  g_assert_null (recovery->address[PF_ADDRESS_PART_CITY]);
  type_address (recovery);
  pf_recovery_end (recovery);
  g_assert_null (recovery->address[PF_ADDRESS_PART_CITY]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/recovery/begins-and-ends", test_begins_and_ends);
  ADD ("/recovery/goes-back", test_goes_back);
  ADD ("/recovery/goes-back-from-link", test_goes_back_from_link);
  ADD ("/recovery/stays-chosen", test_stays_chosen);
  ADD ("/recovery/faults", test_faults);
  ADD ("/recovery/counts-down", test_counts_down);
  ADD ("/recovery/own-words", test_own_words);
  ADD ("/recovery/address", test_address);
  ADD ("/recovery/keeps-address", test_keeps_address);
  return g_test_run ();
}
