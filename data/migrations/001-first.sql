-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- One text for both databases: $identity, $integer and $strict are each database's own words (see
-- store/dialect). Days and times of day are text, instants microseconds, booleans 0 or 1, lists of
-- texts JSON. Words are checked once more here: what the program cannot read must not get in.

-- The town and its settings. The one row's version grows with every change of a setting.
CREATE TABLE portal (
  name TEXT NOT NULL,
  insee_code TEXT,
  logo_url TEXT,
  contact_email TEXT,
  contact_phone TEXT,
  contact_address TEXT,
  contact_hours TEXT,
  contact_dpo TEXT,
  time_zone TEXT NOT NULL,
  holiday_zone TEXT CHECK (holiday_zone IN ('a', 'b', 'c')),
  alsace_moselle $integer NOT NULL,
  languages TEXT NOT NULL,
  terms_version TEXT,
  privacy_url TEXT,
  accessibility_url TEXT,
  accessibility_state TEXT,
  legal_notice_url TEXT,
  version $integer NOT NULL,
  only_one $integer NOT NULL DEFAULT 1 UNIQUE CHECK (only_one = 1)
) $strict;

CREATE TABLE school_year (
  id $identity,
  name TEXT NOT NULL UNIQUE,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  enrolments_open_on TEXT,
  provisional $integer NOT NULL
) $strict;

CREATE TABLE school_holiday (
  id $identity,
  name TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL CHECK ("to" >= "from")
) $strict;

CREATE TABLE site (
  id $identity,
  name TEXT NOT NULL,
  address_line1 TEXT,
  address_line2 TEXT,
  address_postal_code TEXT,
  address_city TEXT
) $strict;

CREATE TABLE calendar_day (
  id $identity,
  date TEXT NOT NULL,
  site $integer REFERENCES site,
  kind TEXT NOT NULL
    CHECK (kind IN ('school', 'wednesday', 'holiday', 'public_holiday', 'weekend', 'closed')),
  label TEXT,
  provisional $integer NOT NULL
) $strict;
CREATE UNIQUE INDEX calendar_day_of_site ON calendar_day (date, coalesce(site, 0));

CREATE TABLE school (
  id $identity,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('nursery', 'elementary', 'primary')),
  site $integer REFERENCES site,
  address_line1 TEXT,
  address_line2 TEXT,
  address_postal_code TEXT,
  address_city TEXT
) $strict;

CREATE TABLE sector (
  id $identity,
  school $integer NOT NULL REFERENCES school,
  street TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  parity TEXT CHECK (parity IN ('even', 'odd')),
  from_number $integer,
  to_number $integer
) $strict;
CREATE INDEX sector_street ON sector (postal_code, street);

CREATE TABLE "group" (
  id $identity,
  name TEXT NOT NULL,
  minimum_age_months $integer,
  maximum_age_months $integer,
  children_per_adult $integer
) $strict;

CREATE TABLE activity (
  id $identity,
  name TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN
    ('morning', 'canteen', 'evening', 'wednesday', 'holidays', 'nursery', 'other')),
  colour TEXT,
  position $integer,
  minimum_age_months $integer,
  maximum_age_months $integer,
  levels TEXT NOT NULL,
  residents_only $integer NOT NULL,
  needs_approval $integer NOT NULL,
  has_waiting_list $integer NOT NULL,
  unpaid_gate TEXT CHECK (unpaid_gate IN ('warn', 'block_adding', 'block_all')),
  unpaid_from_cents $integer,
  version $integer NOT NULL
) $strict;

CREATE TABLE slot (
  id $identity,
  activity $integer NOT NULL REFERENCES activity,
  name TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL CHECK (ends > starts),
  unit TEXT NOT NULL CHECK (unit IN ('session', 'meal', 'hour', 'day', 'month', 'term')),
  needs $integer REFERENCES slot,
  within $integer REFERENCES slot,
  position $integer
) $strict;

-- Families.

CREATE TABLE account (
  id $identity,
  email TEXT NOT NULL UNIQUE,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('unverified', 'pending', 'active', 'suspended')),
  roles TEXT NOT NULL,
  version $integer NOT NULL
) $strict;

CREATE TABLE account_password (
  account $integer PRIMARY KEY REFERENCES account,
  hash TEXT NOT NULL,
  changed_at $integer NOT NULL
) $strict;

CREATE TABLE account_session (
  id $identity,
  account $integer NOT NULL REFERENCES account,
  device_name TEXT,
  signed_in_at $integer NOT NULL,
  last_used_at $integer NOT NULL,
  expires_at $integer NOT NULL,
  token_hash TEXT NOT NULL UNIQUE
) $strict;
CREATE INDEX account_session_account ON account_session (account);

