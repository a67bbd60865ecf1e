/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/demo-names.h"

static const char *const last_names[] = {
  "Martin",   "Bernard",     "Thomas",    "Petit",     "Robert",    "Richard",   "Durand",
  "Dubois",   "Laurent",     "Simon",     "Michel",    "Lefebvre",  "Leroy",     "Roux",
  "David",    "Bertrand",    "Morel",     "Fournier",  "Girard",    "Bonnet",    "Dupont",
  "Fontaine", "Rousseau",    "Vincent",   "Muller",    "Lefèvre",   "Faure",     "André",
  "Mercier",  "Blanc",       "Guérin",    "Boyer",     "Garnier",   "Chevalier", "François",
  "Legrand",  "Gauthier",    "Garcia",    "Perrin",    "Robin",     "Clément",   "Morin",
  "Nicolas",  "Henry",       "Roussel",   "Mathieu",   "Gautier",   "Masson",    "Marchand",
  "Duval",    "Denis",       "Dumont",    "Marie",     "Lemaire",   "Noël",      "Meyer",
  "Dufour",   "Meunier",     "Brun",      "Blanchard", "Giraud",    "Joly",      "Rivière",
  "Lucas",    "Brunet",      "Gaillard",  "Barbier",   "Arnaud",    "Martinez",  "Gérard",
  "Roche",    "Renard",      "Schmitt",   "Roy",       "Leroux",    "Colin",     "Vidal",
  "Caron",    "Picard",      "Roger",     "Fabre",     "Aubert",    "Lemoine",   "Renaud",
  "Dumas",    "Lacroix",     "Olivier",   "Philippe",  "Bourgeois", "Pierre",    "Benoît",
  "Rey",      "Leclerc",     "Payet",     "Rolland",   "Leclercq",  "Guillaume", "Lecomte",
  "Lopez",    "Jean",        "Dupuy",     "Guillot",   "Hubert",    "Berger",    "Carpentier",
  "Sanchez",  "Dupuis",      "Moulin",    "Louis",     "Deschamps", "Huet",      "Vasseur",
  "Perez",    "Boucher",     "Fleury",    "Royer",     "Klein",     "Jacquet",   "Adam",
  "Paris",    "Poirier",     "Marty",     "Aubry",     "Guyot",     "Carré",     "Charles",
  "Renault",  "Charpentier", "Ménard",    "Maillard",  "Baron",     "Bertin",    "Bailly",
  "Hervé",    "Schneider",   "Fernandez", "Le Gall",   "Collet",    "Léger",     "Bouvier",
  "Julien",   "Prévost",     "Millet",    "Perrot",    "Daniel",    "Le Roux",   "Cousin",
  "Germain",  "Breton",      "Besson",    "Langlois",  "Rémy",      "Le Goff",   "Pelletier",
  "Lévêque",  "Perrier",     "Leblanc",   "Barré",     "Lebrun",    "Marchal",   "Weber",
  "Mallet",   "Hamon",       "Boulanger", "Jacob",     "Monnier",   "Michaud",   "Rodriguez",
  "Guichard", "Gillet",      "Étienne",   "Grondin",   "Poulain",   "Tessier",   "Chevallier",
  "Diallo",   "Nguyen",      "Benali",    "Haddad",    "Traoré",    "Da Silva",  "Ferreira",
};

static const char *const mothers[] = {
  "Aurélie",  "Céline",    "Émilie",  "Julie",  "Laura",   "Marion",   "Sophie",    "Élodie",
  "Caroline", "Stéphanie", "Pauline", "Claire", "Audrey",  "Sarah",    "Amandine",  "Virginie",
  "Mélanie",  "Delphine",  "Hélène",  "Anne",   "Lucie",   "Mathilde", "Charlotte", "Laetitia",
  "Nadia",    "Fatima",    "Samira",  "Anaïs",  "Justine", "Clémence", "Alice",     "Maud",
};

static const char *const fathers[] = {
  "Nicolas", "Julien",  "Sébastien", "Thomas",  "David",    "Alexandre", "Guillaume", "Jérôme",
  "Mathieu", "Vincent", "Cédric",    "Romain",  "Benjamin", "Frédéric",  "Ludovic",   "Arnaud",
  "Fabien",  "Mickaël", "Olivier",   "Antoine", "Florian",  "Maxime",    "Pierre",    "Grégory",
  "Karim",   "Mehdi",   "Rachid",    "Damien",  "Laurent",  "Simon",     "Yann",      "Gaël",
};

static const char *const girls[] = {
  "Louise",   "Ambre",  "Alba",     "Jade",     "Emma",   "Rose",     "Alma",     "Alice",
  "Anna",     "Lina",   "Mia",      "Chloé",    "Léna",   "Inès",     "Romy",     "Julia",
  "Lou",      "Iris",   "Zoé",      "Nina",     "Agathe", "Juliette", "Jeanne",   "Margaux",
  "Lola",     "Manon",  "Camille",  "Victoire", "Sofia",  "Charlie",  "Adèle",    "Charlotte",
  "Mila",     "Olivia", "Giulia",   "Luna",     "Éva",    "Yasmine",  "Aya",      "Capucine",
  "Clémence", "Salomé", "Apolline", "Maëlys",   "Elsa",   "Léonie",   "Mathilde",
};

static const char *const boys[] = {
  "Gabriel",  "Raphaël", "Louis",   "Léo",   "Arthur",  "Noah",    "Jules",  "Adam",     "Maël",
  "Lucas",    "Hugo",    "Isaac",   "Liam",  "Sacha",   "Gabin",   "Paul",   "Nathan",   "Aaron",
  "Mohamed",  "Ethan",   "Eden",    "Tom",   "Léon",    "Noé",     "Tiago",  "Théo",     "Marius",
  "Martin",   "Victor",  "Axel",    "Robin", "Timéo",   "Antoine", "Nino",   "Valentin", "Naël",
  "Augustin", "Ayden",   "Malo",    "Rayan", "Eliott",  "Côme",    "Samuel", "Simon",    "Ibrahim",
  "Basile",   "Oscar",   "Gaspard", "Evan",  "Marceau", "Lenny",   "Milo",   "Clément",  "Yanis",
};

#define DRAW(self, names) names[pf_demo_town_draw (self, G_N_ELEMENTS (names))]

const char *
pf_demo_draw_last_name (PfDemoTown *self)
{
  return DRAW (self, last_names);
}

const char *
pf_demo_draw_adult_name (PfDemoTown *self, PfSex sex)
{
  return sex == PF_SEX_FEMALE ? DRAW (self, mothers) : DRAW (self, fathers);
}

const char *
pf_demo_draw_child_name (PfDemoTown *self, PfSex sex)
{
  return sex == PF_SEX_FEMALE ? DRAW (self, girls) : DRAW (self, boys);
}

char *
pf_demo_fold_name (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);

  return g_strdup (g_strdelimit (lower, " '", '-'));
}
