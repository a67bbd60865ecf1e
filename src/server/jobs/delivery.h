/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where mails go: to a mail server, or, where there are no families yet, elsewhere.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PF_DELIVERY_NONE,   /* they wait for somebody to set a server up */
  PF_DELIVERY_SHOWN,  /* a demonstration's: whoever tries it out reads them in the outbox */
  PF_DELIVERY_FOLDER, /* a file each, for who works on the portal */
  PF_DELIVERY_SERVER,
} PfDeliveryKind;

/* What became of one. */
typedef enum
{
  PF_DELIVERED_SENT,
  PF_DELIVERED_LATER, /* not now: it may be tried again */
  PF_DELIVERED_NEVER, /* this one is refused, and would be again */
} PfDelivered;

G_END_DECLS
