/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/access-walk.h"

#include <string.h>

#include "access-matrix.h"
#include "core/second-factor.h"
#include "files.h"
#include "server/ops/access-town.h"
#include "server/ops/call.h"

#define FAR "4000000000000000"
#define NOW G_GINT64_CONSTANT (2000000000000000)
#define PROVEN "1999999999000000" /* a second before */

/* When nobody has shown for a while who they are. */
#define LATER (NOW + PF_PROOF_SPAN + G_TIME_SPAN_MINUTE)

/* An id of nothing. */
#define NOTHING "00000000zzzzz"

typedef struct
{
  const char *token;
  PfRoles roles; /* PF_ROLE_ANYONE: it is nobody's */
} Caller;

static const Caller callers[] = {
  { NULL, PF_ROLE_ANYONE },
  { "forged", PF_ROLE_ANYONE },
  { "revoked", PF_ROLE_ANYONE },
  { "expired", PF_ROLE_ANYONE },
  { "gone", PF_ROLE_ANYONE }, /* suspended, of One */
  { "one", PF_ROLE_FAMILY },
  { "two", PF_ROLE_FAMILY }, /* the former partner */
  { "three", PF_ROLE_FAMILY },
  { "front_desk", PF_ROLE_FRONT_DESK },
  { "education", PF_ROLE_EDUCATION },
  { "activities", PF_ROLE_ACTIVITIES },
  { "attendance", PF_ROLE_ATTENDANCE },
  { "billing", PF_ROLE_BILLING },
  { "administrator", PF_ROLE_ADMINISTRATOR },
  { "cashier", PF_ROLE_FAMILY | PF_ROLE_BILLING }, /* with children of her own, of Three */
  { "recruit", PF_ROLE_ADMINISTRATOR },            /* without a second factor yet */
};

static void
add_file (PfAccess *self, PfRequest *request)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (1000, "page");
  g_autoptr (GError) error = NULL;

  g_free (request->content_type);
  request->content_type = g_strdup ("multipart/form-data; boundary=b");
  request->file = pf_upload_new (self->demo->documents, "a.pdf", &error);
  g_assert_no_error (error);
  g_assert_true (pf_upload_take (request->file, file->data, file->len, NULL));
  g_assert_null (pf_upload_judge (request->file));
  g_assert_true (pf_upload_settle (request->file, NULL));
}

static PfCall *
build_call (PfAccess *self, PfOperationId id, const Caller *caller, const char *thing)
{
  const PfOperation *operation = pf_operation_get (id);
  g_autoptr (GString) body = g_string_new (operations[id].body);
  g_autoptr (GString) query = g_string_new (operations[id].query);
  PfRequest *request = pf_request_new ();
  PfCall *call = pf_call_new (request);
  g_autoptr (GHashTable) parameters = NULL;
  const char *const holes[PF_MAX_PARAMETERS] = { thing, DEMO_1 };
  GHashTableIter iter;
  gpointer name, value;

  g_string_replace (body, "$id", thing, 0);
  g_string_replace (query, "$id", thing, 0);
  parameters = g_uri_parse_params (query->str, -1, "&", G_URI_PARAMS_NONE, NULL);
  g_hash_table_iter_init (&iter, parameters);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (request->query, g_strdup (name), g_strdup (value));
  request->method = g_strdup (operation->method);
  request->path = pf_operation_build_path (operation, holes);
  request->token = g_strdup (caller->token);
  call->services = &self->services;
  request->content_type = g_strdup ("application/json");
  if (pf_operation_takes_file (operation))
    add_file (self, request);
  request->if_match = g_strdup ("*");
  request->idempotency_key = g_strdup ("k");
  g_byte_array_append (request->body, (const guint8 *) body->str, (guint) body->len);
  request->now = self->now;
  request->today = pf_date (2036, 11, 20);
  return call;
}

/* @keep: what it changes; FALSE to look only */
static PfCall *
run (PfAccess *self, PfOperationId id, const Caller *caller, const char *thing, gboolean keep)
{
  PfCall *call = build_call (self, id, caller, thing);

  if (pf_call_prepare (call, self->db)) {
    pf_db_command (self->db, PF_COMMAND_BEGIN, NULL);
    keep = pf_call_run (call, self->db) && keep;
    pf_db_command (self->db, keep ? PF_COMMAND_COMMIT : PF_COMMAND_ROLLBACK, NULL);
  }
  return call;
}

static void
sign_in (PfDemo *demo, const char *token, guint account, const char *expires_at)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO account_session (account, signed_in_at, last_used_at, expires_at, token_hash)"
      " VALUES (%u, 1, 1, %s, '%s')",
      account,
      expires_at,
      hash);

  pf_demo_run (demo, sql);
}

/* An agent of the role that the word names. */
static void
hire (PfDemo *demo, const char *role, guint account)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO account (id, email, first_name, last_name, state, roles, "
                       "second_factor, version) VALUES (%u, '%s@example.org', 'Ada',"
                       " 'Roy', 'active', '[\"%s\"]', 'codes', 1)",
                       account,
                       role,
                       role);

  pf_demo_run (demo, sql);
  sign_in (demo, role, account, FAR);
}

