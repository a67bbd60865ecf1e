/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/reply.h"

#include "wire/problem-json.h"
#include "words/problem-words.h"
#include "words/words.h"

void
pf_reply_clear (PfReply *self)
{
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->allow, g_free);
  g_clear_pointer (&self->content, pf_document_reader_free);
  g_clear_pointer (&self->exported, pf_export_stream_free);
  g_clear_pointer (&self->content_name, g_free);
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

static const char *
translate (gpointer language, const char *english)
{
  return pf_words (GPOINTER_TO_UINT (language), english);
}

void
pf_reply_set_problem (PfReply *self,
                      PfProblem problem,
                      PfLanguage language,
                      const char *advice,
                      PfErrors *errors)
{
  if (errors != NULL)
    pf_errors_translate (errors, translate, GUINT_TO_POINTER (language));
  pf_reply_reset (self);
  self->status = pf_problem_get_status (problem);
  self->content_type = "application/problem+json";
  pf_problem_write (problem,
                    pf_words (language, pf_problem_get_title (problem)),
                    advice != NULL ? advice : pf_words_advice (language, problem),
                    errors,
                    self->body);
}
