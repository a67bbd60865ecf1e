-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a person asks of the town about their own data, and whom a family lets in.

-- Agents answer within a month. What is decided is never asked again: a new request is a new row.
CREATE TABLE erasure_request (
  id $identity,
  account $integer NOT NULL REFERENCES account,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'refused', 'withdrawn')),
  asked_at $integer NOT NULL,
  ended_at $integer,
  decided_by $integer REFERENCES account,
  reason TEXT
) $strict;
CREATE INDEX erasure_request_account ON erasure_request (account);
CREATE UNIQUE INDEX erasure_request_waiting ON erasure_request (account) WHERE state = 'waiting';

-- token_hash and code_hash are of the mail's link; they are NULL until that is written. A cancelled
-- one is deleted.
CREATE TABLE guardian_invitation (
  id $identity,
  household $integer NOT NULL REFERENCES household,
  email TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted')),
  asked_at $integer NOT NULL,
  expires_at $integer NOT NULL,
  invited_by $integer NOT NULL REFERENCES account,
  accepted_by $integer REFERENCES account,
  accepted_at $integer,
  mail $integer REFERENCES mail,
  token_hash TEXT UNIQUE,
  code_hash TEXT
) $strict;
CREATE INDEX guardian_invitation_household ON guardian_invitation (household);
CREATE UNIQUE INDEX guardian_invitation_waiting ON guardian_invitation (household, email)
  WHERE state = 'waiting';
CREATE INDEX guardian_invitation_email ON guardian_invitation (email);
CREATE INDEX guardian_invitation_mail ON guardian_invitation (mail);

-- Who invites, by name.
ALTER TABLE mail ADD COLUMN invited_by TEXT;
