-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Requests for erasure in the agents' queue.

-- Neither database can widen a check of both: the column is made anew.
ALTER TABLE queue_item ADD COLUMN kind_now TEXT NOT NULL DEFAULT 'account'
  CHECK (kind_now IN ('account', 'household_change', 'erasure'));
UPDATE queue_item SET kind_now = kind;
DROP INDEX queue_item_state;
ALTER TABLE queue_item DROP COLUMN kind;
ALTER TABLE queue_item RENAME COLUMN kind_now TO kind;
CREATE INDEX queue_item_state ON queue_item (kind, state, submitted_at);

-- erase_at is when a request that was accepted is carried out, unless that is undone before: until
-- then it waits.
ALTER TABLE erasure_request ADD COLUMN item $integer REFERENCES queue_item;
ALTER TABLE erasure_request ADD COLUMN erase_at $integer;
INSERT INTO queue_item (kind, state, account, household, submitted_at, version)
  SELECT 'erasure', 'waiting', r.account,
    (SELECT min(a.household) FROM adult a JOIN household h ON h.id = a.household
      WHERE a.account = r.account AND h.state IN ('active', 'provisional')),
    r.asked_at, 1
  FROM erasure_request r WHERE r.state = 'waiting' ORDER BY r.id;
UPDATE erasure_request SET item = (SELECT max(q.id) FROM queue_item q
    WHERE q.kind = 'erasure' AND q.account = erasure_request.account)
  WHERE state = 'waiting';
CREATE INDEX erasure_request_item ON erasure_request (item);
CREATE INDEX erasure_request_due ON erasure_request (erase_at) WHERE erase_at IS NOT NULL;

-- Of whom a name is left, where bookings bear a price: no guardian of anybody any more.
CREATE TABLE erased_adult (
  adult $integer PRIMARY KEY REFERENCES adult,
  erased_at $integer NOT NULL
) $strict;
