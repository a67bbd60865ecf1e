/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One sentence that must be read, with at most one action. Properties: "kind", "icon-name", "text",
 * "action" (a button, beside the text).
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  PF_NOTE_KIND_QUIET, /* worth knowing */
  PF_NOTE_KIND_INFO,  /* the town must answer, or a choice is open */
  PF_NOTE_KIND_GOOD,
  PF_NOTE_KIND_WARN, /* something is in the way */
  PF_NOTE_KIND_BAD,
} PfNoteKind;

#define PF_TYPE_NOTE_KIND (pf_note_kind_get_type ())
GType pf_note_kind_get_type (void);

#define PF_TYPE_NOTE (pf_note_get_type ())
G_DECLARE_FINAL_TYPE (PfNote, pf_note, PF, NOTE, AdwBin)

void pf_note_set_kind (PfNote *self, PfNoteKind kind);
void pf_note_set_text (PfNote *self, const char *text);
const char *pf_note_get_text (PfNote *self);

/* Says @text, and is hidden where that is NULL. */
void pf_note_say (PfNote *self, const char *text);

G_END_DECLS
