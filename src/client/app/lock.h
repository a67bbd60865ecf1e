/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closes the window to whoever does not know the password of who is signed in: by their own wish,
 * or because nobody has used the program for a while. It stays closed when the program is started
 * again.
 *
 * Signal "changed": it is closed, or open again.
 */
#pragma once

#include <gtk/gtk.h>

#include "client/app/gate.h"
#include "client/model/attempt.h"
#include "core/roles.h"

G_BEGIN_DECLS

#define PF_TYPE_LOCK (pf_lock_get_type ())
G_DECLARE_FINAL_TYPE (PfLock, pf_lock, PF, LOCK, GObject)

/* After how many minutes without use it closes by itself: agents may only choose fewer than their
 * roles allow, families whether at all (0: never). @settings: the program's
 */
int pf_lock_find_minutes (GSettings *settings, PfRoles roles);

PfLock *pf_lock_new (GtkApplication *application, PfGate *gate, GSettings *settings);

gboolean pf_lock_is_closed (PfLock *self);

/* Since when, by the portal's clock. */
PfInstant pf_lock_get_since (PfLock *self);

/* Of opening it (transfer none). */
PfAttempt *pf_lock_get_attempt (PfLock *self);

/* Does nothing while nobody is signed in. */
void pf_lock_close (PfLock *self);

/* Asks the portal whether @password is the account's. */
void pf_lock_open (PfLock *self, const char *password);

G_END_DECLS
