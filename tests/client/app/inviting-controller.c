/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invitations between their panel and the portal: what is asked of it, and where its faults stand.
 */
#include "client/app/inviting-controller.h"

#include <string.h>

#include "client/app/fake-portal.h"

#define INVITE "POST /v1/households/h1/invitations"
#define LIST "GET /v1/households/h1/invitations"
#define SAM "sam@example.org"

typedef struct
{
  PfFakePortal *portal;
  PfApiClient *client;
  PfInviting *inviting;
  PfInvitingController *controller;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GListStore) children = g_list_store_new (PF_TYPE_CHILD);
  g_autoptr (PfChild) child = g_object_new (PF_TYPE_CHILD, "id", "c1", NULL);

  g_list_store_append (children, child);
  fixture->portal = pf_fake_portal_new ();
  pf_fake_portal_answer (fixture->portal, LIST, 200, "{\"items\":[]}");
  fixture->client = pf_api_client_new (fixture->portal->address, "T");
  fixture->inviting = pf_inviting_new ();
  pf_inviting_set_children (fixture->inviting, G_LIST_MODEL (children));
  fixture->controller = pf_inviting_controller_new (fixture->client, fixture->inviting);
  pf_inviting_controller_load (fixture->controller, "h1");
  pf_inviting_set_open (fixture->inviting, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->controller));
  while (G_OBJECT (fixture->controller)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->controller);
  g_assert_finalize_object (fixture->inviting);
  g_object_unref (fixture->client);
  pf_fake_portal_free (fixture->portal);
}

static void
invite (Fixture *fixture, PfInvitingResidence residence)
{
  pf_inviting_set_residence (fixture->inviting, residence);
  pf_inviting_invite (fixture->inviting, SAM, "Sam", "Petit");
  while (fixture->inviting->busy)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_asked (Fixture *fixture, const char *words)
{
  if (strstr (fixture->portal->asked->str, words) == NULL)
    g_error ("“%s” is not in %s", words, fixture->portal->asked->str);
}

#define INVITED                                                                                    \
  "{\"id\":\"i1\",\"email\":\"" SAM "\",\"first_name\":\"Sam\",\"last_name\":\"Petit\"}"

static void
test_asks (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_answer (fixture->portal, INVITE, 201, INVITED);
  invite (fixture, PF_INVITING_RESIDENCE_ELSEWHERE);
  g_assert_cmpstr (fixture->inviting->invited, ==, SAM);
  assert_asked (fixture, "\"lives_elsewhere\":true,\"children\":[\"c1\"]");

  g_string_truncate (fixture->portal->asked, 0);
  invite (fixture, PF_INVITING_RESIDENCE_HERE);
  assert_asked (fixture, "\"lives_elsewhere\":false");
  g_assert_null (strstr (fixture->portal->asked->str, "c1"));
}

/* Each at its place; one that nobody typed is the portal's. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *errors;
    guint faults;
  } cases[] = {
    { "[{\"pointer\":\"/children\",\"code\":\"bad-id\"}]", PF_INVITING_FAULT_CHILDREN },
    { "[{\"pointer\":\"/last_name\",\"code\":\"bad-format\"},"
      "{\"pointer\":\"/children\",\"code\":\"bad-id\"}]",
      PF_INVITING_FAULT_LAST_NAME | PF_INVITING_FAULT_CHILDREN },
    { "[{\"pointer\":\"/email\",\"code\":\"bad-format\"}]", PF_INVITING_FAULT_EMAIL },
    { "[{\"pointer\":\"/else\",\"code\":\"required\"}]", PF_INVITING_FAULT_PORTAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_fake_portal_refuse (fixture->portal, INVITE, 422, "bad-members", 0, cases[i].errors);
    invite (fixture, PF_INVITING_RESIDENCE_ELSEWHERE);
    g_assert_cmpuint (fixture->inviting->faults, ==, cases[i].faults);
    g_assert_true (fixture->inviting->is_open);
  }
}

/* How long to wait is counted down; meanwhile nothing is asked of the portal. */
static void
test_too_many (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, INVITE, 429, "too-many-requests", 2, NULL);
  invite (fixture, PF_INVITING_RESIDENCE_HERE);
  g_assert_cmpuint (fixture->inviting->faults, ==, PF_INVITING_FAULT_TOO_MANY);
  g_assert_cmpuint (fixture->inviting->retry_seconds, ==, 2);
  g_string_truncate (fixture->portal->asked, 0);
  invite (fixture, PF_INVITING_RESIDENCE_HERE);
  g_assert_cmpstr (fixture->portal->asked->str, ==, "");
  while (fixture->inviting->retry_seconds > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->inviting->faults, ==, PF_INVITING_FAULT_NONE);
  pf_fake_portal_answer (fixture->portal, INVITE, 201, INVITED);
  invite (fixture, PF_INVITING_RESIDENCE_HERE);
  g_assert_cmpstr (fixture->inviting->invited, ==, SAM);
}

/* Who leaves while it counts leaves nothing that counts on. */
static void
test_left (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, INVITE, 429, "too-many-requests", 60, NULL);
  invite (fixture, PF_INVITING_RESIDENCE_HERE);
  g_assert_cmpuint (fixture->inviting->retry_seconds, ==, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/inviting-controller/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("asks", test_asks);
  ADD ("faults", test_faults);
  ADD ("too-many", test_too_many);
  ADD ("left", test_left);
  return g_test_run ();
}
