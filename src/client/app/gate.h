/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Leads a person in and out: which portal, signing in, taking up a session kept in the keyring,
 * signing out. What it finds stands in its entrance, for the welcome page. Whoever stays signed in
 * is let in without the portal too, as it last knew them.
 *
 * Signals: "entered" (PfVisit): somebody is signed in; "left": nobody is any more; "told" (words):
 * something that the person must know.
 */
#pragma once

#include "client/api/cache.h"
#include "client/api/client.h"
#include "client/app/keyring.h"
#include "client/model/entrance.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_GATE (pf_gate_get_type ())
G_DECLARE_FINAL_TYPE (PfGate, pf_gate, PF, GATE, GObject)

/* @settings: of the schema org.portailfamille.PortailFamille */
PfGate *pf_gate_new (GSettings *settings);

/* Goes to the portal at @address, or with NULL to the one of the settings, and takes up the
 * session that is kept for it.
 */
void pf_gate_start (PfGate *self, const char *address);

/* What this computer is called among the person's devices, and in their journal (transfer full). */
char *pf_gate_build_device_name (void);

/* Ends the session here, on the portal and in the keyring. */
void pf_gate_sign_out (PfGate *self);

/* For a page that met PF_PROBLEM_NOT_SIGNED_IN: the portal has ended the session. */
void pf_gate_end_session (PfGate *self);

/* Asks again who is signed in and what they have: for a refresh. */
void pf_gate_refresh (PfGate *self);

/* Asks the portal what it says before anyone signs in: for who learns that it says other things by
 * now. The entrance has it then.
 */
void pf_gate_load_portal (PfGate *self);

PfEntrance *pf_gate_get_entrance (PfGate *self);

/* (nullable): until there is a portal */
PfApiClient *pf_gate_get_client (PfGate *self);

/* (nullable): while nobody is signed in */
PfVisit *pf_gate_get_visit (PfGate *self);

/* What is cached on disk for the account, or NULL where nothing may be: its session is not in the
 * keyring. The gate wipes it when the person signs out.
 */
PfCache *pf_gate_get_cache (PfGate *self);

G_END_DECLS
