/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who uses the program: initials on the tint that goes with the name, the name, and below it what
 * the screens show for them. Properties: "full-name", "about", "opens" (an arrow: a click opens
 * more).
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_PERSON (pf_person_get_type ())
G_DECLARE_FINAL_TYPE (PfPerson, pf_person, PF, PERSON, AdwBin)

G_END_DECLS
