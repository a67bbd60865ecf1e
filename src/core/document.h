/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document that a family hands in: a proof of address, an insurance. What it holds stands
 * elsewhere, enciphered (server/store/document-store.h).
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum
{
  PF_DOCUMENT_KIND_NONE,
  PF_DOCUMENT_KIND_PROOF_OF_ADDRESS,
  PF_DOCUMENT_KIND_LODGING_CERTIFICATE,
  PF_DOCUMENT_KIND_LEASE,
  PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR,
  PF_DOCUMENT_KIND_INSURANCE,
  PF_DOCUMENT_KIND_QUOTIENT_CERTIFICATE,
  PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD, /* family record book, birth certificate, judgment */
  PF_DOCUMENT_KIND_OTHER,
} PfDocumentKind;

#define PF_TYPE_DOCUMENT_KIND (pf_document_kind_get_type ())
GType pf_document_kind_get_type (void);

typedef enum
{
  PF_DOCUMENT_STATE_NONE,
  PF_DOCUMENT_STATE_RECEIVED,
  PF_DOCUMENT_STATE_ACCEPTED,
  PF_DOCUMENT_STATE_REFUSED,
  PF_DOCUMENT_STATE_EXPIRED,
  PF_DOCUMENT_STATE_INFECTED,
} PfDocumentState;

#define PF_TYPE_DOCUMENT_STATE (pf_document_state_get_type ())
GType pf_document_state_get_type (void);

#define PF_TYPE_DOCUMENT (pf_document_get_type ())
G_DECLARE_FINAL_TYPE (PfDocument, pf_document, PF, DOCUMENT, PfRecord)

struct _PfDocument
{
  PfRecord parent_instance;

  PfId id;
  PfDocumentKind kind;
  PfId household;
  PfId child; /* whom it is about, where it is about one */
  PfDate issued_on;
  char *name; /* of the file, to be shown; see pf_document_clean_name () */
  char *content_type;
  int size; /* in bytes */
  PfDocumentState state;
  char *reason; /* why it was refused, in the town's words */
  PfId uploaded_by;
  PfInstant uploaded_at;
};

/* Of a file, in bytes. */
#define PF_DOCUMENT_MAX_SIZE (10 * 1024 * 1024)

/* A name (transfer full) that can be shown and saved under: that of the file alone, without its
 * folders and what cannot be seen, ending as files of @content_type do.
 * @name: (nullable): as a stranger gave it, in whatever bytes
 */
char *pf_document_clean_name (const char *name, const char *content_type);

G_END_DECLS
