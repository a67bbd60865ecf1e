/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The control of leaks: preloaded, it loses a little memory once the program runs.
 */
#include <stdlib.h>
#include <string.h>

void plant_leak (void);

__attribute__ ((constructor, noinline)) void
plant_leak (void)
{
  void *volatile lost = malloc (16);

  memset (lost, 1, 16);
  lost = NULL;
}
