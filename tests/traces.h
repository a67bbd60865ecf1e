/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the journal says of where each act came from, and by which device; and to whom it is told.
 */
#pragma once

#include "demo.h"

G_BEGIN_DECLS

/* That nothing was written to the journal, by whatever a test asked over HTTP, without the address
 * it came from; nor without the device, unless who came by a mail's link had none; and that who
 * acted is told of it once, as others are of acts of the town's agents, and of what a guardian does
 * about a child's school, alone. For tear-downs,
 * once the server has stopped, in tests whose sessions all have a device's name.
 */
void pf_traces_assert (PfDemo *demo);

G_END_DECLS
