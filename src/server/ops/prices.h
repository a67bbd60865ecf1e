/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a place costs a family: the tariffs' own work is core/price.h's, this brings them the
 * family, the child and the day.
 */
#pragma once

#include "core/price.h"
#include "server/store/family.h"
#include "server/store/town.h"

G_BEGIN_DECLS

/* What a tariff may ask about @child of @family and a session of @slot on @date. */
PfPriceInput pf_price_input (PfFamily *family, const char *child, PfSlot *slot, PfDate date);

/* What prices a late add under @rule (nullable) instead of @pricing, told to @input: the rule's own
 * surcharge or tariff, where it has one, else what the tariff says of lateness.
 */
const PfPricing *pf_price_take_late_add (PfTown *town,
                                         PfDeadlineRule *rule,
                                         const PfPricing *pricing,
                                         PfPriceInput *input);

/* The price of that place, or PF_PROBLEM_NO_BRACKET. FALSE with *ret_price left alone and no error
 * where the town asks nothing for it.
 */
gboolean pf_price_of_place (PfTown *town,
                            PfFamily *family,
                            const char *child,
                            PfSession *session,
                            gboolean late,
                            PfPrice *ret_price,
                            GError **error);

/* What is billed of a place of that price when it is given up after the deadline: all of it, unless
 * the town's rule on removals says otherwise. PF_NO_MONEY where it had no price.
 * @rule: (nullable): from pf_town_find_rule()
 */
PfMoney pf_price_given_up_late (PfDeadlineRule *rule, PfMoney price);

G_END_DECLS
