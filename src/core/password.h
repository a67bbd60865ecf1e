/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which passwords an account may have, and how well one holds. A password is refused for being
 * short or for being guessed, never for the kinds of characters in it (CNIL, deliberation
 * 2022-100). Client and server decide with the same functions.
 */
#pragma once

#include <glib-object.h>

#include "core/sign-in.h"

G_BEGIN_DECLS

typedef enum
{
  PF_PASSWORD_STRENGTH_WEAK, /* it would be refused */
  PF_PASSWORD_STRENGTH_FAIR,
  PF_PASSWORD_STRENGTH_GOOD,
  PF_PASSWORD_STRENGTH_STRONG,
} PfPasswordStrength;

/* What is wrong with @password, as a rule of core/errors.h: "too-short" (under
 * PF_PASSWORD_MIN_LENGTH characters), "too-common" (in every list, or hardly more than repetitions,
 * walks over the keyboard and words such as "motdepasse"), "too-personal" (hardly more than
 * one's own words); NULL where it may be chosen.
 *
 * @own_words: (nullable): names and e-mail of the person; of an e-mail counts what stands before
 * the "@", and of all the words of 4 letters or more.
 */
const char *pf_password_find_fault (const char *password, const char *const *own_words);

/* How long @password holds against who guesses, by its length, the variety of its characters, and
 * how much of it is foreseeable.
 */
PfPasswordStrength pf_password_get_strength (const char *password, const char *const *own_words);

G_END_DECLS
