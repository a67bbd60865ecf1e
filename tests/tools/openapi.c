/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the contract, as GET /v1/openapi.json answers it.
 */
#include "wire/openapi.h"

int
main (void)
{
  g_autoptr (GString) document = g_string_new (NULL);

  pf_openapi_write (document);
  g_print ("%s\n", document->str);
  return 0;
}
