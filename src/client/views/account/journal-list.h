/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal of the account: what was done with it, when and from where, the latest first.
 */
#pragma once

#include <adwaita.h>

#include "client/model/preferences.h"

G_BEGIN_DECLS

#define PF_TYPE_JOURNAL_LIST (pf_journal_list_get_type ())
G_DECLARE_FINAL_TYPE (PfJournalList, pf_journal_list, PF, JOURNAL_LIST, AdwBin)

GtkWidget *pf_journal_list_new (PfPreferences *preferences);

G_END_DECLS
