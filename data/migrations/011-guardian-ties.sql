-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Guardians who live elsewhere: children of two households.

-- children: ids, of whom they are a guardian.
ALTER TABLE guardian_invitation ADD COLUMN lives_elsewhere $integer NOT NULL DEFAULT 0;
ALTER TABLE guardian_invitation ADD COLUMN children TEXT NOT NULL DEFAULT '[]';

-- Neither database can widen a check of both: the column is made anew.
ALTER TABLE queue_item ADD COLUMN kind_now TEXT NOT NULL DEFAULT 'account'
  CHECK (kind_now IN ('account', 'household_change', 'erasure', 'guardian_tie'));
UPDATE queue_item SET kind_now = kind;
DROP INDEX queue_item_state;
ALTER TABLE queue_item DROP COLUMN kind;
ALTER TABLE queue_item RENAME COLUMN kind_now TO kind;
CREATE INDEX queue_item_state ON queue_item (kind, state, submitted_at);

-- What kinds of document there are is the program's to know, and grows with it.
ALTER TABLE document ADD COLUMN kind_now TEXT NOT NULL DEFAULT '';
UPDATE document SET kind_now = kind;
ALTER TABLE document DROP COLUMN kind;
ALTER TABLE document RENAME COLUMN kind_now TO kind;

-- item says who asks, from which household of theirs, and what became of it; household is the one
-- that invited. Of a decision that may be undone: told is the mail that tells who invited; opened
-- and activated, whether it opened the household and made the account active.
CREATE TABLE guardian_tie (
  id $identity,
  item $integer NOT NULL UNIQUE REFERENCES queue_item,
  household $integer NOT NULL REFERENCES household,
  invited_by $integer NOT NULL REFERENCES account,
  invited_at $integer NOT NULL,
  told $integer REFERENCES mail,
  opened $integer NOT NULL DEFAULT 0,
  activated $integer NOT NULL DEFAULT 0
) $strict;
CREATE INDEX guardian_tie_household ON guardian_tie (household);
CREATE INDEX guardian_tie_invited_by ON guardian_tie (invited_by);

-- linked: the child is of the second household by this tie. Then side_before and the custody are
-- what they were before, for undoing.
CREATE TABLE guardian_tie_child (
  tie $integer NOT NULL REFERENCES guardian_tie,
  child $integer NOT NULL REFERENCES child,
  linked $integer NOT NULL DEFAULT 0,
  side_before TEXT,
  custody_pattern TEXT,
  custody_anchor TEXT,
  custody_hand_over_weekday TEXT,
  custody_hand_over_time TEXT,
  custody_weekdays TEXT,
  custody_holidays TEXT,
  custody_even_years TEXT,
  PRIMARY KEY (tie, child)
) $strict;
CREATE INDEX guardian_tie_child_child ON guardian_tie_child (child);
