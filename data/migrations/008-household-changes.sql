-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a family gave otherwise than the town has it, and the queue's kind for it.

-- Neither database can widen a check of both: the column is made anew. What kinds of mail there are
-- is the program's to know, and grows with it.
ALTER TABLE queue_item ADD COLUMN kind_now TEXT NOT NULL DEFAULT 'account'
  CHECK (kind_now IN ('account', 'household_change'));
UPDATE queue_item SET kind_now = kind;
DROP INDEX queue_item_state;
ALTER TABLE queue_item DROP COLUMN kind;
ALTER TABLE queue_item RENAME COLUMN kind_now TO kind;
CREATE INDEX queue_item_state ON queue_item (kind, state, submitted_at);

ALTER TABLE mail ADD COLUMN kind_now TEXT NOT NULL DEFAULT '';
UPDATE mail SET kind_now = kind;
DROP INDEX mail_unknown_address;
ALTER TABLE mail DROP COLUMN kind;
ALTER TABLE mail RENAME COLUMN kind_now TO kind;
CREATE INDEX mail_unknown_address ON mail (recipient, created_at) WHERE kind = 'unknown_address';

-- What the mail of a decided change says.
ALTER TABLE mail ADD COLUMN changed TEXT;
ALTER TABLE mail ADD COLUMN value TEXT;

-- item says who asked, when, and what became of it; step is the decision by which the family joined
-- the household. The old value is the one that is put back where the decision is undone.
CREATE TABLE household_change (
  id $identity,
  item $integer NOT NULL UNIQUE REFERENCES queue_item,
  step $integer REFERENCES queue_step,
  changed TEXT NOT NULL CHECK (changed IN ('address', 'name')),
  adult $integer REFERENCES adult,
  old_address_line1 TEXT,
  old_address_line2 TEXT,
  old_address_postal_code TEXT,
  old_address_city TEXT,
  new_address_line1 TEXT,
  new_address_line2 TEXT,
  new_address_postal_code TEXT,
  new_address_city TEXT,
  old_name_first_name TEXT,
  old_name_last_name TEXT,
  new_name_first_name TEXT,
  new_name_last_name TEXT,
  CHECK ((changed = 'address') = (new_address_line1 IS NOT NULL)),
  CHECK ((changed = 'name') = (new_name_last_name IS NOT NULL AND adult IS NOT NULL))
) $strict;
CREATE INDEX household_change_step ON household_change (step);

-- Contact data that a family gave counts at once: what stood there before, for undoing.
ALTER TABLE queue_step ADD COLUMN phone_before TEXT;
ALTER TABLE queue_step ADD COLUMN email_before TEXT;
