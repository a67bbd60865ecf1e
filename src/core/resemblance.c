/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/resemblance.h"

#include <string.h>

#include "core/text.h"

G_DEFINE_ENUM_TYPE (PfSign,
                    pf_sign,
                    G_DEFINE_ENUM_VALUE (PF_SIGN_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_SIGN_SAME_EMAIL, "same_email"),
                    G_DEFINE_ENUM_VALUE (PF_SIGN_SAME_PHONE, "same_phone"),
                    G_DEFINE_ENUM_VALUE (PF_SIGN_SAME_NAME, "same_name"),
                    G_DEFINE_ENUM_VALUE (PF_SIGN_NEAR_NAME, "near_name"),
                    G_DEFINE_ENUM_VALUE (PF_SIGN_SAME_ADDRESS, "same_address"))

static const char *
get_word (PfSign sign)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_SIGN);

  return g_intern_string (g_enum_get_value (words, (int) sign)->value_nick);
}

static char *
build_trait (PfSign sign, const char *text)
{
  return text != NULL && *text != '\0' ? g_strconcat (get_word (sign), ":", text, NULL) : NULL;
}

char *
pf_trait_from_email (const char *email)
{
  g_autofree char *folded = email != NULL ? g_utf8_casefold (email, -1) : NULL;

  return build_trait (PF_SIGN_SAME_EMAIL, folded);
}

char *
pf_trait_from_phone (const char *phone)
{
  return build_trait (PF_SIGN_SAME_PHONE, phone);
}

char *
pf_trait_from_name (const char *first_name, const char *last_name)
{
  g_autofree char *name = g_strdup_printf ("%s %s", first_name, last_name);
  g_autofree char *folded = pf_text_fold (name);

  return build_trait (PF_SIGN_SAME_NAME, folded);
}

/* Letters that are heard, or typed, one for the other have one figure; 0 is not heard. */
static char
get_sound (char letter)
{
  static const char sounds[] = "01230120022455012623010202"; /* of a to z, after R. C. Russell */

  return letter >= 'a' && letter <= 'z' ? sounds[letter - 'a'] : '0';
}

/* Its first letter and the sounds that follow, each run of one sound once: "dupont" and "dupond"
 * give "d153".
 */
static char *
build_sound (const char *name)
{
  g_autofree char *folded = pf_text_fold (name);
  GString *sound = g_string_new (NULL);
  char last = '0';

  for (const char *c = folded; *c != '\0'; c++) {
    char heard = get_sound (*c);

    if (*c == ' ')
      continue;
    if (sound->len == 0)
      g_string_append_c (sound, *c);
    else if (heard != '0' && heard != last)
      g_string_append_c (sound, heard);
    last = heard;
  }
  return g_string_free (sound, FALSE);
}

char *
pf_trait_from_sound (const char *first_name, const char *last_name)
{
  g_autofree char *first = build_sound (first_name);
  g_autofree char *last = build_sound (last_name);
  gboolean in_order = strcmp (first, last) <= 0;
  g_autofree char *both = g_strconcat (in_order ? first : last, " ", in_order ? last : first, NULL);

  return *first != '\0' || *last != '\0' ? build_trait (PF_SIGN_NEAR_NAME, both) : NULL;
}

/* What La Poste's norm shortens, and what people do. */
static const struct
{
  const char *shortened, *whole;
} ways[] = {
  { "all", "allee" },     { "av", "avenue" },     { "ave", "avenue" }, { "bd", "boulevard" },
  { "bld", "boulevard" }, { "bvd", "boulevard" }, { "ch", "chemin" },  { "che", "chemin" },
  { "imp", "impasse" },   { "pl", "place" },      { "r", "rue" },      { "res", "residence" },
  { "rte", "route" },     { "sq", "square" },     { "st", "saint" },   { "ste", "sainte" },
};

static const char *
find_whole (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    if (g_str_equal (ways[i].shortened, word))
      return ways[i].whole;
  }
  return word;
}

char *
pf_trait_from_address (const char *line1, const char *postal_code)
{
  g_autofree char *folded = pf_text_fold (line1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  if (*folded == '\0')
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (text, "%s ", find_whole (words[i]));
  g_string_append (text, postal_code);
  return build_trait (PF_SIGN_SAME_ADDRESS, text->str);
}

PfSign
pf_trait_get_sign (const char *trait)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_SIGN);
  g_autofree char *word = g_strndup (trait, strcspn (trait, ":"));
  const GEnumValue *value = g_enum_get_value_by_nick (words, word);

  return value != NULL ? (PfSign) value->value : PF_SIGN_NONE;
}

static guint
simplify (guint signs)
{
  return (signs & 1u << PF_SIGN_SAME_NAME) != 0 ? signs & ~(1u << PF_SIGN_NEAR_NAME) : signs;
}

GStrv
pf_signs_to_words (guint signs)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (PfSign sign = PF_SIGN_SAME_EMAIL; sign < PF_N_SIGNS; sign++) {
    if ((simplify (signs) & 1u << sign) != 0)
      g_strv_builder_add (words, get_word (sign));
  }
  return g_strv_builder_end (words);
}

guint
pf_signs_weigh (guint signs)
{
  static const guint weights[PF_N_SIGNS] = {
    [PF_SIGN_SAME_EMAIL] = 8, [PF_SIGN_SAME_PHONE] = 6,   [PF_SIGN_SAME_NAME] = 5,
    [PF_SIGN_NEAR_NAME] = 2,  [PF_SIGN_SAME_ADDRESS] = 3,
  };
  guint weight = 0;

  for (PfSign sign = PF_SIGN_SAME_EMAIL; sign < PF_N_SIGNS; sign++) {
    if ((simplify (signs) & 1u << sign) != 0)
      weight += weights[sign];
  }
  return weight;
}
