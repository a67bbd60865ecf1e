/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The families of the demonstration town, and those of them that people sign in as.
 */
#pragma once

#include "admin/demo-town.h"

G_BEGIN_DECLS

/* The children of the first persona are rows 1 and 2: their lunches are left to book. */
#define PF_DEMO_N_PERSONA_CHILDREN 2

/* All answer the new row (transfer none). @address: (transfer full) */
PfHousehold *pf_demo_add_household (PfDemoTown *self, const char *name, PfAddress *address);
PfAdult *pf_demo_add_adult (PfDemoTown *self,
                            PfHousehold *household,
                            const char *first_name,
                            const char *last_name);
PfAccount *pf_demo_add_account (PfDemoTown *self, PfAdult *adult);

/* @n_years: in school, with this year; 1 is petite section */
PfChild *pf_demo_add_child (PfDemoTown *self,
                            const char *first_name,
                            const char *last_name,
                            PfSex sex,
                            guint n_years,
                            guint site);

/* @side: of its custody; none where the child has one household */
void pf_demo_house (PfDemoTown *self, PfChild *child, PfHousehold *household, PfCustodySide side);
void pf_demo_share (PfDemoTown *self, PfChild *child, PfCustodyPattern pattern);
void pf_demo_add_quotient (PfDemoTown *self, PfHousehold *household, guint cents);

/* An e-mail (transfer full) that nobody has yet. */
char *pf_demo_make_email (PfDemoTown *self, const char *first_name, const char *last_name);

/* The agents and the families to sign in as; the first of everyone. */
void pf_demo_make_agents (PfDemoTown *self);
void pf_demo_make_personas (PfDemoTown *self);

G_END_DECLS
