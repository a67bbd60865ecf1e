/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who people sign in as: an agent of each role, and parents in each situation.
 */
#include "admin/demo-families.h"
#include "admin/demo-places.h"
#include "core/password-reset.h"

/* Then the first name, folded. */
#define PASSWORD_START "valbourg-"

static const struct
{
  const char *first_name, *last_name, *role, *persona;
} agents[] = {
  { "Claire", "Fontaine", "front_desk", "Claire Fontaine, who answers families" },
  { "Denis", "Rousseau", "education", "Denis Rousseau, who enrols in schools" },
  { "Hélène", "Marchand", "activities", "Hélène Marchand, who runs the activities" },
  { "Yann", "Le Goff", "attendance", "Yann Le Goff, who marks who is there" },
  { "Brigitte", "Colin", "billing", "Brigitte Colin, who bills" },
  { "Olivier", "Tessier", "administrator", "Olivier Tessier, who sets up the portal" },
};

/* The list of an agent: the same each time, as all of the town. */
static GStrv
make_codes (PfDemoTown *self, const char *email)
{
  GStrv codes = g_new0 (char *, PF_LIST_CODES + 1);

  for (guint i = 0; i < PF_LIST_CODES; i++) {
    g_autofree char *seed = g_strdup_printf ("%u %s %u", self->options.seed, email, i);
    char code[PF_CODE_SIZE];

    pf_code_from_token (code, seed);
    codes[i] = g_strdup_printf ("%.4s-%s", code, code + 4);
  }
  return codes;
}

static void
add_persona (PfDemoTown *self,
             PfAccount *account,
             const char *email,
             const char *role,
             const char *persona)
{
  PfDemoPersona *one = g_new0 (PfDemoPersona, 1);

  one->kind = g_str_equal (role, "family") ? "parent" : "agent";
  one->persona = persona;
  one->role = role;
  one->email = g_strdup (email);
  one->account = account;
  if (account != NULL) {
    g_auto (GStrv) parts = g_strsplit (email, ".", 2);

    one->password = g_strconcat (PASSWORD_START, parts[0], NULL);
    if (account->second_factor == PF_SECOND_FACTOR_CODES)
      one->codes = make_codes (self, email);
  }
  g_ptr_array_add (self->personas, one);
}

static void
make_agent (PfDemoTown *self, guint i)
{
  const char *const roles[] = { agents[i].role, NULL };
  PfAccount *account = pf_demo_town_add (self, PF_DEMO_ACCOUNT);

  account->email = pf_demo_make_email (self, agents[i].first_name, agents[i].last_name);
  account->first_name = g_strdup (agents[i].first_name);
  account->last_name = g_strdup (agents[i].last_name);
  account->state = PF_ACCOUNT_STATE_ACTIVE;
  account->roles = g_strdupv ((GStrv) roles);
  account->second_factor = PF_SECOND_FACTOR_CODES;
}

void
pf_demo_make_agents (PfDemoTown *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (agents); i++)
    make_agent (self, i);
}

static PfAdult *
make_parent (PfDemoTown *self, PfHousehold *household, const char *first, const char *last)
{
  PfAdult *adult = pf_demo_add_adult (self, household, first, last);

  pf_demo_add_account (self, adult);
  return adult;
}

static void
present (PfDemoTown *self, PfAdult *adult, const char *persona)
{
  GPtrArray *accounts = self->tables[PF_DEMO_ACCOUNT];
  gint64 number = pf_id_to_number (adult->account);

  add_persona (
      self, number != 0 ? accounts->pdata[number - 1] : NULL, adult->email, "family", persona);
}

static void
make_two_children (PfDemoTown *self)
{
  PfHousehold *household =
      pf_demo_add_household (self, "Berger", pf_demo_address ("27 rue des Tilleuls"));
  PfAdult *adult = make_parent (self, household, "Camille", "Berger");
  PfAdult *partner = pf_demo_add_adult (self, household, "Antoine", "Berger");

  pf_demo_refer (household->confirmed_for, pf_demo_town_get_year (self));
  g_free (partner->email);
  partner->email = g_strdup ("antoine.berger@exmaple.org"); /* as it was heard at the desk */
  pf_demo_add_quotient (self, household, 112450);
  pf_demo_house (self,
                 pf_demo_add_child (self, "Léa", "Berger", PF_SEX_FEMALE, 7, 1),
                 household,
                 PF_CUSTODY_SIDE_NONE);
  pf_demo_house (self,
                 pf_demo_add_child (self, "Tom", "Berger", PF_SEX_MALE, 1, 1),
                 household,
                 PF_CUSTODY_SIDE_NONE);
  present (self, adult, "Camille Berger, mother of Léa and Tom");
}

static void
make_shared_child (PfDemoTown *self)
{
  PfHousehold *hers =
      pf_demo_add_household (self, "Lambert", pf_demo_address ("14 avenue de la Gare"));
  PfHousehold *his = pf_demo_add_household (self, "Moreau", pf_demo_address ("9 rue des Pêcheurs"));
  PfAdult *mother = make_parent (self, hers, "Sophie", "Lambert");
  PfAdult *father = make_parent (self, his, "Julien", "Moreau");
  PfChild *child = pf_demo_add_child (self, "Nina", "Lambert-Moreau", PF_SEX_FEMALE, 5, 2);

  pf_demo_add_quotient (self, hers, 78200);
  pf_demo_add_quotient (self, his, 164325);
  pf_demo_refer (child->health_confirmed_for, pf_demo_town_get_year (self));
  pf_demo_share (self, child, PF_CUSTODY_PATTERN_FORTNIGHT);
  pf_demo_house (self, child, hers, PF_CUSTODY_SIDE_A);
  pf_demo_house (self, child, his, PF_CUSTODY_SIDE_B);
  present (self, mother, "Sophie Lambert, one week in two with Nina");
  present (self, father, "Julien Moreau, the other weeks with Nina");
}

static void
make_newcomer (PfDemoTown *self)
{
  PfHousehold *household =
      pf_demo_add_household (self, "Benali", pf_demo_address ("31 rue Louise-Michel"));
  PfAdult *adult = pf_demo_add_adult (self, household, "Nadia", "Benali");

  pf_demo_house (self,
                 pf_demo_add_child (self, "Yanis", "Benali", PF_SEX_MALE, 4, 2),
                 household,
                 PF_CUSTODY_SIDE_NONE);
  present (self, adult, "Nadia Benali, known to the town, without an account yet");
}

void
pf_demo_make_personas (PfDemoTown *self)
{
  make_two_children (self);
  make_shared_child (self);
  make_newcomer (self);
  for (guint i = 0; i < G_N_ELEMENTS (agents); i++) {
    PfAccount *account = pf_demo_town_get (self, PF_DEMO_ACCOUNT, i + 1);

    add_persona (self, account, account->email, agents[i].role, agents[i].persona);
  }
}
