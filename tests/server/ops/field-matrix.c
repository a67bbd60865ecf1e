/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every member of every record that goes out or comes in, by every role: the writer tells each what
 * field-matrix.h says, and the reader takes from each what it says.
 */
#include "field-matrix.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "full-record.h"
#include "loose-records.h"
#include "server/store/statements.h"
#include "wire/answer.h"
#include "wire/json-parse.h"
#include "wire/operations.h"
#include "wire/record-json.h"

static const PfRoles roles[] = {
  PF_ROLE_ANYONE,     PF_ROLE_FAMILY,     PF_ROLE_FRONT_DESK, PF_ROLE_EDUCATION,
  PF_ROLE_ACTIVITIES, PF_ROLE_ATTENDANCE, PF_ROLE_BILLING,    PF_ROLE_ADMINISTRATOR,
};

typedef struct
{
  GHashTable *types;   /* GType: whose tables were compared */
  GHashTable *members; /* "record.member" to the roles that read it by any operation */
  guint n_read;        /* members by roles */
  guint n_written;
  guint n_wrong;
} Walk;

static Walk *
walk_new (void)
{
  Walk *self = g_new0 (Walk, 1);

  self->types = g_hash_table_new (NULL, NULL);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
walk_free (Walk *self)
{
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->members);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Walk, walk_free)

static void
note_wrong (Walk *self, const char *member, PfRoles viewer, const char *what)
{
  g_autofree char *role = g_flags_to_string (PF_TYPE_ROLES, viewer);

  g_test_message ("%s, %s: %s", member, role, what);
  self->n_wrong++;
}

static char *
name_member (PfRecordClass *klass, const PfField *field)
{
  return g_strdup_printf ("%s.%s", klass->table->name, field->name);
}

/* PF_ROLE_NONE: no one is kept out. */
static PfRoles
get_readers (const char *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (restricted); i++) {
    if (g_str_equal (restricted[i].member, member))
      return restricted[i].readers;
  }
  return PF_ROLE_NONE;
}

static gboolean
is_told (const char *member, const PfField *field, PfRoles viewer)
{
  PfRoles readers = get_readers (member);

  return !field->secret && !field->version && (readers == PF_ROLE_NONE || (readers & viewer) != 0);
}

/* Whether its name tells that it is not for everybody. */
static gboolean
is_delicate (const char *member)
{
  static const char *const words[] = { "password", "token",     "hash",   "secret",  "code",
                                       "email",    "recipient", "phone",  "birth",   "address",
                                       "quotient", "allowance", "income", "balance", "health" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strstr (member, words[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
compare_table (Walk *self, GType type)
{
  PfRecordClass *klass = pf_record_type_get_class (type);

  if (!g_hash_table_add (self->types, GSIZE_TO_POINTER (type)))
    return;
  for (guint i = 0; i < klass->table->n_fields; i++) {
    const PfField *field = &klass->table->fields[i];
    g_autofree char *member = name_member (klass, field);

    if (field->readers != get_readers (member))
      note_wrong (self, member, field->readers, "are its readers, and not what is expected");
    if (!g_hash_table_contains (self->members, member))
      g_hash_table_insert (self->members, g_strdup (member), NULL);
    if (field->type == PF_FIELD_OBJECT || field->type == PF_FIELD_LIST)
      compare_table (self, klass->cache[i].value_type);
  }
}

static JsonNode *
parse (const GString *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = pf_json_parse (text->str, text->len, &error);

  g_assert_no_error (error);
  return root;
}

/* @may_call: whether the operation lets the viewer in */
static void
compare_answer (Walk *self, GType type, JsonObject *object, PfRoles viewer, gboolean may_call)
{
  PfRecordClass *klass = pf_record_type_get_class (type);

  for (guint i = 0; i < klass->table->n_fields; i++) {
    const PfField *field = &klass->table->fields[i];
    g_autofree char *member = name_member (klass, field);
    gboolean is_there = json_object_has_member (object, field->name);

    self->n_read++;
    if (is_there != is_told (member, field, viewer))
      note_wrong (self, member, viewer, is_there ? "is told" : "is left out");
    if (!is_there)
      continue;
    if (may_call)
      g_hash_table_insert (
          self->members,
          g_strdup (member),
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->members, member)) |
                            viewer));
    if (field->type == PF_FIELD_OBJECT)
      compare_answer (self,
                      klass->cache[i].value_type,
                      json_object_get_object_member (object, field->name),
                      viewer,
                      may_call);
    else if (field->type == PF_FIELD_LIST)
      compare_answer (
          self,
          klass->cache[i].value_type,
          json_array_get_object_element (json_object_get_array_member (object, field->name), 0),
          viewer,
          may_call);
  }
}

static PfAnswer *
make_answer (const PfOperation *operation)
{
  PfAnswer *answer = pf_answer_new ();

  if (operation->kind == PF_ANSWER_RECORD) {
    answer->record = pf_full_record_new (operation->answer ());
  } else {
    answer->items = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (answer->items, pf_full_record_new (operation->answer ()));
  }
  return answer;
}

static void
walk_answer (Walk *self, const PfOperation *operation)
{
  g_autoptr (PfAnswer) answer = make_answer (operation);

  compare_table (self, operation->answer ());
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (JsonNode) root = NULL;
    JsonObject *object;

    pf_answer_write (answer, operation, roles[i], text);
    root = parse (text);
    object = json_node_get_object (root);
    if (operation->kind == PF_ANSWER_LIST)
      object = json_array_get_object_element (json_object_get_array_member (object, "items"), 0);
    compare_answer (
        self, operation->answer (), object, roles[i], (operation->roles & roles[i]) != 0);
  }
}