-- planning_version grows with every change that this family's planning shows.
CREATE TABLE household (
  id $identity,
  name TEXT NOT NULL,
  address_line1 TEXT NOT NULL,
  address_line2 TEXT,
  address_postal_code TEXT NOT NULL,
  address_city TEXT NOT NULL,
  allowance_fund_number TEXT,
  resident $integer NOT NULL,
  confirmed_for $integer REFERENCES school_year,
  version $integer NOT NULL,
  planning_version $integer NOT NULL DEFAULT 1,
  searched TEXT NOT NULL DEFAULT ''
) $strict;

CREATE TABLE adult (
  id $identity,
  household $integer NOT NULL REFERENCES household,
  account $integer REFERENCES account,
  role TEXT NOT NULL CHECK (role IN ('guardian', 'payer', 'other')),
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  email TEXT,
  phone TEXT
) $strict;
CREATE INDEX adult_household ON adult (household);
CREATE UNIQUE INDEX adult_account ON adult (account, household);

CREATE TABLE child (
  id $identity,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  birth_date TEXT,
  expected_on TEXT,
  sex TEXT CHECK (sex IN ('female', 'male')),
  birth_place TEXT,
  custody_pattern TEXT,
  custody_anchor TEXT,
  custody_hand_over_weekday TEXT,
  custody_hand_over_time TEXT,
  custody_weekdays TEXT,
  custody_holidays TEXT,
  custody_even_years TEXT,
  level TEXT CHECK (level IN ('TPS', 'PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2')),
  school $integer REFERENCES school,
  health_confirmed_for $integer REFERENCES school_year,
  may_leave_alone $integer NOT NULL,
  version $integer NOT NULL
) $strict;

CREATE TABLE household_child (
  household $integer NOT NULL REFERENCES household,
  child $integer NOT NULL REFERENCES child,
  side TEXT CHECK (side IN ('a', 'b')),
  main $integer NOT NULL,
  PRIMARY KEY (household, child)
) $strict;
CREATE INDEX household_child_child ON household_child (child);

-- Tariffs, deadlines and quotients.

CREATE TABLE tariff (
  id $identity,
  name TEXT NOT NULL,
  edition $integer NOT NULL,
  replaces $integer REFERENCES tariff,
  kind TEXT NOT NULL,
  rounding TEXT NOT NULL,
  rounding_cents $integer,
  cents $integer,
  rate TEXT,
  floor_cents $integer,
  cap_cents $integer,
  adjustment_cents $integer,
  step_minutes $integer,
  income_floor_cents $integer,
  income_cap_cents $integer,
  span TEXT,
  outsider TEXT,
  outsider_cents $integer,
  outsider_percent TEXT,
  outsider_tariff $integer REFERENCES tariff,
  no_quotient TEXT,
  no_quotient_cents $integer,
  siblings TEXT,
  sibling_percents TEXT NOT NULL,
  sibling_from $integer,
  packed_lunch TEXT,
  packed_lunch_cents $integer,
  packed_lunch_percent TEXT,
  reductions TEXT NOT NULL,
  late TEXT,
  late_cents $integer,
  late_percent TEXT,
  unbooked TEXT,
  unbooked_cents $integer,
  unbooked_percent TEXT,
  meal_cents $integer,
  meal_percent TEXT,
  valid_from TEXT,
  valid_to TEXT,
  version $integer NOT NULL
) $strict;

CREATE TABLE tariff_line (
  id $identity,
  tariff $integer NOT NULL REFERENCES tariff,
  lower TEXT,
  upper TEXT,
  price_column TEXT,
  cents $integer,
  rate TEXT
) $strict;
CREATE INDEX tariff_line_tariff ON tariff_line (tariff);

CREATE TABLE tariff_assignment (
  id $identity,
  tariff $integer NOT NULL REFERENCES tariff,
  activity $integer REFERENCES activity,
  slot $integer REFERENCES slot,
  day_kind TEXT,
  period_from TEXT,
  period_to TEXT,
  valid_from TEXT,
  valid_to TEXT,
  version $integer NOT NULL
) $strict;

CREATE TABLE deadline_rule (
  id $identity,
  activity $integer REFERENCES activity,
  slot $integer REFERENCES slot,
  "group" $integer REFERENCES "group",
  day_kind TEXT,
  period_from TEXT,
  period_to TEXT,
  act TEXT NOT NULL,
  kind TEXT NOT NULL,
  n $integer,
  at TEXT,
  counted TEXT,
  excluded TEXT NOT NULL,
  open_weekdays TEXT NOT NULL,
  weekday TEXT,
  weeks_before $integer,
  per_weekday TEXT NOT NULL,
  month_day $integer,
  months TEXT NOT NULL,
  date TEXT,
  valid_from TEXT,
  valid_to TEXT,
  late_add TEXT,
  late_add_first $integer,
  late_add_percent TEXT,
  late_add_cents $integer,
  late_add_tariff $integer REFERENCES tariff,
  late_removal TEXT,
  late_removal_percent TEXT,
  late_removal_cents $integer,
  version $integer NOT NULL
) $strict;

