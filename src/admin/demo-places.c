/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/demo-places.h"

/* Of a department that does not exist. */
#define POSTAL_CODE "44990"
#define CITY "Valbourg"
#define OUTSIDE_POSTAL_CODE "44991"
#define OUTSIDE_CITY "Saint-Aubin-des-Prés"

static const struct
{
  const char *name, *address;
} sites[] = {
  { "Groupe scolaire Jean-Moulin", "12 rue des Tilleuls" },
  { "École Simone-Veil", "3 avenue de la Gare" },
  { "École Jules-Verne", "41 rue du Moulin" },
  { "Centre de loisirs des Rives", "8 quai des Rives" },
};

static const struct
{
  const char *name;
  PfSchoolKind kind;
  guint site;
} schools[] = {
  { "École maternelle Les Hirondelles", PF_SCHOOL_KIND_NURSERY, 1 },
  { "École élémentaire Jean-Moulin", PF_SCHOOL_KIND_ELEMENTARY, 1 },
  { "École primaire Simone-Veil", PF_SCHOOL_KIND_PRIMARY, 2 },
  { "École primaire Jules-Verne", PF_SCHOOL_KIND_PRIMARY, 3 },
};

/* Stretches of street, each of one sector; folded as searches are. */
static const struct
{
  const char *street, *folded;
  PfParity parity;
  int from, to;
  guint site;
} stretches[] = {
  { "rue des Tilleuls", "rue des tilleuls", PF_PARITY_NONE, 1, 80, 1 },
  { "place de la Mairie", "place de la mairie", PF_PARITY_NONE, 1, 24, 1 },
  { "rue Victor-Hugo", "rue victor hugo", PF_PARITY_EVEN, 2, 120, 1 },
  { "rue Victor-Hugo", "rue victor hugo", PF_PARITY_ODD, 1, 119, 2 },
  { "rue de l’Église", "rue de l eglise", PF_PARITY_NONE, 1, 60, 1 },
  { "impasse des Lilas", "impasse des lilas", PF_PARITY_NONE, 1, 18, 1 },
  { "boulevard de la République", "boulevard de la republique", PF_PARITY_NONE, 1, 99, 1 },
  { "boulevard de la République", "boulevard de la republique", PF_PARITY_NONE, 100, 210, 3 },
  { "avenue de la Gare", "avenue de la gare", PF_PARITY_NONE, 1, 140, 2 },
  { "rue Louise-Michel", "rue louise michel", PF_PARITY_NONE, 1, 90, 2 },
  { "allée des Acacias", "allee des acacias", PF_PARITY_NONE, 1, 36, 2 },
  { "rue du Stade", "rue du stade", PF_PARITY_NONE, 1, 70, 2 },
  { "chemin des Vignes", "chemin des vignes", PF_PARITY_NONE, 1, 54, 2 },
  { "rue du Moulin", "rue du moulin", PF_PARITY_NONE, 1, 110, 3 },
  { "quai des Rives", "quai des rives", PF_PARITY_NONE, 1, 48, 3 },
  { "rue des Pêcheurs", "rue des pecheurs", PF_PARITY_NONE, 1, 64, 3 },
  { "rue Marie-Curie", "rue marie curie", PF_PARITY_EVEN, 2, 88, 3 },
  { "rue Marie-Curie", "rue marie curie", PF_PARITY_ODD, 1, 87, 2 },
  { "allée du Bois-Joli", "allee du bois joli", PF_PARITY_NONE, 1, 40, 3 },
};

static const struct
{
  const char *name;
  int minimum_age_months, maximum_age_months, children_per_adult;
} groups[] = {
  { "Maternelle", 30, 71, 10 },
  { "Élémentaire", 60, 143, 14 },
};

static PfAddress *
new_address (const char *line1, const char *postal_code, const char *city)
{
  return g_object_new (
      PF_TYPE_ADDRESS, "line1", line1, "postal-code", postal_code, "city", city, NULL);
}

PfAddress *
pf_demo_address (const char *line1)
{
  return new_address (line1, POSTAL_CODE, CITY);
}

static void
make_sites (PfDemoTown *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++) {
    PfSite *site = pf_demo_town_add (self, PF_DEMO_SITE);

    site->name = g_strdup (sites[i].name);
    site->address = pf_demo_address (sites[i].address);
  }
}

static void
make_schools (PfDemoTown *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (schools); i++) {
    PfSchool *school = pf_demo_town_add (self, PF_DEMO_SCHOOL);
    PfSite *site = pf_demo_town_get (self, PF_DEMO_SITE, schools[i].site);

    school->name = g_strdup (schools[i].name);
    school->kind = schools[i].kind;
    school->address = pf_record_copy (site->address);
    pf_demo_refer (school->site, site);
  }
}

/* A stretch leads to each school of its site. */
static void
make_sectors (PfDemoTown *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++) {
    for (guint n = 0; n < G_N_ELEMENTS (schools); n++) {
      PfSector *sector;

      if (schools[n].site != stretches[i].site)
        continue;
      sector = pf_demo_town_add (self, PF_DEMO_SECTOR);
      pf_demo_refer (sector->school, pf_demo_town_get (self, PF_DEMO_SCHOOL, n + 1));
      sector->street = g_strdup (stretches[i].folded);
      sector->postal_code = g_strdup (POSTAL_CODE);
      sector->parity = stretches[i].parity;
      sector->from_number = stretches[i].from;
      sector->to_number = stretches[i].to;
    }
  }
}

static void
make_groups (PfDemoTown *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    PfGroup *group = pf_demo_town_add (self, PF_DEMO_GROUP);

    group->name = g_strdup (groups[i].name);
    group->minimum_age_months = groups[i].minimum_age_months;
    group->maximum_age_months = groups[i].maximum_age_months;
    group->children_per_adult = groups[i].children_per_adult;
  }
}

void
pf_demo_make_places (PfDemoTown *self)
{
  make_sites (self);
  make_schools (self);
  make_sectors (self);
  make_groups (self);
}

PfAddress *
pf_demo_draw_address (PfDemoTown *self, guint *ret_site)
{
  guint i = pf_demo_town_draw (self, G_N_ELEMENTS (stretches));
  guint step = stretches[i].parity != PF_PARITY_NONE ? 2 : 1;
  guint n_numbers = (guint) (stretches[i].to - stretches[i].from) / step + 1;
  guint number = (guint) stretches[i].from + step * pf_demo_town_draw (self, n_numbers);
  g_autofree char *line1 = g_strdup_printf ("%u %s", number, stretches[i].street);

  *ret_site = stretches[i].site;
  return pf_demo_address (line1);
}

PfAddress *
pf_demo_draw_outside_address (PfDemoTown *self)
{
  g_autofree char *line1 =
      g_strdup_printf ("%u route de Valbourg", pf_demo_town_draw (self, 60) + 1);

  return new_address (line1, OUTSIDE_POSTAL_CODE, OUTSIDE_CITY);
}

PfSchool *
pf_demo_find_school (PfDemoTown *self, guint site, PfLevel level)
{
  for (guint i = 0; i < G_N_ELEMENTS (schools); i++) {
    PfSchool *school = pf_demo_town_get (self, PF_DEMO_SCHOOL, i + 1);

    if (schools[i].site == site && pf_school_teaches (school, level))
      return school;
  }
  return NULL;
}
