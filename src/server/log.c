/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/log.h"

#include <unistd.h>

/* GLib's levels go from the gravest, the lowest bit, to the lightest. */
static GLogWriterOutput
write_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer lightest)
{
  if ((guint) (level & G_LOG_LEVEL_MASK) > GPOINTER_TO_UINT (lightest))
    return G_LOG_WRITER_HANDLED;
  if (g_log_writer_is_journald (STDERR_FILENO) &&
      g_log_writer_journald (level, fields, n_fields, NULL) == G_LOG_WRITER_HANDLED)
    return G_LOG_WRITER_HANDLED;
  return g_log_writer_standard_streams (level, fields, n_fields, NULL);
}

void
pf_log_start (const char *level)
{
  GLogLevelFlags lightest = G_LOG_LEVEL_MESSAGE;

  if (g_str_equal (level, "info"))
    lightest = G_LOG_LEVEL_INFO;
  else if (g_str_equal (level, "debug"))
    lightest = G_LOG_LEVEL_DEBUG;
  g_log_writer_default_set_use_stderr (TRUE);
  g_log_set_writer_func (write_cb, GUINT_TO_POINTER (lightest), NULL);
}
