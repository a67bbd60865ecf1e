/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents of the town, as an administrator sees them: who they are, what of them is being
 * changed, and what was just done.
 *
 * Signal "changed": what is written below is other than it was; lists, attempt and loading tell for
 * themselves. Signals of what the person asks for: "invite" (PfAgentInvitation), "save" (PfAgent as
 * it shall be), "reset" (id).
 */
#pragma once

#include "client/model/attempt.h"
#include "client/model/loading.h"
#include "core/agent.h"
#include "core/roles.h"

G_BEGIN_DECLS

/* One thing at a time has its form open. */
typedef enum
{
  PF_AGENTS_FORM_NONE,
  PF_AGENTS_FORM_INVITATION,
  PF_AGENTS_FORM_ROLES,
  PF_AGENTS_FORM_RESET, /* a question: what it does is said before */
} PfAgentsForm;

/* What was just done. */
typedef enum
{
  PF_AGENTS_NEWS_NONE,
  PF_AGENTS_NEWS_INVITED,
  PF_AGENTS_NEWS_ROLES,
  PF_AGENTS_NEWS_SUSPENDED,
  PF_AGENTS_NEWS_OPENED,
  PF_AGENTS_NEWS_RESET,
  PF_AGENTS_NEWS_UNDONE,
} PfAgentsNews;

#define PF_TYPE_AGENTS (pf_agents_get_type ())
G_DECLARE_FINAL_TYPE (PfAgents, pf_agents, PF, AGENTS, GObject)

/* Read its members straight from the struct; the functions below write them. */
struct _PfAgents
{
  GObject parent_instance;

  GListStore *agents; /* of PfAgent; updated in place */
  PfLoading *loading;
  PfAttempt *attempt; /* at what was asked last */
  PfId own;           /* who looks at them */
  PfAgentsForm form;
  PfId about; /* of whom the form, the attempt and the news are; empty: of a new one */
  PfAgentsNews news;
  PfAgent *undo; /* (nullable): as they were before; having it back is an act of its own */
};

PfAgents *pf_agents_new (void);

/* As the portal has them. @items: of PfAgent */
void pf_agents_take (PfAgents *self, GPtrArray *items);

/* (transfer none) (nullable) */
PfAgent *pf_agents_find (PfAgents *self, const char *id);

/* What was said before is said no more. @id: (nullable): of a new one */
void pf_agents_open_form (PfAgents *self, PfAgentsForm form, const char *id);

/* What the person asks for; nothing while an answer is awaited. */
void pf_agents_invite (PfAgents *self, PfAgentInvitation *invitation);
void pf_agents_set_roles (PfAgents *self, const char *id, PfRoles roles);
void pf_agents_set_state (PfAgents *self, const char *id, PfAccountState state);
void pf_agents_reset (PfAgents *self, const char *id);
void pf_agents_undo (PfAgents *self);

/* What came of it. @agent: as the portal has them now */
void pf_agents_take_invited (PfAgents *self, PfAgent *agent);
void pf_agents_take_saved (PfAgents *self, PfAgent *agent);
void pf_agents_take_reset (PfAgents *self, const char *id);

/* Whether what is shown at @id's row is about them. */
gboolean pf_agents_is_about (PfAgents *self, const char *id);

/* The words (transfer full) of @roles, as an agent carries them. */
GStrv pf_agents_build_roles (PfRoles roles);

G_END_DECLS