/* Whether those of @record who may read it may write it too. */
static gboolean
is_writable (const char *record, const PfField *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++) {
    g_auto (GStrv) members = g_strsplit (written[i].members, " ", -1);

    if (g_str_equal (written[i].record, record))
      return g_strv_contains ((const char *const *) members, field->name);
  }
  return TRUE;
}

/* The body that has this member alone, with a right value of its own. */
static JsonNode *
make_body (GType type, const PfField *field)
{
  g_autoptr (PfRecord) record = g_object_new (type, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = json_object_new ();
  JsonNode *body = json_node_new (JSON_NODE_OBJECT);

  pf_full_record_fill (record, field);
  if (field->secret)
    pf_record_write_request (record, text);
  else
    pf_record_write_json (record, ~(guint) PF_ROLE_NONE, text);
  root = parse (text);
  if (field->version)
    json_object_set_int_member (object, field->name, 7);
  else
    json_object_set_member (
        object,
        field->name,
        json_node_copy (json_object_get_member (json_node_get_object (root), field->name)));
  json_node_take_object (body, object);
  return body;
}

/* Why the reader refuses the member to @writer, or NULL where it looks at its value. */
static const char *
find_refusal (GType type, const PfField *field, JsonNode *body, PfRoles writer, gboolean patch)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();
  g_autoptr (PfRecord) before = g_object_new (type, NULL);
  g_autofree char *pointer = g_strdup_printf ("/%s", field->name);
  const PfReading reading = {
    .flags = PF_READ_REQUEST | (patch ? PF_READ_PATCH : 0),
    .writer = writer,
    .today = pf_date (2036, 11, 20),
    .errors = errors,
  };
  g_autoptr (PfRecord) read = patch ? pf_record_patched (before, body, &reading)
                                    : pf_record_from_json (type, body, &reading);

  g_assert_nonnull (read);
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++) {
    const PfError *error = pf_errors_get (errors, i);

    if (g_str_equal (error->pointer, pointer) &&
        (g_str_equal (error->code, "read-only") || g_str_equal (error->code, "unknown-member")))
      return error->code;
  }
  return NULL;
}

static void
walk_request (Walk *self, GType type, gboolean patch)
{
  PfRecordClass *klass = pf_record_type_get_class (type);

  compare_table (self, type);
  for (guint i = 0; i < klass->table->n_fields; i++) {
    const PfField *field = &klass->table->fields[i];
    g_autofree char *member = name_member (klass, field);
    g_autoptr (JsonNode) body = make_body (type, field);
    PfRoles readers = get_readers (member);

    for (gsize n = 0; n < G_N_ELEMENTS (roles); n++) {
      const char *refusal = find_refusal (type, field, body, roles[n], patch);
      gboolean is_hidden = readers != PF_ROLE_NONE && (readers & roles[n]) == 0;
      gboolean may_write = !is_hidden && is_writable (klass->table->name, field);

      self->n_written++;
      if (may_write != (refusal == NULL))
        note_wrong (self, member, roles[n], refusal != NULL ? refusal : "is taken");
      else if (is_hidden && !g_str_equal (refusal, "unknown-member"))
        note_wrong (self, member, roles[n], "is hidden, and the refusal tells that it is there");
    }
    if (field->type == PF_FIELD_OBJECT || field->type == PF_FIELD_LIST)
      walk_request (self, klass->cache[i].value_type, FALSE);
  }
}

static void
walk_operation (Walk *self, const PfOperation *operation)
{
  if (operation->answer != NULL)
    walk_answer (self, operation);
  if (operation->request != NULL)
    walk_request (self, operation->request (), pf_operation_takes_patch (operation));
}

static PfRoles
get_expected_sight (const char *member)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deliberate); i++) {
    if (g_str_equal (deliberate[i].member, member))
      return deliberate[i].seen_by;
  }
  return PF_ROLE_NONE;
}

/* Whom an operation tells what one would not tell everybody. */
static void
compare_sight (Walk *self)
{
  GHashTableIter iter;
  gpointer member, seen_by;

  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, &member, &seen_by)) {
    PfRoles sight = GPOINTER_TO_UINT (seen_by);
    PfRoles expected = get_expected_sight (member);
    gboolean is_of_concern = is_delicate (member) && (sight & ~(guint) PF_ROLE_FAMILY) != 0;

    if (expected != (is_of_concern ? sight : PF_ROLE_NONE))
      note_wrong (self, member, sight, "read it, and none or others are expected");
  }
}

