/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well a password that is being chosen holds: in words first, in bars, and by the conditions
 * that it must meet. Below the entry of any new password.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_STRENGTH_METER (pf_strength_meter_get_type ())
G_DECLARE_FINAL_TYPE (PfStrengthMeter, pf_strength_meter, PF, STRENGTH_METER, AdwBin)

/* Shows it of @password, as long as it is typed so; @own_words: (nullable): as in core/password.h
 */
void pf_strength_meter_measure (PfStrengthMeter *self,
                                const char *password,
                                const char *const *own_words);

G_END_DECLS
