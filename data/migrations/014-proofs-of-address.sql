-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the town takes as a proof of address: words of documents' kinds.

ALTER TABLE portal ADD COLUMN proofs_of_address TEXT NOT NULL
  DEFAULT '["proof_of_address","lodging_certificate","lease","statement_on_honour"]';
