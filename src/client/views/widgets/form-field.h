/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field of a form: its name above the entry, and below it why it is asked or, once tried, what
 * to do about it. Properties: "label", "hint", "fault", "entry" (GtkEntry or GtkPasswordEntry: the
 * rows of libadwaita 1.2 tell assistive technology of no focus). The entry is named and described
 * for assistive technology by the same words.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_FORM_FIELD (pf_form_field_get_type ())
G_DECLARE_FINAL_TYPE (PfFormField, pf_form_field, PF, FORM_FIELD, AdwBin)

/* @fault: (nullable): what to do, never only that it is wrong */
void pf_form_field_set_fault (PfFormField *self, const char *fault);

/* @hint: (nullable) */
void pf_form_field_set_hint (PfFormField *self, const char *hint);

/* What stands above, read with the entry before its hint: for the first one of a page, which takes
 * the focus before anything else is read. @about: (nullable)
 */
void pf_form_field_set_about (PfFormField *self, const char *about);

/* Says in place of the hint that Caps Lock is on, as long as it is: for passwords. */
void pf_form_field_watch_caps_lock (PfFormField *self);

G_END_DECLS