CREATE TABLE family_quotient (
  id $identity,
  household $integer NOT NULL REFERENCES household,
  value TEXT,
  yearly_income_cents $integer,
  dependent_children $integer,
  disabled_children $integer,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  source TEXT NOT NULL,
  month TEXT,
  version $integer NOT NULL
) $strict;
CREATE INDEX family_quotient_household ON family_quotient (household);

-- Places, sessions and what families book.

CREATE TABLE place_pool (
  id $identity,
  site $integer NOT NULL REFERENCES site,
  "group" $integer REFERENCES "group",
  date TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('morning', 'meal', 'afternoon', 'evening')),
  legal $integer NOT NULL,
  booking $integer NOT NULL,
  kept_by_town $integer NOT NULL DEFAULT 0,
  taken $integer NOT NULL DEFAULT 0 CHECK (taken >= 0)
) $strict;
CREATE UNIQUE INDEX place_pool_part ON place_pool (site, date, part, coalesce("group", 0));

CREATE TABLE session (
  id $identity,
  slot $integer NOT NULL REFERENCES slot,
  date TEXT NOT NULL,
  site $integer NOT NULL REFERENCES site,
  "group" $integer REFERENCES "group",
  starts_at $integer NOT NULL,
  ends_at $integer NOT NULL,
  book_from $integer,
  book_until $integer NOT NULL,
  cancel_until $integer NOT NULL,
  absence_until $integer NOT NULL,
  closed $integer NOT NULL,
  waiting $integer NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  last_rank $integer NOT NULL DEFAULT 0
) $strict;
CREATE INDEX session_date ON session (slot, site, date);
CREATE UNIQUE INDEX session_place ON session (slot, site, date, coalesce("group", 0));

CREATE TABLE session_pool (
  session $integer NOT NULL REFERENCES session,
  pool $integer NOT NULL REFERENCES place_pool,
  PRIMARY KEY (session, pool)
) $strict;
CREATE INDEX session_pool_pool ON session_pool (pool);

-- Grows with every change that others see of an activity's sessions in a month ("2026-09").
CREATE TABLE planning_month (
  activity $integer NOT NULL REFERENCES activity,
  month TEXT NOT NULL,
  version $integer NOT NULL,
  PRIMARY KEY (activity, month)
) $strict;

CREATE TABLE enrolment (
  id $identity,
  child $integer NOT NULL REFERENCES child,
  household $integer NOT NULL REFERENCES household,
  activity $integer NOT NULL REFERENCES activity,
  site $integer NOT NULL REFERENCES site,
  "group" $integer REFERENCES "group",
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL CHECK ("to" >= "from"),
  state TEXT NOT NULL CHECK (state IN ('requested', 'active', 'ended', 'refused')),
  version $integer NOT NULL
) $strict;
CREATE INDEX enrolment_child ON enrolment (child);
CREATE INDEX enrolment_household ON enrolment (household);

CREATE TABLE booking (
  id $identity,
  household $integer NOT NULL REFERENCES household,
  child $integer NOT NULL REFERENCES child DEFERRABLE INITIALLY DEFERRED,
  session $integer NOT NULL REFERENCES session,
  date TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('booked', 'held', 'requested', 'waiting', 'offered',
    'refused', 'cancelled', 'cancelled_late', 'absent_told', 'attended', 'absent_justified',
    'absent_unjustified', 'attended_unbooked')),
  rank $integer,
  price_cents $integer,
  tariff $integer REFERENCES tariff,
  tariff_version $integer,
  explanation TEXT,
  booked_at $integer NOT NULL,
  offer_until $integer,
  held_until $integer
) $strict;
CREATE UNIQUE INDEX booking_in_force ON booking (child, session)
  WHERE state NOT IN ('refused', 'cancelled');
CREATE INDEX booking_child_date ON booking (child, date);
CREATE INDEX booking_household_date ON booking (household, date);
CREATE INDEX booking_waiting ON booking (session, rank) WHERE state IN ('waiting', 'offered');

CREATE TABLE booking_change (
  id $identity,
  booking $integer NOT NULL REFERENCES booking,
  "from" TEXT,
  "to" TEXT NOT NULL,
  at $integer NOT NULL,
  "by" $integer REFERENCES account,
  reason TEXT,
  request $integer
) $strict;
CREATE INDEX booking_change_booking ON booking_change (booking);

-- The first answer to each Idempotency-Key.
CREATE TABLE replay (
  account $integer NOT NULL REFERENCES account,
  idempotency_key TEXT NOT NULL,
  made_at $integer NOT NULL,
  body_hash TEXT NOT NULL,
  status $integer NOT NULL,
  etag TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (account, idempotency_key)
) $strict;
CREATE INDEX replay_made_at ON replay (made_at);
