/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says of a page that it shows an older answer, or none, and what can be done: its button is the
 * action "page.retry". Nothing is seen of it where all is fresh. Properties: "loading" (PfLoading)
 * and "first-words" (what it says until anything is known; NULL: nothing).
 */
#pragma once

#include <adwaita.h>

#include "client/model/loading.h"

G_BEGIN_DECLS

#define PF_TYPE_LOADING_NOTE (pf_loading_note_get_type ())
G_DECLARE_FINAL_TYPE (PfLoadingNote, pf_loading_note, PF, LOADING_NOTE, AdwBin)

G_END_DECLS
