/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/journal.h"

#include "server/ops/handlers.h"
#include "server/store/journal.h"

/* Shown to a person of their own, and of what concerns them. */
#define MAX_ENTRIES 200

/* The name (transfer full) that a session was given, or NULL. Who has none yet, because they sign
 * in or come by a mail's link, says it with what they ask.
 */
static char *
dup_device (PfCall *call)
{
  GObject *body = call->body;
  char *name = NULL;

  if (call->caller != NULL && call->use.device_name != NULL)
    return g_strdup (call->use.device_name);
  if (body != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (body), "device-name"))
    g_object_get (body, "device-name", &name, NULL);
  return name;
}

static PfJournalEntry *
build_entry (PfCall *call, PfJournalAction action, const char *account)
{
  PfJournalEntry *entry = g_object_new (PF_TYPE_JOURNAL_ENTRY, "action", action, NULL);

  g_warn_if_fail (pf_operation_wants_address (call->operation));
  entry->at = call->request->now;
  g_strlcpy (entry->account, account, PF_ID_SIZE);
  entry->device = dup_device (call);
  entry->address = g_strdup (call->request->address);
  return entry;
}

gboolean
pf_journal_note (PfCall *call, PfJournalAction action, const char *account, GError **error)
{
  g_autoptr (PfJournalEntry) entry = build_entry (call, action, account);

  return pf_store_insert_journal_entry (call->db, entry, error);
}

static PfJournalEntry *
build_subject_entry (PfCall *call, PfJournalAction action, const char *subject, const char *detail)
{
  PfJournalEntry *entry = build_entry (call, action, call->caller->id);

  entry->subject = g_strdup (subject);
  entry->detail = g_strdup (detail);
  return entry;
}

gboolean
pf_journal_note_subject (PfCall *call,
                         PfJournalAction action,
                         const char *subject,
                         const char *detail,
                         GError **error)
{
  g_autoptr (PfJournalEntry) entry = build_subject_entry (call, action, subject, detail);

  return pf_store_insert_journal_entry (call->db, entry, error);
}

static gboolean
insert (PfDb *db, gpointer entry)
{
  return pf_store_insert_journal_entry (db, entry, NULL);
}

static void
inserted_cb (gpointer entry, const GError *error)
{
  if (error != NULL)
    g_warning ("A line of the journal was not written: %s", error->message);
  g_object_unref (entry);
}

static PfWriter *
get_writer (PfCall *call)
{
  return call->services != NULL ? call->services->writer : NULL;
}

/* In a transaction of its own; whether there is room for it. @entry: (transfer full) */
static gboolean
push (PfCall *call, PfJournalEntry *entry)
{
  PfWriter *writer = get_writer (call);
  g_autoptr (PfJournalEntry) pushed = entry;

  if (writer == NULL || !pf_writer_push (writer, insert, inserted_cb, pushed))
    return FALSE;
  g_steal_pointer (&pushed);
  return TRUE;
}

void
pf_journal_note_failure (PfCall *call, PfJournalAction action, const char *account)
{
  if (get_writer (call) != NULL && !push (call, build_entry (call, action, account)))
    g_warning ("A line of the journal was not written: the writer has no room");
}

gboolean
pf_journal_note_view (PfCall *call,
                      PfJournalAction action,
                      const char *subject,
                      const char *detail,
                      GError **error)
{
  return push (call, build_subject_entry (call, action, subject, detail)) ||
         pf_problem_set (error, PF_PROBLEM_OVERLOADED);
}

gboolean
pf_handle_list_journal (PfCall *call, GError **error)
{
  call->answer->items = pf_store_list_journal (call->db, call->caller->id, MAX_ENTRIES, error);
  return call->answer->items != NULL;
}
