/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/export-contents.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/exported.h"
#include "core/household.h"
#include "server/store/exports.h"
#include "server/store/families.h"
#include "server/store/town.h"
#include "wire/record-json.h"
#include "words/mail-words.h"
#include "words/words.h"

/* An agent who exports is a person here: what the town writes for its agents is not theirs. */
#define VIEWER PF_ROLE_FAMILY

static const struct
{
  PfExportList list;
  const char *name;
} lists[] = {
  { PF_EXPORT_ACCOUNT, "account.json" },
  { PF_EXPORT_SESSIONS, "devices.json" },
  { PF_EXPORT_QUOTIENTS, "family-quotients.json" },
  { PF_EXPORT_ENROLMENTS, "enrolments.json" },
  { PF_EXPORT_SCHOOL_ENROLMENTS, "school-enrolments.json" },
  { PF_EXPORT_BOOKINGS, "bookings.json" },
  { PF_EXPORT_BOOKING_CHANGES, "booking-changes.json" },
  { PF_EXPORT_JOURNAL, "journal.json" },
  { PF_EXPORT_MAILS, "mails.json" },
  { PF_EXPORT_ERASURES, "erasure-requests.json" },
  { PF_EXPORT_INVITATIONS, "invitations.json" },
};

/* A list on its way into the archive. */
typedef struct
{
  PfCall *call;
  PfZip *zip;
  const PfPortal *portal;
  GString *text; /* of one record */
  gboolean has_some;
} Writing;

static gboolean
write_text (PfZip *zip, const char *text, GError **error)
{
  return pf_zip_write (zip, text, strlen (text), error);
}

static gboolean
begin_list (Writing *self, const char *name, GError **error)
{
  self->has_some = FALSE;
  return pf_zip_begin (self->zip, name, self->call->request->now, error) &&
         write_text (self->zip, "[", error);
}

static gboolean
add_record (Writing *self, gpointer record, GError **error)
{
  g_string_assign (self->text, self->has_some ? ",\n" : "\n");
  self->has_some = TRUE;
  pf_record_write_json (record, VIEWER, self->text);
  return pf_zip_write (self->zip, self->text->str, self->text->len, error);
}

static gboolean
end_list (Writing *self, GError **error)
{
  return write_text (self->zip, "\n]\n", error);
}

/* What a mail said follows from its kind; its link and code opened something once. Who asked for
 * another's address is not told that it is one.
 */
static PfExportedMail *
tell_mail (Writing *self, PfMail *mail)
{
  g_autoptr (PfMailWords) words = NULL;
  g_autofree char *text = NULL;

  if (!g_str_equal (mail->owner, self->call->caller->id))
    mail->owner[0] = '\0';
  words = pf_mail_words_new (mail, NULL, self->portal, "", NULL);
  text = pf_mail_words_to_text (words);
  return g_object_new (PF_TYPE_EXPORTED_MAIL,
                       "recipient",
                       mail->recipient,
                       "state",
                       mail->state,
                       "created-at",
                       mail->created_at,
                       "sent-at",
                       mail->sent_at,
                       "subject",
                       words->subject,
                       "text",
                       text,
                       NULL);
}

static gboolean
visit_cb (gpointer record, gpointer writing, GError **error)
{
  Writing *self = writing;
  g_autoptr (PfExportedMail) mail = PF_IS_MAIL (record) ? tell_mail (self, record) : NULL;

  return add_record (self, mail != NULL ? (gpointer) mail : record, error);
}

static gboolean
write_lists (Writing *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    if (!begin_list (self, lists[i].name, error) ||
        !pf_store_visit_export (
            self->call->db, lists[i].list, self->call->caller->id, visit_cb, self, error) ||
        !end_list (self, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_household (Writing *self, const char *id, GError **error)
{
  const PfScope scope = { self->call->caller->id, FALSE };
  g_autoptr (PfHousehold) household = pf_store_find_household (self->call->db, id, &scope, error);

  return household != NULL && add_record (self, household, error);
}

/* With their adults and children, as GET /v1/households/{id} has them. */
static gboolean
write_households (Writing *self, GError **error)
{
  PfCall *call = self->call;
  g_autoptr (GListStore) summaries = g_list_store_new (PF_TYPE_HOUSEHOLD_SUMMARY);
  guint n;

  if (!pf_store_list_household_summaries (call->db, call->caller->id, summaries, error) ||
      !begin_list (self, "households.json", error))
    return FALSE;
  n = g_list_model_get_n_items (G_LIST_MODEL (summaries));
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfHouseholdSummary) summary = g_list_model_get_item (G_LIST_MODEL (summaries), i);

    if (!write_household (self, summary->id, error))
      return FALSE;
  }
  return end_list (self, error);
}

static gboolean
write_documents (Writing *self, GPtrArray *documents, GError **error)
{
  if (!begin_list (self, "documents.json", error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++) {
    const PfExportedDocument *exported = documents->pdata[i];

    if (!add_record (self, exported->document, error))
      return FALSE;
  }
  return end_list (self, error);
}

/* First, so that who opens the archive meets it. */
static gboolean
write_introduction (Writing *self, GError **error)
{
  PfLanguage language = self->call->request->language;
  const char *words = pf_words (
      language,
      N_ ("This archive holds what the family portal knows about you, as you may see it there.\n\n"
          "account.json: your account. devices.json: where you signed in.\n"
          "households.json: your households, their adults and their children.\n"
          "family-quotients.json, enrolments.json, bookings.json, booking-changes.json: what your "
          "households declared, asked for and booked.\n"
          "documents.json: what was handed in; each file is in the folder “documents”, under its "
          "id.\n"
          "journal.json: what was done with your account, and what the town’s agents did about "
          "you. mails.json: what was written to you.\n"
          "erasure-requests.json, invitations.json: what you asked for.\n\n"
          "Sums are in cents of a euro, instants in universal time. What belongs to another "
          "household of a child is not yours to receive, and is not in it.\n"));

  return pf_zip_begin (self->zip, "README.txt", self->call->request->now, error) &&
         write_text (self->zip, words, error);
}

gboolean
pf_export_write_contents (PfCall *call, PfZip *zip, GPtrArray *documents, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  g_autoptr (GString) text = g_string_new (NULL);
  Writing self = { .call = call, .zip = zip, .text = text };

  if (town == NULL)
    return FALSE;
  self.portal = pf_town_get_portal (town);
  return write_introduction (&self, error) && write_households (&self, error) &&
         write_lists (&self, error) && write_documents (&self, documents, error);
}
