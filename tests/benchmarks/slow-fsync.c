/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To be preloaded: each flush takes as many microseconds more as PF_SLOW_FSYNC says, as on a disk
 * of a small machine. The file is flushed all the same.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int
flush (const char *name, int file)
{
  int (*real) (int) = (int (*) (int)) dlsym (RTLD_NEXT, name);
  const char *microseconds = getenv ("PF_SLOW_FSYNC");

  if (microseconds != NULL)
    usleep ((useconds_t) atol (microseconds));
  return real (file);
}

int
fsync (int file)
{
  return flush ("fsync", file);
}

int
fdatasync (int file)
{
  return flush ("fdatasync", file);
}
