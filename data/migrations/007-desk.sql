-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What the family desk does so that a family gets in.

-- Of whom an agent had it sent, which its words tell, and its fate is listed by. Whoever it was may
-- be gone: an adult that a decision made is deleted when that is undone.
ALTER TABLE mail ADD COLUMN adult $integer;
CREATE INDEX mail_adult ON mail (adult) WHERE adult IS NOT NULL;
CREATE INDEX mail_account ON mail (account);