/* Document 1, by One. */
static void
hand_in (PfAccess *self)
{
  static const Caller one = { "one", PF_ROLE_FAMILY };
  g_autoptr (PfCall) call = run (self, PF_OPERATION_CREATE_DOCUMENT, &one, DEMO_1, TRUE);

  g_assert_cmpuint (call->reply.status, ==, 201);
  pf_demo_run (self->demo, "DELETE FROM replay");
}

void
pf_access_set_up (PfAccess *self, gconstpointer driver)
{
  static const Caller revoked = { "revoked", PF_ROLE_FAMILY };
  g_autoptr (GError) error = NULL;
  g_autoptr (PfCall) sign_out = NULL;

  self->demo = pf_demo_new_on (driver);
  self->db = pf_db_open (driver, self->demo->path, PF_DB_WRITER, &error);
  g_assert_no_error (error);
  pf_demo_open_documents (self->demo);
  self->services.documents = self->demo->documents;
  self->services.writer = pf_store_get_writer (self->demo->store);
  self->now = NOW;
  pf_demo_run (self->demo,
               "INSERT INTO household (id, name, address_line1, address_postal_code, address_city,"
               " resident, version) VALUES (3, 'Three', '3 quai', '44000', 'Nantes', 1, 1);"
               "INSERT INTO account (id, email, first_name, last_name, state, roles, version) "
               "VALUES (5, 'dan@example.org', 'Dan', 'Noir', 'active',"
               " '[\"family\"]', 1);"
               "INSERT INTO adult VALUES (5, 3, 5, 'guardian', 'Dan', 'Noir', NULL, NULL)");
  sign_in (self->demo, "three", 5, FAR);
  sign_in (self->demo, "expired", 1, "2000000000000000"); /* this very instant */
  sign_in (self->demo, "revoked", 1, FAR);
  for (guint i = 0; i < G_N_ELEMENTS (callers); i++) {
    if ((callers[i].roles & PF_ROLES_STAFF) != 0)
      hire (self->demo, callers[i].token, 10 + i);
  }
  pf_demo_run (self->demo,
               "UPDATE account SET roles = '[\"family\",\"billing\"]'"
               " WHERE email = 'cashier@example.org';"
               "UPDATE account SET roles = '[\"administrator\"]', second_factor = 'none'"
               " WHERE email = 'recruit@example.org';"
               "INSERT INTO adult (id, household, account, role, first_name, last_name)"
               " SELECT 6, 3, id, 'guardian', 'Ada', 'Roy' FROM account"
               " WHERE email = 'cashier@example.org'");
  pf_demo_recount_ids (self->demo);
  hand_in (self);
  pf_access_add_provisional (self->demo);
  pf_access_add_invitation (self->demo);
  pf_access_add_school_enrolments (self->demo);
  pf_access_add_shared_address (self->demo);
  pf_demo_recount_ids (self->demo);
  sign_out = run (self, PF_OPERATION_SIGN_OUT, &revoked, "", TRUE);
  g_assert_cmpuint (sign_out->reply.status, ==, 204);
  pf_demo_run (self->demo, "UPDATE account_session SET proven_at = " PROVEN);
}

void
pf_access_tear_down (PfAccess *self, gconstpointer)
{
  pf_db_close (self->db);
  pf_demo_free (self->demo);
}

static gboolean
is_named (PfOperationId id, const Caller *caller)
{
  return (pf_operation_get (id)->roles & (caller->roles | PF_ROLE_ANYONE)) != 0;
}

static gboolean
is_withheld (PfOperationId id, const Caller *caller)
{
  const PfOperation *operation = pf_operation_get (id);

  return g_strcmp0 (caller->token, "recruit") == 0 && !operation->before_factor &&
         (operation->roles & PF_ROLE_ANYONE) == 0;
}

/* Agents find it in the queue alone, and none of the callers is of that family. */
static gboolean
is_provisional (Owner owner, const char *thing)
{
  return (owner == OF_HOUSEHOLD && g_str_equal (thing, DEMO_4)) ||
         (owner == OF_CHILD && g_str_equal (thing, PROVISIONAL_CHILD)) ||
         (owner == OF_DOCUMENT && !g_str_equal (thing, DEMO_1)) ||
         (owner == OF_SCHOOL_ENROLMENT && !g_str_equal (thing, DEMO_1)) ||
         g_str_equal (thing, PROVISIONAL_ADULT);
}

