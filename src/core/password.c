/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/password.h"

#include <stdlib.h>
#include <string.h>

#include "core/common-passwords.h"
#include "core/password-guess.h"
#include "core/text.h"

/* So many characters that nobody foresees are asked beside what everybody does. */
#define LEAST_LEFT 6
/* Shorter words stand in others by chance. */
#define LEAST_OWN_WORD 4

/* Bits of guessing: a phrase of five words is good, what a password manager makes is strong. */
#define GOOD_BITS 45
#define STRONG_BITS 70

static int
compare (const void *word, const void *entry)
{
  return strcmp (word, *(const char *const *) entry);
}

static gboolean
is_in_list (const char *password)
{
  g_autofree char *lower = g_utf8_casefold (password, -1);

  return bsearch (lower, pf_common_passwords, pf_n_common_passwords, sizeof (char *), compare) !=
         NULL;
}

/* A word twice is no longer than once. */
static gboolean
is_common (const char *password)
{
  g_autoptr (PfGuess) guess = pf_guess_new (password);
  gsize period = pf_guess_get_period (guess);

  pf_guess_note_usual_words (guess);
  return pf_guess_count_left (guess) < LEAST_LEFT ||
         (period < guess->n && period < PF_PASSWORD_MIN_LENGTH) || is_in_list (password);
}

static gboolean
note_own_word (PfGuess *guess, const char *word)
{
  return g_utf8_strlen (word, -1) >= LEAST_OWN_WORD && pf_guess_note_word (guess, word);
}

/* "Marie-Claire" may be written in one, and is two words besides. */
static gboolean
note_name (PfGuess *guess, const char *name)
{
  const char *at = strchr (name, '@');
  g_autofree char *local = at != NULL ? g_strndup (name, (gsize) (at - name)) : g_strdup (name);
  g_autofree char *folded = pf_text_fold (local);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *joined = g_strjoinv ("", words);
  gboolean found = note_own_word (guess, joined);

  for (char **word = words; *word != NULL; word++)
    found |= note_own_word (guess, *word);
  return found;
}

static gboolean
note_own_words (PfGuess *guess, const char *const *own_words)
{
  gboolean found = FALSE;

  for (gsize i = 0; own_words != NULL && own_words[i] != NULL; i++)
    found |= note_name (guess, own_words[i]);
  return found;
}

static gboolean
is_personal (const char *password, const char *const *own_words)
{
  g_autoptr (PfGuess) guess = pf_guess_new (password);

  if (!note_own_words (guess, own_words))
    return FALSE;
  pf_guess_note_usual_words (guess);
  return pf_guess_count_left (guess) < LEAST_LEFT;
}

const char *
pf_password_find_fault (const char *password, const char *const *own_words)
{
  g_return_val_if_fail (password != NULL, NULL);

  if (g_utf8_strlen (password, -1) < PF_PASSWORD_MIN_LENGTH)
    return "too-short";
  if (is_common (password))
    return "too-common";
  return is_personal (password, own_words) ? "too-personal" : NULL;
}

/* Small letters, capitals, figures, and the rest but spaces. */
static guint
count_kinds (const char *password)
{
  guint kinds = 0;

  for (const char *c = password; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar letter = g_utf8_get_char (c);

    if (g_unichar_isupper (letter))
      kinds |= 1;
    else if (g_unichar_isalpha (letter))
      kinds |= 2;
    else if (g_unichar_isdigit (letter))
      kinds |= 4;
    else if (!g_unichar_isspace (letter))
      kinds |= 8;
  }
  return (kinds & 1) + (kinds >> 1 & 1) + (kinds >> 2 & 1) + (kinds >> 3 & 1);
}

static gsize
count_different (const PfGuess *guess)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < guess->n; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (guess->letters[i]));
  return g_hash_table_size (seen);
}

/* People choose words: each letter of them is worth far less than its keys would be. */
static double
measure_bits (const char *password, const char *const *own_words)
{
  g_autoptr (PfGuess) guess = pf_guess_new (password);
  double per_letter = 2 + 0.5 * count_kinds (password);

  pf_guess_note_usual_words (guess);
  note_own_words (guess, own_words);
  if (count_different (guess) < LEAST_LEFT)
    return 0;
  return (double) pf_guess_count_left (guess) * per_letter;
}

PfPasswordStrength
pf_password_get_strength (const char *password, const char *const *own_words)
{
  double bits;

  g_return_val_if_fail (password != NULL, PF_PASSWORD_STRENGTH_WEAK);

  if (pf_password_find_fault (password, own_words) != NULL)
    return PF_PASSWORD_STRENGTH_WEAK;
  bits = measure_bits (password, own_words);
  if (bits >= STRONG_BITS)
    return PF_PASSWORD_STRENGTH_STRONG;
  return bits >= GOOD_BITS ? PF_PASSWORD_STRENGTH_GOOD : PF_PASSWORD_STRENGTH_FAIR;
}
