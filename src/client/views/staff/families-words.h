/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Families at the desk in words. Where nothing else is said, all return (transfer full).
 */
#pragma once

#include "client/model/families-model.h"

G_BEGIN_DECLS

/* How far the search is (transfer full): "3 households", or what to type. */
char *pf_families_say_found (PfFamiliesModel *model);

/* "Camille Berger, Antoine Berger · Léa, Tom": who is of the household. */
char *pf_families_say_members (PfStaffHousehold *household);

/* "Berger, 27 rue des Tilleuls, Camille Berger…": all of a row, as it is read aloud. */
char *pf_families_say_household (PfStaffHousehold *household);

/* Both (transfer none): whether the adult gets in, and the class of its tag. */
const char *pf_families_say_access (PfAccess access);
const char *pf_families_get_access_class (PfAccess access);

/* "camille@example.org · 06 39 98 00 01" */
char *pf_families_say_contact (PfStaffAdult *adult);

/* What stands in the way of the adult's address, or NULL. */
char *pf_families_say_shared (PfStaffAdult *adult);

/* That the adult lost theirs to somebody else, and what is to be done, or NULL. */
char *pf_families_say_lost (PfFamiliesModel *model, PfStaffAdult *adult);

/* What becomes of an address that is typed for the adult (transfer none). */
const char *pf_families_say_hint (PfStaffAdult *adult);

/* "Note an address for Max Brun (household Brun)": whom the agent is led to, or NULL. */
char *pf_families_say_next (PfFamiliesModel *model);

/* (transfer none) */
const char *pf_families_say_check (PfIdentityCheck check);

/* What the mail is for (transfer none). */
const char *pf_families_say_mail (PfMailKind kind);

/* "to camille@example.org, today at 9:02" */
char *pf_families_say_mail_where (PfMailFate *mail, PfLoading *loading);

/* What became of it, and the class of its tag (transfer none). */
const char *pf_families_say_mail_state (PfMailState state);
const char *pf_families_get_mail_class (PfMailState state);

/* Why it was not taken and what comes next, or NULL. */
char *pf_families_say_mail_fault (PfMailFate *mail, PfLoading *loading);

/* What must be told, or NULL; whether it is good news. */
char *pf_families_say_news (PfFamiliesModel *model);
gboolean pf_families_is_good_news (PfFamiliesModel *model);

/* What is wrong with the address that is typed, or with how identity was checked, or NULL. */
char *pf_families_say_email_fault (PfFamiliesModel *model);
const char *pf_families_say_check_fault (PfFamiliesModel *model);

G_END_DECLS
