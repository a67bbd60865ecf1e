/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What documents are called.
 */
#pragma once

#include "core/document.h"
#include "words/language.h"

G_BEGIN_DECLS

/* The name of a kind of document, to stand in a list. It lives for ever. */
const char *pf_words_document (PfLanguage language, PfDocumentKind kind);

G_END_DECLS
