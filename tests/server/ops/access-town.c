/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/access-town.h"

void
pf_access_add_provisional (PfDemo *demo)
{
  pf_demo_run (demo,
               "INSERT INTO household (id, name, address_line1, address_postal_code, address_city,"
               " resident, version, state) VALUES (4, 'Four', '4 quai', '44000', 'Nantes', 0, 1,"
               " 'provisional');"
               "INSERT INTO adult VALUES (10, 4, NULL, 'guardian', 'Ida', 'Petit',"
               " 'ida@example.org', NULL);"
               "INSERT INTO child (id, first_name, last_name, birth_date, custody_pattern,"
               " may_leave_alone, version)"
               " VALUES (5, 'Mia', 'Petit', '2030-05-01', 'full', 0, 1);"
               "INSERT INTO household_child VALUES (4, 5, NULL, 1);"
               "INSERT INTO household (id, name, address_line1, address_postal_code, address_city,"
               " resident, version, state) VALUES (7, 'Seven', '7 quai', '44000', 'Nantes', 0, 1,"
               " 'provisional');"
               "INSERT INTO account (id, email, first_name, last_name, state, roles, version) "
               "VALUES (7, 'ivy@example.org', 'Ivy', 'Vert', 'pending', '[\"family\"]', 1);"
               "INSERT INTO queue_item (kind, state, account, household, submitted_at,"
               " version) VALUES ('account', 'waiting', 7, 7, 1, 1),"
               " ('household_change', 'waiting', 7, 1, 1, 1);"
               "INSERT INTO household_change (item, changed, old_address_line1, new_address_line1,"
               " new_address_postal_code, new_address_city)"
               " VALUES (2, 'address', '1 quai', '7 quai', '44000', 'Nantes')");
  for (guint i = 0; i < 2; i++) {
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO document (kind, household, name, content_type, size, state, uploaded_at,"
        " body, key) SELECT 'lease', %s, 'a.pdf', 'application/pdf', 10, 'received', 1, 'body%u',"
        " key FROM document WHERE id = 1",
        i == 0 ? "4" : "NULL",
        i);

    pf_demo_run (demo, sql);
  }
}

void
pf_access_add_invitation (PfDemo *demo)
{
  pf_demo_run (demo,
               "INSERT INTO guardian_invitation (household, email, first_name, last_name, state,"
               " asked_at, expires_at, invited_by)"
               " VALUES (1, 'sam@example.org', 'Sam', 'Petit', 'waiting', 1, 1, 1)");
}

void
pf_access_add_school_enrolments (PfDemo *demo)
{
  pf_demo_run (
      demo,
      "INSERT INTO school (id, name, kind) VALUES (1, 'Port', 'primary');"
      "INSERT INTO queue_item (kind, state, account, household, submitted_at, version)"
      " VALUES ('school_enrolment', 'waiting', 1, 1, 1, 1);"
      "INSERT INTO school_enrolment (household, child, school_year, level, school, version, item)"
      " VALUES (1, 1, 1, 'PS', 1, 1, NULL), (4, 5, 1, 'PS', 1, 1, NULL), (1, 2, 1, 'PS', 1, 1, 3);"
      "UPDATE portal SET version = version + 1");
}

void
pf_access_add_shared_address (PfDemo *demo)
{
  pf_demo_run (demo,
               "INSERT INTO adult VALUES"
               " (7, 1, NULL, 'other', 'Ina', 'Petit', 'both@example.org', NULL),"
               " (8, 2, NULL, 'other', 'Max', 'Brun', 'both@example.org', NULL)");
}
