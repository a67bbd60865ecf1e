-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Computers that are asked no code of the second factor for a while. A session that is signed out
-- stays as a row as long as its computer is trusted; its token opens nothing any more.

ALTER TABLE account_session ADD COLUMN trusted_until $integer;
ALTER TABLE account_session ADD COLUMN trust_hash TEXT;
CREATE INDEX account_session_trust_hash ON account_session (trust_hash)
  WHERE trust_hash IS NOT NULL;

-- Whose address it is that another account asked to sign in with.
ALTER TABLE mail ADD COLUMN owner $integer REFERENCES account;
