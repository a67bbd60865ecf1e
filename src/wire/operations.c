/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire/operations.h"

#include <string.h>

#include "wire/operations-private.h"

/* An operation without its description, or whose description does not say who may call it, does not
 * link.
 */
static const PfOperation *const operations[PF_N_OPERATIONS] = {
#define X(NAME, name) [PF_OPERATION_##NAME] = &pf_described_with_roles_##name,
  PF_OPERATIONS (X)
#undef X
};

static const char *const names[PF_N_OPERATIONS] = {
#define X(NAME, name) [PF_OPERATION_##NAME] = #name,
  PF_OPERATIONS (X)
#undef X
};

const PfOperation *
pf_operation_get (PfOperationId id)
{
  g_return_val_if_fail (id < PF_N_OPERATIONS, NULL);
  return operations[id];
}

const char *
pf_operation_get_name (PfOperationId id)
{
  g_return_val_if_fail (id < PF_N_OPERATIONS, NULL);
  return names[id];
}

gboolean
pf_operation_writes (const PfOperation *self)
{
  return !g_str_equal (self->method, "GET") && !self->reads;
}

gboolean
pf_operation_wants_address (const PfOperation *self)
{
  return (pf_operation_writes (self) && !self->grouped) || self->journalled;
}

gboolean
pf_operation_needs_key (const PfOperation *self)
{
  return g_str_equal (self->method, "POST") && (self->roles & PF_ROLE_ANYONE) == 0 &&
         !self->reads && !self->unkept;
}

gboolean
pf_operation_takes_patch (const PfOperation *self)
{
  return g_str_equal (self->method, "PATCH");
}

gboolean
pf_operation_edits (const PfOperation *self)
{
  return pf_operation_takes_patch (self) || g_str_equal (self->method, "PUT");
}

gboolean
pf_operation_needs_match (const PfOperation *self)
{
  return pf_operation_edits (self) || self->guarded;
}

gboolean
pf_operation_takes_file (const PfOperation *self)
{
  return self->parts.file != NULL;
}

guint
pf_operation_get_status (const PfOperation *self)
{
  if (self->status != 0)
    return self->status;
  return self->kind == PF_ANSWER_NOTHING ? 204 : 200;
}

static gboolean
contains (const PfProblem *problems, PfProblem problem)
{
  for (guint i = 0; i < PF_MAX_PROBLEMS && problems[i] != PF_PROBLEM_NONE; i++) {
    if (problems[i] == problem)
      return TRUE;
  }
  return FALSE;
}

gboolean
pf_operation_may_answer (const PfOperation *self, PfProblem problem)
{
  static const PfProblem always[] = { PF_PROBLEM_FAILED, PF_PROBLEM_OVERLOADED, PF_PROBLEM_NONE };
  static const PfProblem signed_in[] = { PF_PROBLEM_NOT_SIGNED_IN,
                                         PF_PROBLEM_NOT_ALLOWED,
                                         PF_PROBLEM_NONE };
  static const PfProblem with_body[] = { PF_PROBLEM_BAD_JSON,
                                         PF_PROBLEM_BAD_MEMBERS,
                                         PF_PROBLEM_TOO_LARGE,
                                         PF_PROBLEM_WRONG_CONTENT_TYPE,
                                         PF_PROBLEM_NONE };
  static const PfProblem with_file[] = { PF_PROBLEM_BAD_FORM,
                                         PF_PROBLEM_DOCUMENTS_OFF,
                                         PF_PROBLEM_NONE };
  static const PfProblem editing[] = { PF_PROBLEM_PRECONDITION_REQUIRED,
                                       PF_PROBLEM_CHANGED_MEANWHILE,
                                       PF_PROBLEM_NONE };
  static const PfProblem creating[] = { PF_PROBLEM_IDEMPOTENCY_KEY_REQUIRED,
                                        PF_PROBLEM_IDEMPOTENCY_KEY_REUSED,
                                        PF_PROBLEM_NONE };

  return contains (self->problems, problem) || contains (always, problem) ||
         ((self->roles & PF_ROLE_ANYONE) == 0 && contains (signed_in, problem)) ||
         (problem == PF_PROBLEM_SECOND_FACTOR_REQUIRED && (self->roles & PF_ROLES_STAFF) != 0 &&
          !self->before_factor) ||
         (problem == PF_PROBLEM_PROOF_REQUIRED && self->proven) ||
         (self->request != NULL && contains (with_body, problem)) ||
         (pf_operation_takes_file (self) && contains (with_file, problem)) ||
         (self->query != NULL && problem == PF_PROBLEM_BAD_MEMBERS) ||
         (pf_operation_needs_match (self) && contains (editing, problem)) ||
         (pf_operation_needs_key (self) && contains (creating, problem)) ||
         (strchr (self->path, '{') != NULL && problem == PF_PROBLEM_NOT_FOUND);
}

static gboolean
match_path (const char *pattern, const char *path, PfParameters ret_parameters)
{
  guint n = 0;

  while (*pattern != '\0' && (*pattern == *path || *pattern == '{')) {
    if (*pattern == '{') {
      gsize length = strcspn (path, "/");

      if (length == 0 || length >= sizeof ret_parameters[n] || n == PF_MAX_PARAMETERS)
        return FALSE;
      g_strlcpy (ret_parameters[n++], path, length + 1);
      path += length;
      pattern = strchr (pattern, '}') + 1;
    } else {
      pattern++;
      path++;
    }
  }
  return *pattern == '\0' && *path == '\0';
}

gboolean
pf_operation_find (const char *method,
                   const char *path,
                   PfOperationId *ret_id,
                   PfParameters ret_parameters)
{
  for (guint i = 0; i < PF_N_OPERATIONS; i++) {
    if (g_str_equal (operations[i]->method, method) &&
        match_path (operations[i]->path, path, ret_parameters)) {
      *ret_id = i;
      return TRUE;
    }
  }
  return FALSE;
}

char *
pf_operation_get_allowed (const char *path)
{
  g_autoptr (GString) methods = g_string_new (NULL);
  PfParameters ignored;

  for (guint i = 0; i < PF_N_OPERATIONS; i++) {
    const char *method = operations[i]->method;

    if (match_path (operations[i]->path, path, ignored))
      g_string_append_printf (methods,
                              "%s%s%s",
                              methods->len > 0 ? ", " : "",
                              method,
                              g_str_equal (method, "GET") ? ", HEAD" : "");
  }
  return methods->len > 0 ? g_strdup (methods->str) : NULL;
}

char *
pf_operation_build_path (const PfOperation *self, const char *const *parameters)
{
  GString *path = g_string_new (NULL);
  const char *rest = self->path;
  const char *hole;

  while ((hole = strchr (rest, '{')) != NULL) {
    g_string_append_len (path, rest, hole - rest);
    g_string_append_uri_escaped (path, *parameters++, NULL, FALSE);
    rest = strchr (hole, '}') + 1;
  }
  g_string_append (path, rest);
  return g_string_free (path, FALSE);
}
