/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What in a password is foreseen by who guesses: repetitions, runs of the alphabet and of figures,
 * walks over the keyboard, years, words. For password.c alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gunichar *letters; /* without case nor accents */
  gboolean *guessed; /* of each: it follows from those before */
  gsize n;
} PfGuess;

/* Notes all but words. */
PfGuess *pf_guess_new (const char *password);
void pf_guess_free (PfGuess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfGuess, pf_guess_free)

/* Notes each place where @word stands, written as pf_text_fold() does but for its spaces. It counts
 * as one letter. Whether it stands anywhere.
 */
gboolean pf_guess_note_word (PfGuess *self, const char *word);

/* The same of the words that everybody takes. */
void pf_guess_note_usual_words (PfGuess *self);

/* Letters that do not follow from others. */
gsize pf_guess_count_left (const PfGuess *self);

/* The length of the shortest piece of which the whole is repetitions: @self->n where it is none. */
gsize pf_guess_get_period (const PfGuess *self);

G_END_DECLS
