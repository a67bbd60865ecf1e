-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Children enrolled at school, and the queue's kind for it.

-- What kinds there are is the program's to know, and grows with it.
ALTER TABLE queue_item ADD COLUMN kind_now TEXT NOT NULL DEFAULT '';
UPDATE queue_item SET kind_now = kind;
DROP INDEX queue_item_state;
ALTER TABLE queue_item DROP COLUMN kind;
ALTER TABLE queue_item RENAME COLUMN kind_now TO kind;
CREATE INDEX queue_item_state ON queue_item (kind, state, submitted_at);

-- item says who handed it in, when, and what became of it: a draft has none. decided_school took
-- the child; placed: the child bears it, and school_before and level_before are what it bore, for
-- undoing. Of an account that joined a household of the town's, household_before and child_before
-- are those that it was prepared with.
CREATE TABLE school_enrolment (
  id $identity,
  household $integer NOT NULL REFERENCES household,
  child $integer NOT NULL REFERENCES child,
  school_year $integer NOT NULL REFERENCES school_year,
  level TEXT CHECK (level IN ('TPS', 'PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2')),
  school $integer REFERENCES school,
  derogation_wanted_school $integer REFERENCES school,
  derogation_reason TEXT,
  derogation_detail TEXT,
  childcare TEXT,
  version $integer NOT NULL,
  item $integer UNIQUE REFERENCES queue_item,
  withdrawn_at $integer,
  decided_school $integer REFERENCES school,
  placed $integer NOT NULL DEFAULT 0,
  school_before $integer REFERENCES school,
  level_before TEXT,
  household_before $integer REFERENCES household,
  child_before $integer REFERENCES child
) $strict;
CREATE INDEX school_enrolment_household ON school_enrolment (household);
CREATE INDEX school_enrolment_child ON school_enrolment (child, school_year);
CREATE INDEX school_enrolment_to_place ON school_enrolment (school_year)
  WHERE placed = 0 AND decided_school IS NOT NULL;

-- The mails that tell the other guardians of a decision, for undoing.
CREATE TABLE school_enrolment_told (
  mail $integer PRIMARY KEY REFERENCES mail,
  item $integer NOT NULL REFERENCES queue_item
) $strict;
CREATE INDEX school_enrolment_told_item ON school_enrolment_told (item);

ALTER TABLE mail ADD COLUMN child TEXT;
ALTER TABLE mail ADD COLUMN school TEXT;
ALTER TABLE mail ADD COLUMN school_year TEXT;
