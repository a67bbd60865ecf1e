/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that is held about a person, list by list. What is of a household is of those they belong to:
 * of a child who has another one, that other one's share is never in it.
 */
#pragma once

#include "core/document.h"
#include "server/store/db.h"
#include "server/store/documents.h"

G_BEGIN_DECLS

typedef enum
{
  PF_EXPORT_ACCOUNT,           /* one PfExportedAccount */
  PF_EXPORT_SESSIONS,          /* PfAccountSession, those that have expired too */
  PF_EXPORT_QUOTIENTS,         /* PfFamilyQuotient */
  PF_EXPORT_ENROLMENTS,        /* PfEnrolment */
  PF_EXPORT_SCHOOL_ENROLMENTS, /* PfExportedSchoolEnrolment */
  PF_EXPORT_BOOKINGS,          /* PfExportedBooking */
  PF_EXPORT_BOOKING_CHANGES,   /* PfExportedBookingChange */
  PF_EXPORT_JOURNAL,           /* PfOwnJournalEntry */
  PF_EXPORT_MAILS,             /* PfMail */
  PF_EXPORT_ERASURES,          /* PfErasureRequest */
  PF_EXPORT_INVITATIONS,       /* PfInvitation, by them or accepted by them */
  PF_N_EXPORT_LISTS
} PfExportList;

/* Whether to go on. @record: unreferenced afterwards */
typedef gboolean (*PfExportVisit) (gpointer record, gpointer data, GError **error);

/* Visits each record of @list, without having more than one in memory. */
gboolean pf_store_visit_export (PfDb *db,
                                PfExportList list,
                                const char *account,
                                PfExportVisit visit,
                                gpointer data,
                                GError **error);

typedef struct
{
  PfDocument *document;
  PfDocumentBody body;
} PfExportedDocument;

void pf_exported_document_free (PfExportedDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfExportedDocument, pf_exported_document_free)

/* The documents (transfer full) of their households, and those they handed in for none yet. */
GPtrArray *pf_store_list_exported_documents (PfDb *db, const char *account, GError **error);

G_END_DECLS
