/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sends what a form asks of the portal, and writes to its attempt what came of it. What the portal
 * only does for who shows again who they are waits for that proof, and is then sent once more as
 * it was; so is the same request after an answer that was lost.
 *
 * Signals: "signed-out": the portal does not know the session any more; "outdated": what is known
 * of the account is not so any more.
 */
#pragma once

#include "client/api/client.h"
#include "client/model/attempt.h"

G_BEGIN_DECLS

#define PF_TYPE_ERRAND (pf_errand_get_type ())
G_DECLARE_FINAL_TYPE (PfErrand, pf_errand, PF, ERRAND, GObject)

/* The portal has done it. @data lives as long as the errand. */
typedef void (*PfErrandDone) (PfAnswer *answer, gpointer data);

PfErrand *pf_errand_new (PfAttempt *attempt, PfApiClient *client);

/* Does nothing while an answer is awaited. @arguments: (nullable): its parameter and body, and
 * of an edit what was before, with its ETag
 */
void pf_errand_send (PfErrand *self,
                     PfOperationId id,
                     const PfApiArguments *arguments,
                     PfErrandDone done,
                     gpointer data);

/* The same for an answer that is a file: it goes to @file, and how much of it is there to
 * @progress, with the same @data.
 */
void pf_errand_save (PfErrand *self,
                     PfOperationId id,
                     GFile *file,
                     PfApiSavingProgress progress,
                     PfErrandDone done,
                     gpointer data);

/* What is on its way, or waits, will not be heard. */
void pf_errand_drop (PfErrand *self);

G_END_DECLS
