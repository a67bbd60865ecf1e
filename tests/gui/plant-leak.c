/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The control of leaks: preloaded, it loses a little memory when the program begins to run.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

typedef int (*Run) (void *application, int argc, char **argv);

void plant_leak (void);
int g_application_run (void *application, int argc, char **argv);

__attribute__ ((noinline)) void
plant_leak (void)
{
  void *volatile lost = malloc (16);

  memset (lost, 1, 16);
  lost = NULL;
}

/* Stands before GLib's. */
int
g_application_run (void *application, int argc, char **argv)
{
  plant_leak ();
  return ((Run) dlsym (RTLD_NEXT, "g_application_run")) (application, argc, argv);
}
