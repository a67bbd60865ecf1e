-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What families hand in.

-- The keys that documents are enciphered with, by name: they are kept elsewhere.
CREATE TABLE document_key (
  id TEXT PRIMARY KEY,
  made_at $integer NOT NULL
) $strict;

-- household and uploaded_by are NULL while who handed it in has no account yet: a proof of address.
-- body names what is kept enciphered by key: a file, or the chunks below.
CREATE TABLE document (
  id $identity,
  kind TEXT NOT NULL CHECK (kind IN ('proof_of_address', 'lodging_certificate', 'lease',
    'statement_on_honour', 'insurance', 'quotient_certificate', 'other')),
  household $integer REFERENCES household,
  child $integer REFERENCES child,
  issued_on TEXT,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size $integer NOT NULL CHECK (size > 0),
  state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'refused', 'expired', 'infected')),
  reason TEXT,
  uploaded_by $integer REFERENCES account,
  uploaded_at $integer NOT NULL,
  body TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL REFERENCES document_key
) $strict;
CREATE INDEX document_household ON document (household);
CREATE INDEX document_child ON document (child);
CREATE INDEX document_uploaded_by ON document (uploaded_by);
CREATE INDEX document_key_of ON document (key);

-- Where several servers share a database they share the documents too; SQLite has files beside it.
CREATE TABLE document_chunk (
  body TEXT NOT NULL,
  number $integer NOT NULL,
  made_at $integer NOT NULL,
  bytes $bytes NOT NULL,
  PRIMARY KEY (body, number)
) $strict;
