/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The languages the portal speaks. French is the town's, so it is also what anybody gets who asks
 * for none of them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PF_LANGUAGE_FRENCH,
  PF_LANGUAGE_ENGLISH,
  PF_N_LANGUAGES,
} PfLanguage;

/* "fr", "en" */
const char *pf_language_to_tag (PfLanguage self);

/* What an Accept-Language field (RFC 9110, section 12.5.4) likes best; @header is (nullable), and
 * what is ill-formed in it counts for nothing.
 */
PfLanguage pf_language_from_header (const char *header);

G_END_DECLS
