/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of this folder share of a running server.
 */
#pragma once

#include <microhttpd.h>

#include "server/http/acceptor.h"
#include "server/http/metrics.h"
#include "server/http/server.h"
#include "server/http/uploads.h"
#include "server/http/watch.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

struct _PfServer
{
  struct MHD_Daemon *daemon;
  PfAcceptor *acceptor;
  guint16 port;
  PfStore *store;
  PfWriter *writer;
  PfPasswordPool *passwords;
  GTimeZone *zone;
  char *public_url;
  char *program_url;
  PfLanguage language; /* of answers to those who name none */
  char *data;
  gint64 minimum_free;
  gint64 reading_span; /* microseconds that a body may take to come in */

  PfServices services; /* what calls are handed */
  PfMetrics *metrics;
  PfWatch *watch;
  PfUploads *uploads;
  gint stopping;      /* atomic */
  gint n_connections; /* atomic */

  GMutex mutex; /* of all below */
  GCond idle;
  guint n_exchanges; /* under way */
  guint64 number;    /* of the last request */
};

G_END_DECLS
