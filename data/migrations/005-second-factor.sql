-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What is asked besides a password.

ALTER TABLE account ADD COLUMN second_factor TEXT NOT NULL DEFAULT 'none'
  CHECK (second_factor IN ('none', 'totp', 'codes'));

-- NULL: it was not proven since it was signed in.
ALTER TABLE account_session ADD COLUMN proven_at $integer;

-- The secret that an app shares, enciphered by key; prepared until it is in force. last_step is that
-- of the figures taken last: none of them, nor any before, is taken again.
CREATE TABLE account_totp (
  account $integer NOT NULL REFERENCES account,
  in_force $integer NOT NULL CHECK (in_force IN (0, 1)),
  secret TEXT NOT NULL,
  key TEXT NOT NULL REFERENCES document_key,
  last_step $integer NOT NULL DEFAULT 0,
  PRIMARY KEY (account, in_force)
) $strict;
CREATE INDEX account_totp_key ON account_totp (key);

-- Recovery codes, or those of a printed list. Their hashes are slow, with the same salt for all of
-- an account, so that one hash finds out which it is.
CREATE TABLE account_code (
  account $integer NOT NULL REFERENCES account,
  number $integer NOT NULL,
  salt TEXT NOT NULL,
  hash TEXT NOT NULL,
  used_at $integer,
  PRIMARY KEY (account, number)
) $strict;

-- Another address that somebody asked for. The hashes are NULL until its mail is written, which it
-- is not where somebody has that address.
CREATE TABLE email_change (
  account $integer PRIMARY KEY REFERENCES account,
  email TEXT NOT NULL,
  expires_at $integer NOT NULL,
  token_hash TEXT UNIQUE,
  code_hash TEXT
) $strict;
