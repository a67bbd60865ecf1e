/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is special of an exchange whose body has a file: who may not send it, or sends too many at
 * once, is told so before anything of it is kept.
 */
#include <gio/gio.h>

#include "core/document.h"
#include "server/http/exchange-private.h"
#include "server/http/request.h"

/* What is read, and what is let pass unread: photos of telephones are often twice as large as is
 * allowed. */
#define MAX_FORM (PF_DOCUMENT_MAX_SIZE + PF_FORM_MAX_JSON + PF_FORM_MAX_ROUND)
#define MAX_FORM_THROWN_AWAY (4 * PF_DOCUMENT_MAX_SIZE)

/* When who has too many uploads under way is asked to come back. */
#define UPLOAD_DELAY (5 * G_TIME_SPAN_SECOND)

void
pf_exchange_find_address (PfExchange *self)
{
  const PfOperation *operation = self->call->operation;

  if (pf_operation_wants_address (operation))
    self->call->request->address = pf_request_find_address (self->connection);
}

/* Takes a place among the uploads, for the account or, of a stranger, the address. */
static gboolean
enter_uploads (PfExchange *self)
{
  const PfCall *call = self->call;
  const char *address = call->request->address;
  const char *who = call->caller != NULL ? call->caller->id : address != NULL ? address : "";
  PfProblem problem = pf_uploads_enter (self->server->uploads, who);

  if (problem == PF_PROBLEM_NONE)
    self->uploader = g_strdup (who);
  else
    pf_call_refuse_for_now (self->call, problem, UPLOAD_DELAY);
  return problem == PF_PROBLEM_NONE;
}

static gboolean
admit (PfExchange *self)
{
  PfDb *reader = pf_store_borrow (self->server->store);
  gboolean admitted = pf_call_admit (self->call, reader);

  pf_store_give_back (self->server->store, reader);
  return admitted;
}

static gboolean
takes_file (PfExchange *self)
{
  PfCall *call = self->call;

  return pf_operation_find (
             call->request->method, call->request->path, &call->id, call->parameters) &&
         pf_operation_takes_file (pf_operation_get (call->id));
}

void
pf_exchange_begin_form (PfExchange *self)
{
  if (!takes_file (self) || !pf_call_find_operation (self->call))
    return;
  self->max_body = MAX_FORM;
  self->max_thrown_away = MAX_FORM_THROWN_AWAY;
  pf_exchange_find_address (self);
  self->refused = !admit (self) || !enter_uploads (self);
  if (!self->refused)
    self->form = pf_form_new (self->call);
}

gboolean
pf_exchange_waits_to_send (PfExchange *self)
{
  const char *expects =
      MHD_lookup_connection_value (self->connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_EXPECT);

  return expects != NULL && g_ascii_strcasecmp (expects, "100-continue") == 0;
}
