/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/password-guess.h"

#include <string.h>

/* Keys side by side, and those one below the other, on the keyboards of here and elsewhere. */
static const char *const keys[] = {
  "1234567890", "azertyuiop",
  "qsdfghjklm", "wxcvbn",
  "qwertyuiop", "asdfghjkl",
  "zxcvbnm",    "qwertzuiop",
  "yxcvbnm",    "1aqw",
  "2zsx",       "3edc",
  "4rfv",       "5tgb",
  "6yhn",       "7uj",
  "8ik",        "9ol",
  "0pm",        "1qaz",
  "2wsx",       "abcdefghijklmnopqrstuvwxyz",
  "0123456789",
};

/* What people put in a password for being asked one, and for this portal. */
static const char *const usual_words[] = {
  "motdepasse", "monmotdepasse", "password", "passe",  "secret",       "bonjour",   "bienvenue",
  "jetaime",    "iloveyou",      "amour",    "soleil", "chocolat",     "doudou",    "loulou",
  "chouchou",   "coucou",        "maman",    "papa",   "enfant",       "princesse", "azerty",
  "qwerty",     "admin",         "welcome",  "login",  "portail",      "famille",   "mairie",
  "cantine",    "creche",        "ecole",    "ville",  "periscolaire", "letmein",
};

static void
append_letters (GArray *letters, const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);

    if (!g_unichar_ismark (letter))
      g_array_append_val (letters, letter);
  }
}

/* Whether @after stands beside @before on the keyboard or in the alphabet, and which way. */
static int
find_step (gunichar before, gunichar after, const char *row)
{
  const char *at = before < 128 && before > 0 ? strchr (row, (int) before) : NULL;

  if (at == NULL)
    return 0;
  if (at[1] != '\0' && after == (gunichar) at[1])
    return 1;
  return at > row && after == (gunichar) at[-1] ? -1 : 0;
}

/* Three in a row are no accident; between others ("1a2z3e"), four. */
static void
note_walks (PfGuess *self, const char *row, gsize stride)
{
  gsize least = stride == 1 ? 3 : 4;

  for (gsize start = 0; start + stride < self->n; start++) {
    int way = find_step (self->letters[start], self->letters[start + stride], row);
    gsize length = 1;
    gsize at = start;

    while (way != 0 && at + stride < self->n &&
           find_step (self->letters[at], self->letters[at + stride], row) == way) {
      at += stride;
      length++;
    }
    for (gsize i = 1; length >= least && i < length; i++)
      self->guessed[start + i * stride] = TRUE;
  }
}

/* What stands there once more follows from the first time: "aaa", "loulou", "121212". */
static void
note_repetitions (PfGuess *self, gsize period)
{
  gsize length = 0;

  for (gsize i = period; i < self->n; i++) {
    length = self->letters[i] == self->letters[i - period] ? length + 1 : 0;
    if (length >= MAX (period, 2)) {
      for (gsize k = 0; k < length; k++)
        self->guessed[i - k] = TRUE;
    }
  }
}

static gboolean
is_digit (gunichar letter)
{
  return letter >= '0' && letter <= '9';
}

static gboolean
is_year (const gunichar *letters)
{
  gboolean century =
      (letters[0] == '1' && letters[1] == '9') || (letters[0] == '2' && letters[1] == '0');

  return century && is_digit (letters[2]) && is_digit (letters[3]);
}

static void
note_years (PfGuess *self)
{
  for (gsize i = 0; i + 4 <= self->n; i++) {
    if (is_year (self->letters + i))
      self->guessed[i + 1] = self->guessed[i + 2] = self->guessed[i + 3] = TRUE;
  }
}

PfGuess *
pf_guess_new (const char *password)
{
  g_autofree char *lower = g_utf8_casefold (password, -1);
  g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  PfGuess *self = g_new0 (PfGuess, 1);

  append_letters (letters, decomposed != NULL ? decomposed : "");
  self->n = letters->len;
  self->letters = (gunichar *) (gpointer) g_array_free (letters, FALSE);
  self->guessed = g_new0 (gboolean, self->n);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    note_walks (self, keys[i], 1);
    note_walks (self, keys[i], 2);
  }
  for (gsize period = 1; period <= self->n / 2; period++)
    note_repetitions (self, period);
  note_years (self);
  memset (lower, 0, strlen (lower));
  return self;
}

void
pf_guess_free (PfGuess *self)
{
  g_free (self->letters);
  g_free (self->guessed);
  g_free (self);
}

/* The place after @word where it stands at @start, whatever lies between its letters that is none
 * ("mot de passe"); 0 where it does not.
 */
static gsize
match_word (const PfGuess *self, gsize start, const char *word)
{
  gsize at = start;

  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c)) {
    while (at > start && at < self->n && !g_unichar_isalnum (self->letters[at]))
      at++;
    if (at >= self->n || self->letters[at] != g_utf8_get_char (c))
      return 0;
    at++;
  }
  return at;
}

gboolean
pf_guess_note_word (PfGuess *self, const char *word)
{
  gboolean found = FALSE;

  for (gsize start = 0; start < self->n; start++) {
    gsize end = match_word (self, start, word);

    found |= end > start;
    for (gsize i = start + 1; i < end; i++)
      self->guessed[i] = TRUE;
  }
  return found;
}

void
pf_guess_note_usual_words (PfGuess *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual_words); i++)
    pf_guess_note_word (self, usual_words[i]);
}

gsize
pf_guess_count_left (const PfGuess *self)
{
  gsize n = 0;

  for (gsize i = 0; i < self->n; i++)
    n += self->guessed[i] ? 0 : 1;
  return n;
}

gsize
pf_guess_get_period (const PfGuess *self)
{
  for (gsize period = 1; period <= self->n / 2; period++) {
    gsize i = period;

    while (i < self->n && self->letters[i] == self->letters[i - period])
      i++;
    if (i == self->n)
      return period;
  }
  return self->n;
}
