/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planning-sample.h"

#include "wire/json-parse.h"
#include "wire/record-json.h"

PfPlanning *
pf_planning_sample_new (void)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();
  const PfReading reading = { PF_READ_ANSWER, PF_ROLE_FAMILY, 0, errors };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  PfPlanning *planning;
  gsize length;

  if (!g_file_get_contents (PF_TEST_DATA "/planning.json", &text, &length, &error) ||
      (node = pf_json_parse (text, length, &error)) == NULL)
    g_error ("The sample cannot be read: %s", error->message);
  planning = pf_record_from_json (PF_TYPE_PLANNING, node, &reading);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 0);
  return planning;
}
