/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/reply.h"

#include "wire/problem-json.h"

void
pf_reply_clear (PfReply *self)
{
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->allow, g_free);
  if (self->body != NULL)
    g_string_free (self->body, TRUE);
  *self = (PfReply){ 0 };
}

void
pf_reply_reset (PfReply *self)
{
  GString *body = g_steal_pointer (&self->body);

  pf_reply_clear (self);
  self->body = body != NULL ? g_string_truncate (body, 0) : g_string_new (NULL);
}

void
pf_reply_set_problem (PfReply *self, PfProblem problem, PfErrors *errors)
{
  pf_reply_reset (self);
  self->status = pf_problem_get_status (problem);
  self->content_type = "application/problem+json";
  pf_problem_write (problem, errors, self->body);
}
