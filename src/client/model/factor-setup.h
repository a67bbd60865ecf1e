/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second factor of who is signed in: which it is, and the way to another one. A view shows it
 * and says what the person asks for; the application does it. Secret and codes are in here only
 * while they are to be seen.
 */
#pragma once

#include "client/model/attempt.h"
#include "core/second-factor.h"

G_BEGIN_DECLS

typedef enum
{
  PF_FACTOR_STAGE_REST,   /* which it is, and what may be done about it */
  PF_FACTOR_STAGE_APP,    /* the secret for an app is shown, and its figures are asked */
  PF_FACTOR_STAGE_REMOVE, /* whether to do without it is asked */
  PF_FACTOR_STAGE_CODES,  /* codes are shown, this once */
} PfFactorStage;

#define PF_TYPE_FACTOR_SETUP (pf_factor_setup_get_type ())
G_DECLARE_FINAL_TYPE (PfFactorSetup, pf_factor_setup, PF, FACTOR_SETUP, GObject)

/* Signal "changed": what is written below is other than it was; the attempt tells for itself.
 * Signals of what the person asks for: "prepare" (an app), "confirm" (figures as typed), "make"
 * (PfCodesKind: new codes), "remove", "finish" (codes were put away).
 */
struct _PfFactorSetup
{
  GObject parent_instance;

  PfAttempt *attempt;
  PfFactorStage stage;
  PfSecondFactor factor; /* in force */
  gboolean required;     /* the account may not be without */
  int codes_left;
  char *secret; /* (nullable): in base 32 */
  char *uri;    /* (nullable): the same for a QR code */
  GStrv codes;  /* (nullable) */
  PfCodesKind kind;
  char *email; /* (nullable): whose codes they are, for the paper */
};

PfFactorSetup *pf_factor_setup_new (void);

/* For the application. */
void pf_factor_setup_show_secret (PfFactorSetup *self, const char *secret, const char *uri);
void pf_factor_setup_show_codes (PfFactorSetup *self, const char *const *codes, PfCodesKind kind);
void pf_factor_setup_rest (PfFactorSetup *self);
void pf_factor_setup_take (PfFactorSetup *self,
                           PfSecondFactor factor,
                           gboolean required,
                           int codes_left,
                           const char *email);

/* For the view: asks before it is removed, or leaves any stage. */
void pf_factor_setup_ask_removal (PfFactorSetup *self);
void pf_factor_setup_leave (PfFactorSetup *self);

/* For the view: what the person asks for. */
void pf_factor_setup_prepare (PfFactorSetup *self);
void pf_factor_setup_confirm (PfFactorSetup *self, const char *code);
void pf_factor_setup_make (PfFactorSetup *self, PfCodesKind kind);
void pf_factor_setup_remove (PfFactorSetup *self);
void pf_factor_setup_finish (PfFactorSetup *self);

/* The secret (transfer full) as it is copied by hand, in groups of four. */
char *pf_secret_group (const char *secret);

G_END_DECLS
