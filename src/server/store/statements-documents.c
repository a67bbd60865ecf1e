/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What families hand in, and answers to be given again.
 */
#include "core/document.h"
#include "server/store/statements-private.h"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_documents[PF_N_STATEMENTS] = {
  /* Whether a document may be handed in for the household, and the child is one of its own. */
  [PF_STATEMENT_FIND_DOCUMENT_PLACE] = {
    "SELECT (SELECT count(*) FROM household_child WHERE household = h.id AND child = $4)"
    " FROM household h WHERE h.id = $1 AND " MAY_SEE ("h.id"),
    NULL },
  [PF_STATEMENT_INSERT_DOCUMENT] = {
    "INSERT INTO document ($columns, body, key) VALUES ($values, $next, $after) RETURNING id",
    pf_document_get_type },
  [PF_STATEMENT_FIND_DOCUMENT] = {
    "SELECT $columns, body, key FROM document WHERE id = $1 AND " MAY_SEE ("document.household"),
    pf_document_get_type },
  [PF_STATEMENT_DELETE_DOCUMENT] = {
    "DELETE FROM document WHERE id = $1 AND " MAY_SEE ("document.household")
    " AND state = 'received' RETURNING body",
    NULL },
  [PF_STATEMENT_FIND_DOCUMENT_BODY] = {
    "SELECT 1 FROM document WHERE body = $1",
    NULL },
  [PF_STATEMENT_LIST_DOCUMENT_BODIES] = {
    "SELECT id, body, key, size FROM document WHERE id > $1 ORDER BY id LIMIT 100",
    NULL },
  [PF_STATEMENT_LIST_DOCUMENT_BODIES_OF_OTHER_KEYS] = {
    "SELECT id, body, key, size FROM document WHERE id > $1 AND key <> $2 ORDER BY id LIMIT 100",
    NULL },
  [PF_STATEMENT_MOVE_DOCUMENT] = {
    "UPDATE document SET body = $3, key = $4 WHERE id = $1 AND body = $2 RETURNING id",
    NULL },

  [PF_STATEMENT_INSERT_DOCUMENT_KEY] = {
    "INSERT INTO document_key (id, made_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
    NULL },
  [PF_STATEMENT_LIST_DOCUMENT_KEYS] = {
    "SELECT k.id, (SELECT count(*) FROM document d WHERE d.key = k.id)"
    " + (SELECT count(*) FROM account_totp t WHERE t.key = k.id) FROM document_key k"
    " ORDER BY k.made_at DESC, k.id",
    NULL },

  [PF_STATEMENT_INSERT_DOCUMENT_CHUNK] = {
    "INSERT INTO document_chunk (body, number, made_at, bytes) VALUES ($1, $2, $3, $4)",
    NULL },
  [PF_STATEMENT_FIND_DOCUMENT_CHUNK] = {
    "SELECT bytes FROM document_chunk WHERE body = $1 AND number = $2",
    NULL },
  [PF_STATEMENT_MEASURE_DOCUMENT_CHUNKS] = {
    "SELECT sum(length(bytes)) FROM document_chunk WHERE body = $1",
    NULL },
  [PF_STATEMENT_DELETE_DOCUMENT_CHUNKS] = {
    "DELETE FROM document_chunk WHERE body = $1",
    NULL },
  [PF_STATEMENT_DELETE_ORPHAN_CHUNKS] = {
    "DELETE FROM document_chunk WHERE made_at < $1 AND NOT EXISTS"
    " (SELECT 1 FROM document d WHERE d.body = document_chunk.body) RETURNING number",
    NULL },

  [PF_STATEMENT_FIND_REPLAYS] = {
    "SELECT r.account, r.idempotency_key, r.body_hash, r.status, r.etag, r.body FROM $each(1)"
    " JOIN replay r ON r.account = " NUMBER (0) " AND r.idempotency_key = each.value->>1"
    " WHERE r.made_at > $2",
    NULL },
  [PF_STATEMENT_SAVE_REPLAYS] = {
    "INSERT INTO replay (account, idempotency_key, made_at, body_hash, status, etag, body)"
    " SELECT " NUMBER (0) ", each.value->>1, " NUMBER (2) ", each.value->>3, " NUMBER (4)
    ", each.value->>5, each.value->>6 FROM $each(1) WHERE true"
    " ON CONFLICT (account, idempotency_key) DO UPDATE SET made_at = excluded.made_at,"
    " body_hash = excluded.body_hash, status = excluded.status, etag = excluded.etag,"
    " body = excluded.body",
    NULL },
};
/* clang-format on */