static void
compare_written (Walk *self, const char *record, const char *members)
{
  g_auto (GStrv) names = g_strsplit (members, " ", -1);

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *member = g_strdup_printf ("%s.%s", record, names[i]);

    if (!g_hash_table_contains (self->members, member))
      note_wrong (self, member, PF_ROLE_NONE, "is of no record");
  }
}

/* Whether field-matrix.h tells of nothing that is not there. */
static void
compare_expectations (Walk *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (restricted); i++) {
    if (!g_hash_table_contains (self->members, restricted[i].member))
      note_wrong (self, restricted[i].member, restricted[i].readers, "is of no record");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (deliberate); i++) {
    g_assert_cmpuint (strlen (deliberate[i].reason), >, 5);
    if (!g_hash_table_contains (self->members, deliberate[i].member))
      note_wrong (self, deliberate[i].member, deliberate[i].seen_by, "is of no record");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    compare_written (self, written[i].record, written[i].members);
}

static void
test_matrix (void)
{
  g_autoptr (Walk) walk = walk_new ();

  for (PfOperationId id = 0; id < PF_N_OPERATIONS; id++)
    walk_operation (walk, pf_operation_get (id));
  for (PfStatementId id = 0; id < PF_N_STATEMENTS; id++) {
    if (pf_statement_get (id)->get_type != NULL)
      compare_table (walk, pf_statement_get (id)->get_type ());
  }
  compare_sight (walk);
  compare_expectations (walk);
  g_test_message ("%u operations, %u records, %u members: %u pairs of a member and a role that "
                  "reads, %u of one and a role that writes; %u are wrong",
                  PF_N_OPERATIONS,
                  g_hash_table_size (walk->types),
                  g_hash_table_size (walk->members),
                  walk->n_read,
                  walk->n_written,
                  walk->n_wrong);
  g_assert_cmpuint (walk->n_read, >, G_N_ELEMENTS (roles) * g_hash_table_size (walk->types));
  g_assert_cmpuint (walk->n_wrong, ==, 0);
}

/* Control: a restricted member has lost its readers, alone and in the records of a list. */
static void
test_readers_lost (void)
{
  static const PfOperation shown = { .method = "GET",
                                     .roles = PF_ROLE_EDUCATION,
                                     .kind = PF_ANSWER_RECORD,
                                     .answer = pf_open_household_get_type };
  PfOperation listed = shown;
  g_autoptr (Walk) walk = walk_new ();

  walk_operation (walk, &shown);
  g_assert_cmpuint (walk->n_wrong, ==, 1 + 5);
  listed.kind = PF_ANSWER_LIST;
  walk_operation (walk, &listed);
  g_assert_cmpuint (walk->n_wrong, ==, 1 + 5 + 5);
}

/* Control: what the town alone writes has lost its mark. */
static void
test_read_only_lost (void)
{
  static const PfOperation edit = { .method = "PATCH",
                                    .roles = PF_ROLE_FAMILY,
                                    .request = pf_loose_child_get_type };
  g_autoptr (Walk) walk = walk_new ();

  walk_operation (walk, &edit);
  g_assert_cmpuint (walk->n_wrong, ==, G_N_ELEMENTS (roles));
}

/* Control: agents are told more of families, and nobody has said why. */
static void
test_unsaid (void)
{
  static const PfOperation list = { .method = "GET",
                                    .roles = PF_ROLE_FAMILY | PF_ROLE_BILLING,
                                    .kind = PF_ANSWER_LIST,
                                    .answer = pf_known_contact_get_type };
  PfOperation own = list;
  g_autoptr (Walk) walk = walk_new ();

  own.roles = PF_ROLE_FAMILY;
  walk_operation (walk, &own);
  compare_sight (walk);
  g_assert_cmpuint (walk->n_wrong, ==, 0);
  walk_operation (walk, &list);
  compare_sight (walk);
  g_assert_cmpuint (walk->n_wrong, ==, 1);
}

/* Control: field-matrix.h tells of what is no more. */
static void
test_gone (void)
{
  g_autoptr (Walk) walk = walk_new ();

  compare_expectations (walk);
  g_assert_cmpuint (walk->n_wrong, >=, G_N_ELEMENTS (restricted) + G_N_ELEMENTS (deliberate));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/field-matrix/matrix", test_matrix);
  g_test_add_func ("/field-matrix/readers-lost", test_readers_lost);
  g_test_add_func ("/field-matrix/read-only-lost", test_read_only_lost);
  g_test_add_func ("/field-matrix/unsaid", test_unsaid);
  g_test_add_func ("/field-matrix/gone", test_gone);
  return g_test_run ();
}
