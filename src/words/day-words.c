/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/day-words.h"

#include <glib/gi18n-lib.h>

#include "words/words.h"

static const struct
{
  const char *label, *words;
} labels[] = {
  { "autumn", N_ ("Autumn holidays") },
  { "christmas", N_ ("Christmas holidays") },
  { "winter", N_ ("Winter holidays") },
  { "spring", N_ ("Spring holidays") },
  { "ascension_bridge", N_ ("Ascension bridge") },
  { "summer", N_ ("Summer holidays") },
  { "new_year", N_ ("New Year’s Day") },
  { "good_friday", N_ ("Good Friday") },
  { "easter_monday", N_ ("Easter Monday") },
  { "labour_day", N_ ("Labour Day") },
  { "victory_day", N_ ("Victory Day") },
  { "ascension", N_ ("Ascension Day") },
  { "whit_monday", N_ ("Whit Monday") },
  { "national_day", N_ ("National Day") },
  { "assumption", N_ ("Assumption Day") },
  { "all_saints", N_ ("All Saints’ Day") },
  { "armistice", N_ ("Armistice Day") },
  { "christmas_day", N_ ("Christmas Day") },
  { "saint_stephen", N_ ("Saint Stephen’s Day") },
};

const char *
pf_words_day_label (PfLanguage language, const char *label)
{
  for (gsize i = 0; label != NULL && i < G_N_ELEMENTS (labels); i++) {
    if (g_str_equal (labels[i].label, label))
      return pf_words (language, labels[i].words);
  }
  return label;
}
