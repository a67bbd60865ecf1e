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

-- Where the terms of use that a new account accepts are to be read.
ALTER TABLE portal ADD COLUMN terms_url TEXT;

ALTER TABLE account ADD COLUMN terms_version TEXT;
ALTER TABLE account ADD COLUMN created_at $integer;

-- What agents decide: the oldest first. opened_by has it on screen until opened_until;
-- waiting_since is when the family last gave what it was asked for.
CREATE TABLE queue_item (
  id $identity,
  kind TEXT NOT NULL CHECK (kind IN ('account')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'more_wanted', 'accepted', 'refused')),
  account $integer NOT NULL REFERENCES account,
  household $integer REFERENCES household,
  submitted_at $integer NOT NULL,
  waiting_since $integer,
  opened_by $integer REFERENCES account,
  opened_until $integer,
  decided_at $integer,
  version $integer NOT NULL
) $strict;
CREATE INDEX queue_item_state ON queue_item (kind, state, submitted_at);
CREATE INDEX queue_item_account ON queue_item (account);
CREATE INDEX queue_item_household ON queue_item (household);

-- Each decision, with what it takes to undo it: what was before, the ids of the documents that it
-- accepted, and of the adult that was given the account in the household joined.
CREATE TABLE queue_step (
  id $identity,
  item $integer NOT NULL REFERENCES queue_item,
  decision TEXT NOT NULL CHECK (decision IN ('accept', 'refuse', 'ask')),
  reason TEXT,
  documents TEXT NOT NULL,
  household $integer REFERENCES household,
  at $integer NOT NULL,
  agent $integer NOT NULL REFERENCES account,
  mail $integer NOT NULL REFERENCES mail,
  state_before TEXT NOT NULL,
  decided_before $integer,
  resident_before $integer NOT NULL,
  accepted TEXT NOT NULL,
  adult $integer,
  adult_is_new $integer NOT NULL,
  undone_at $integer,
  undone_by $integer REFERENCES account
) $strict;
CREATE INDEX queue_step_item ON queue_step (item);

-- What mails of decisions say.
ALTER TABLE mail ADD COLUMN reason TEXT;
ALTER TABLE mail ADD COLUMN documents TEXT NOT NULL DEFAULT '[]';
ALTER TABLE mail ADD COLUMN joined $integer NOT NULL DEFAULT 0;
CREATE INDEX mail_recipient ON mail (recipient, id);

-- By what a household may be known again, folded (core/resemblance.h): made anew with the text by
-- which it is searched.
CREATE TABLE household_trait (
  trait TEXT NOT NULL,
  household $integer NOT NULL REFERENCES household,
  PRIMARY KEY (trait, household)
) $strict;
CREATE INDEX household_trait_household ON household_trait (household);
