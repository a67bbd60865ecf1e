-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Whom besides who acted an entry of the journal concerns, and in what way (core/own-journal-entry):
-- each sees it in their own journal. Who was concerned is known when it happens alone, as people
-- join households and leave them. The journal's chain says nothing of these rows: they go with the
-- account that is erased.

CREATE TABLE journal_concern (
  account $integer NOT NULL REFERENCES account,
  entry $integer NOT NULL REFERENCES journal_entry,
  concern TEXT NOT NULL,
  PRIMARY KEY (account, entry)
) $strict;

-- Of what was done before: whom the subject itself names. Who else was of their household at the
-- time is not known any more.

-- An id as the journal writes it, and its number, of whatever table.
CREATE TABLE journal_subject (
  subject TEXT PRIMARY KEY,
  number $integer NOT NULL
) $strict;
INSERT INTO journal_subject (subject, number)
  SELECT substr (d.digits, CAST((n.id >> 60) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 55) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 50) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 45) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 40) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 35) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 30) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 25) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 20) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 15) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 10) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST((n.id >> 5) & 31 AS integer) + 1, 1)
      || substr (d.digits, CAST(n.id & 31 AS integer) + 1, 1), n.id
    FROM (SELECT id FROM account UNION SELECT id FROM adult UNION SELECT id FROM queue_item
      UNION SELECT id FROM document) n
    CROSS JOIN (SELECT '0123456789abcdefghjkmnpqrstvwxyz' AS digits) d;

INSERT INTO journal_concern (account, entry, concern)
  SELECT a.id, j.id, 'account' FROM journal_entry j
    JOIN journal_subject s ON s.subject = j.subject JOIN account a ON a.id = s.number
    WHERE j.action IN ('agent_invited', 'agent_changed', 'agent_reset', 'account_reset');
INSERT INTO journal_concern (account, entry, concern)
  SELECT a.account, j.id, 'account' FROM journal_entry j
    JOIN journal_subject s ON s.subject = j.subject JOIN adult a ON a.id = s.number
    WHERE j.action IN ('access_mail_sent', 'email_corrected') AND a.account IS NOT NULL;
INSERT INTO journal_concern (account, entry, concern)
  SELECT q.account, j.id, q.kind FROM journal_entry j
    JOIN journal_subject s ON s.subject = j.subject JOIN queue_item q ON q.id = s.number
    WHERE j.action IN ('queue_decided', 'queue_undone');
INSERT INTO journal_concern (account, entry, concern)
  SELECT d.uploaded_by, j.id, 'document' FROM journal_entry j
    JOIN journal_subject s ON s.subject = j.detail JOIN document d ON d.id = s.number
    WHERE j.action = 'proof_seen' AND d.uploaded_by IS NOT NULL;
DELETE FROM journal_concern
  WHERE account IN (SELECT r.account FROM erasure_request r WHERE r.state = 'done')
    OR EXISTS (SELECT 1 FROM journal_entry j WHERE j.id = journal_concern.entry
      AND j.account = journal_concern.account);

DROP TABLE journal_subject;
