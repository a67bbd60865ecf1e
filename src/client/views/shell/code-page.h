/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second stage of signing in: the code of the second factor. Property: "entrance" (PfEntrance),
 * which is asked with what was typed, or for the way back.
 */
#pragma once

#include "client/model/entrance.h"
#include "client/views/widgets/frame.h"

G_BEGIN_DECLS

#define PF_TYPE_CODE_PAGE (pf_code_page_get_type ())
G_DECLARE_FINAL_TYPE (PfCodePage, pf_code_page, PF, CODE_PAGE, PfFrame)

GtkWidget *pf_code_page_new (PfEntrance *entrance);

G_END_DECLS
