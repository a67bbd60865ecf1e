/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an error means for somebody who wants to get in.
 */
#pragma once

#include "client/model/entrance.h"

G_BEGIN_DECLS

PfFailure pf_failure_from_error (const GError *error);

/* Whether the portal was not reached, and may be without anyone doing anything. */
gboolean pf_failure_may_pass (PfFailure self);

/* Whether it is between the person's account and the portal, which answered. */
gboolean pf_failure_is_of_account (PfFailure self);

/* Whether @version is older than @minimum: "0.9" is older than "0.10". @minimum: (nullable) */
gboolean pf_version_is_older (const char *version, const char *minimum);

G_END_DECLS
