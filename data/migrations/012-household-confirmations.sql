-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a family confirms of its household, and the children that it adds.

-- When it said that the household is right for the school year of confirmed_for.
ALTER TABLE household ADD COLUMN confirmed_at $integer;

-- children: ids of those that a decision took along into the household joined, for undoing.
ALTER TABLE queue_step ADD COLUMN children TEXT NOT NULL DEFAULT '[]';
