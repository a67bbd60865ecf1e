/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Persons whom the services know, and who have no account yet.
 */
#pragma once

#include "core/household.h"

G_BEGIN_DECLS

/* Whether all of @adults, of PfAdult and at least one, have the same name, accents and case apart.
 */
gboolean pf_known_adults_are_one_person (GPtrArray *adults);

/* Of @adults, one for each household (transfer container): whoever stands in one twice is linked to
 * it once.
 */
GPtrArray *pf_known_adults_list_households (GPtrArray *adults);

/* Whether both are one name, accents and case apart. */
gboolean pf_names_are_alike (const char *first_name,
                             const char *last_name,
                             const char *other_first_name,
                             const char *other_last_name);

/* Whether @adult has that name. */
gboolean pf_known_adult_has_name (const PfAdult *adult,
                                  const char *first_name,
                                  const char *last_name);

G_END_DECLS
