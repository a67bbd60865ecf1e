/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The languages the portal speaks.
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

/* What an Accept-Language field (RFC 9110, section 12.5.4) likes best, @otherwise where it likes
 * none better; @header is (nullable), and what is ill-formed in it counts for nothing. A lone tag
 * is such a field too.
 */
PfLanguage pf_language_from_header (const char *header, PfLanguage otherwise);

G_END_DECLS
