/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One mail of a demonstration town: to whom, what about, what it says, its code, and a button that
 * follows its link. Properties "letter" (PfDemonstrationMail) and "time-zone", the town's.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_LETTER_CARD (pf_letter_card_get_type ())
G_DECLARE_FINAL_TYPE (PfLetterCard, pf_letter_card, PF, LETTER_CARD, AdwBin)

G_END_DECLS
