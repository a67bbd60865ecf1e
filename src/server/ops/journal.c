/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/journal.h"

#include "server/ops/handlers.h"
#include "server/store/journal.h"

/* Shown to a person of their own. */
#define MAX_ENTRIES 200

static PfJournalEntry *
build_entry (PfCall *call, PfJournalAction action, const char *account, const char *device)
{
  PfJournalEntry *entry = g_object_new (PF_TYPE_JOURNAL_ENTRY, "action", action, NULL);

  entry->at = call->request->now;
  g_strlcpy (entry->account, account, PF_ID_SIZE);
  entry->device = g_strdup (device);
  entry->address = g_strdup (call->request->address);
  return entry;
}

gboolean
pf_journal_note (PfCall *call,
                 PfJournalAction action,
                 const char *account,
                 const char *device,
                 GError **error)
{
  g_autoptr (PfJournalEntry) entry = build_entry (call, action, account, device);

  return pf_store_insert_journal_entry (call->db, entry, error);
}

/* NULL with @error. */
static PfJournalEntry *
build_subject_entry (PfCall *call,
                     PfJournalAction action,
                     const char *subject,
                     const char *detail,
                     GError **error)
{
  g_autofree char *device = NULL;
  PfJournalEntry *entry;

  if (!pf_store_find_device_name (call->db, call->use.session, &device, error))
    return NULL;
  entry = build_entry (call, action, call->caller->id, device);
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
  g_autoptr (PfJournalEntry) entry = build_subject_entry (call, action, subject, detail, error);

  return entry != NULL && pf_store_insert_journal_entry (call->db, entry, error);
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

/* Whether there is room for it. */
static gboolean
push (PfCall *call, PfJournalAction action, const char *account)
{
  PfWriter *writer = call->services != NULL ? call->services->writer : NULL;
  g_autoptr (PfJournalEntry) entry = build_entry (call, action, account, NULL);

  if (writer == NULL)
    return TRUE;
  if (!pf_writer_push (writer, insert, inserted_cb, entry))
    return FALSE;
  g_steal_pointer (&entry);
  return TRUE;
}

void
pf_journal_note_failure (PfCall *call, PfJournalAction action, const char *account)
{
  push (call, action, account);
}

gboolean
pf_journal_note_view (PfCall *call,
                      PfJournalAction action,
                      const char *subject,
                      const char *detail,
                      GError **error)
{
  PfWriter *writer = call->services != NULL ? call->services->writer : NULL;
  g_autoptr (PfJournalEntry) entry = build_subject_entry (call, action, subject, detail, error);

  if (entry == NULL)
    return FALSE;
  if (writer == NULL || !pf_writer_push (writer, insert, inserted_cb, entry))
    return pf_problem_set (error, PF_PROBLEM_OVERLOADED);
  g_steal_pointer (&entry);
  return TRUE;
}

gboolean
pf_handle_list_journal (PfCall *call, GError **error)
{
  call->answer->items = pf_store_list_journal (call->db, call->caller->id, MAX_ENTRIES, error);
  return call->answer->items != NULL;
}
