-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Getting in: the links that mails bring, and the mails.

ALTER TABLE portal ADD COLUMN demonstration $integer NOT NULL DEFAULT 0;

-- email is where the link went: it opens nothing once the account has another address.
CREATE TABLE account_token (
  id $identity,
  account $integer NOT NULL REFERENCES account,
  email TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  code_hash TEXT NOT NULL,
  created_at $integer NOT NULL,
  expires_at $integer NOT NULL,
  used_at $integer
) $strict;
CREATE INDEX account_token_account ON account_token (account);

-- token is in the link; it is forgotten once the mail has gone.
CREATE TABLE mail (
  id $identity,
  kind TEXT NOT NULL CHECK (kind IN ('reset_asked', 'activation', 'password_reset',
    'unknown_address', 'shared_address', 'password_changed', 'account_asked', 'account_known',
    'email_verification', 'account_accepted', 'account_refused', 'account_more_wanted',
    'agent_invitation', 'second_factor_changed', 'email_change', 'email_changed',
    'guardian_invitation', 'erasure_asked', 'erasure_withdrawn')),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
  account $integer REFERENCES account,
  recipient TEXT NOT NULL,
  name TEXT,
  language TEXT NOT NULL,
  created_at $integer NOT NULL,
  send_at $integer,
  sent_at $integer,
  attempts $integer NOT NULL,
  message_id TEXT,
  failure TEXT,
  token TEXT
) $strict;
CREATE INDEX mail_unsent ON mail (send_at, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX mail_unknown_address ON mail (recipient, created_at) WHERE kind = 'unknown_address';

CREATE INDEX adult_email ON adult (lower(email));

-- Who did what, never changed once written. Entries are chained within seconds: each bears the hash
-- of itself and of the one before, in the order of position, so that none can be altered or taken
-- out unseen (server/store/journal).
CREATE TABLE journal_entry (
  id $identity,
  at $integer NOT NULL,
  action TEXT NOT NULL,
  account $integer REFERENCES account,
  subject TEXT,
  device TEXT,
  address TEXT,
  detail TEXT,
  position $integer UNIQUE,
  hash TEXT
) $strict;
CREATE INDEX journal_entry_account ON journal_entry (account, id);
CREATE INDEX journal_entry_unchained ON journal_entry (id) WHERE position IS NULL;

CREATE TABLE journal_head (
  position $integer NOT NULL,
  hash TEXT NOT NULL,
  only_one $integer NOT NULL DEFAULT 1 UNIQUE CHECK (only_one = 1)
) $strict;
INSERT INTO journal_head (position, hash) VALUES (0, '');
