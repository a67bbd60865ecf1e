/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A compiled catalogue of translations (GNU MO, "The Format of GNU MO Files" in the gettext
 * manual). gettext() itself follows the process's locale, and a server answers each caller in a
 * language of his own, on systems that have no such locale.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PfCatalogue PfCatalogue;

/* Checks the whole file, so that looking up cannot fail; the error is of G_IO_ERROR. */
PfCatalogue *pf_catalogue_new (GBytes *file, GError **error);
void pf_catalogue_free (PfCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfCatalogue, pf_catalogue_free)

/* The translation in plural form number @form (0 where there is but one), which lives as long as
 * the catalogue; NULL where there is none.
 */
const char *pf_catalogue_find (const PfCatalogue *self, const char *text, guint form);

G_END_DECLS
