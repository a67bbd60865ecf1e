-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Families unknown to the services, and the agents' queue.

-- What somebody asked for who has not shown yet that the address is theirs. It becomes an account
-- when they do, and is erased with its document when they do not. token_hash and code_hash are of
-- the mail's link; they are NULL until the mail is written, or where the address has an account.
CREATE TABLE account_application (
  id $identity,
  email TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  phone TEXT,
  address_line1 TEXT NOT NULL,
  address_line2 TEXT,
  address_postal_code TEXT NOT NULL,
  address_city TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  terms_version TEXT,
  document $integer NOT NULL REFERENCES document,
  created_at $integer NOT NULL,
  expires_at $integer NOT NULL,
  token_hash TEXT UNIQUE,
  code_hash TEXT
) $strict;
CREATE INDEX account_application_email ON account_application (email);
CREATE INDEX account_application_expires_at ON account_application (expires_at);

-- What signing in also compares with until then: an application that is erased because its address
-- is known must not be told apart by it from one that waits to be confirmed.
CREATE TABLE application_password (
  email TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  expires_at $integer NOT NULL
) $strict;

ALTER TABLE mail ADD COLUMN application $integer;

-- A provisional household is seen by who asked for it and by the queue. A joined one was part of
-- another household, which its account belongs to now.
ALTER TABLE household ADD COLUMN state TEXT NOT NULL DEFAULT 'active'
  CHECK (state IN ('provisional', 'active', 'joined', 'refused'));

ALTER TABLE account ADD COLUMN terms_version TEXT;
ALTER TABLE account ADD COLUMN created_at $integer;

-- What agents decide: the oldest first. opened_by has it on screen until opened_until.
CREATE TABLE queue_item (
  id $identity,
  kind TEXT NOT NULL CHECK (kind IN ('account')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'more_wanted', 'accepted', 'refused')),
  account $integer NOT NULL REFERENCES account,
  household $integer REFERENCES household,
  submitted_at $integer NOT NULL,
  opened_by $integer REFERENCES account,
  opened_until $integer,
  decided_by $integer REFERENCES account,
  decided_at $integer,
  reason TEXT,
  mail $integer REFERENCES mail,
  version $integer NOT NULL
) $strict;
CREATE INDEX queue_item_state ON queue_item (kind, state, submitted_at);
CREATE INDEX queue_item_account ON queue_item (account);