/* Whether the thing is the caller's, or for an agent to see. */
static gboolean
may_see (PfOperationId id, const Caller *caller, Owner owner, const char *thing)
{
  gboolean is_one = g_strcmp0 (caller->token, "one") == 0;
  gboolean is_two = g_strcmp0 (caller->token, "two") == 0;
  PfRoles as_agent = caller->roles & pf_operation_get (id)->roles & PF_ROLES_STAFF;
  gboolean is_agent = as_agent != 0;

  if (is_provisional (owner, thing))
    return FALSE;
  switch (owner) {
  case OF_ALL:
  case OF_CALLER:
    return TRUE;
  case OF_HOUSEHOLD:
    return is_one || is_agent;
  case OF_DOCUMENT: /* administrators see those of the queue alone */
    return is_one || (as_agent & ~PF_ROLE_ADMINISTRATOR) != 0;
  case OF_QUEUE: /* each kind is for some */
    return (as_agent &
            (g_str_equal (thing, DEMO_3) ? PF_ROLE_EDUCATION | PF_ROLE_ADMINISTRATOR
                                         : PF_ROLE_FRONT_DESK | PF_ROLE_ADMINISTRATOR)) != 0;
  case OF_ADULT:
  case OF_SHARED_ADDRESS:
    return is_agent;
  case OF_CHILD:
    return is_one || is_agent || (is_two && g_str_equal (thing, DEMO_4));
  case OF_SESSION:
  case OF_SCHOOL_ENROLMENT:
    return is_one;
  case OF_AGENT:
    return is_agent;
  case OF_NONE:
    break;
  }
  g_assert_not_reached ();
}

/* Whatever an answer may be, it says nothing of One to another family, nor to nobody. */
static gboolean
is_discreet (PfCall *call, const Caller *caller)
{
  static const char *const secrets[] = {
    "1234567", "1 quai", "Zoé", "Tom", "\"One\"", "eve@example.org", "sam@example.org"
  };
  gboolean discreet = TRUE;

  if (g_strcmp0 (caller->token, "one") == 0 || (caller->roles & PF_ROLES_STAFF) != 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    discreet = discreet && strstr (call->reply.body->str, secrets[i]) == NULL;
  return discreet;
}

static gboolean
is_same (PfCall *a, PfCall *b)
{
  return a->reply.status == b->reply.status && g_string_equal (a->reply.body, b->reply.body) &&
         g_strcmp0 (a->reply.etag, b->reply.etag) == 0;
}

/* An agent's second factor may be another one, never none. */
static gboolean
is_answered (PfCall *call)
{
  const PfOperation *operation = pf_operation_get (call->id);

  if (call->id == PF_OPERATION_REMOVE_TOTP && pf_account_is_agent (call->caller))
    return call->reply.status == 403;
  return call->reply.status == pf_operation_get_status (operation) &&
         (call->id != PF_OPERATION_EXPORT_ME || call->reply.exported != NULL);
}

/* Whether all is as it should be. */
static gboolean
try (PfAccess *self, PfOperationId id, const Caller *caller, Owner owner, const char *thing)
{
  gboolean sees = may_see (id, caller, owner, thing);
  gboolean named = is_named (id, caller);
  gboolean keep = !sees || !named || is_withheld (id, caller);
  g_autoptr (PfCall) call = run (self, id, caller, thing, keep);
  g_autoptr (PfCall) nothing = NULL;
  guint status = call->reply.status;

  g_test_message ("%s %s as %s: %u", pf_operation_get_name (id), thing, caller->token, status);
  if (!is_discreet (call, caller))
    return FALSE;
  if (is_withheld (id, caller))
    return status == 403 && (!named || strstr (call->reply.body->str, "second-factor-required"));
  if (!named)
    return status == (caller->roles == PF_ROLE_ANYONE ? 401 : 403);
  if (operations[id].refusal != NULL)
    return strstr (call->reply.body->str, operations[id].refusal) != NULL;
  if (sees)
    return is_answered (call);
  nothing = run (self, id, caller, NOTHING, TRUE);
  return is_same (call, nothing);
}

/* Whoever may ask for what is proven is asked first who they are, and nothing is done. */
static gboolean
try_unproven (PfAccess *self, PfOperationId id, const Caller *caller, const char *thing)
{
  g_autoptr (PfCall) call = NULL;

  if (!pf_operation_get (id)->proven || !is_named (id, caller) || is_withheld (id, caller))
    return TRUE;
  self->now = LATER;
  call = run (self, id, caller, thing, TRUE);
  self->now = NOW;
  g_test_message ("unproven: %u %s", call->reply.status, call->reply.body->str);
  return call->reply.status == 403 && strstr (call->reply.body->str, "proof-required") != NULL &&
         call->reply.exported == NULL;
}

guint
pf_access_try_all (PfAccess *self)
{
  guint n_wrong = 0;
  guint n_tried = 0;

  for (PfOperationId id = 0; id < PF_N_OPERATIONS; id++) {
    g_assert_cmpint (operations[id].owner, !=, OF_NONE);
    for (gsize i = 0; i < G_N_ELEMENTS (things) * G_N_ELEMENTS (callers); i++) {
      const char *thing = things[i / G_N_ELEMENTS (callers)].id;
      Owner owner = things[i / G_N_ELEMENTS (callers)].owner;
      const Caller *caller = &callers[i % G_N_ELEMENTS (callers)];

      if (owner != operations[id].owner)
        continue;
      n_wrong += !try_unproven (self, id, caller, thing);
      n_wrong += !try (self, id, caller, owner, thing);
      n_tried++;
    }
  }
  g_assert_cmpuint (n_tried, >=, PF_N_OPERATIONS * G_N_ELEMENTS (callers));
  return n_wrong;
}
