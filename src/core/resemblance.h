/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether two families may be one: what they have in common, in a form that can be looked up. A
 * trait is one text, "same_email:eve@example.org": who bears the same has that sign in common.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The strongest first. */
typedef enum
{
  PF_SIGN_NONE,
  PF_SIGN_SAME_EMAIL,
  PF_SIGN_SAME_PHONE,
  PF_SIGN_SAME_NAME, /* of an adult: case, accents and hyphens ignored */
  PF_SIGN_NEAR_NAME, /* sounds like it, or has first and last name exchanged */
  PF_SIGN_SAME_ADDRESS,
  PF_N_SIGNS
} PfSign;

#define PF_TYPE_SIGN (pf_sign_get_type ())
GType pf_sign_get_type (void);

/* Each returns a trait (transfer full), or NULL where there is nothing to look up. */
char *pf_trait_from_email (const char *email);
char *pf_trait_from_phone (const char *phone);
char *pf_trait_from_name (const char *first_name, const char *last_name);
char *pf_trait_from_sound (const char *first_name, const char *last_name);
char *pf_trait_from_address (const char *line1, const char *postal_code);

/* The sign that @trait is of. */
PfSign pf_trait_get_sign (const char *trait);

/* What is said of several @signs, a bit 1 << PfSign each: their words (transfer full), the
 * strongest first. Whose name is the same need not be told that it sounds the same.
 */
GStrv pf_signs_to_words (guint signs);

/* How much is in common, to order by: more is more alike. */
guint pf_signs_weigh (guint signs);

G_END_DECLS
