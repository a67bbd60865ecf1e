/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ratio.h"

#include "core/text.h"

#define PLACES_SHOWN 4

static const PfRatio overflow = { 0, 0 };

static __int128
find_common_divisor (__int128 a, __int128 b)
{
  while (b != 0) {
    __int128 rest = a % b;

    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

static PfRatio
reduce (PfRatio self)
{
  __int128 divisor = find_common_divisor (self.numerator, self.denominator);

  if (divisor > 1) {
    self.numerator /= divisor;
    self.denominator /= divisor;
  }
  return self;
}

PfRatio
pf_ratio (gint64 numerator, gint64 denominator)
{
  return reduce ((PfRatio){ numerator, denominator });
}

/* Powers of ten are all there is to take out, and most quotients are whole. */
PfRatio
pf_ratio_from_decimal (PfDecimal value)
{
  PfDecimal unit = PF_DECIMAL_ONE;

  if (value % unit == 0)
    return (PfRatio){ value / unit, 1 };
  for (; value % 10 == 0; value /= 10)
    unit /= 10;
  return (PfRatio){ value, unit };
}

PfRatio
pf_ratio_from_percent (PfDecimal percent)
{
  return reduce ((PfRatio){ percent, (__int128) PF_DECIMAL_ONE * 100 });
}

static gboolean
multiply (PfRatio a, PfRatio b, PfRatio *ret_product)
{
  return !__builtin_mul_overflow (a.numerator, b.numerator, &ret_product->numerator) &&
         !__builtin_mul_overflow (a.denominator, b.denominator, &ret_product->denominator);
}

/* Common divisors are looked for only when there is no room left: that takes time. */
PfRatio
pf_ratio_multiply (PfRatio a, PfRatio b)
{
  PfRatio crossed_a, crossed_b;
  PfRatio product;

  if (multiply (a, b, &product))
    return product;
  crossed_a = reduce ((PfRatio){ a.numerator, b.denominator });
  crossed_b = reduce ((PfRatio){ b.numerator, a.denominator });
  return multiply (crossed_a, crossed_b, &product) ? product : overflow;
}

PfRatio
pf_ratio_add (PfRatio self, gint64 cents)
{
  __int128 more;

  if (__builtin_mul_overflow (self.denominator, (__int128) cents, &more) ||
      __builtin_add_overflow (self.numerator, more, &self.numerator))
    return overflow;
  return self;
}

/* The whole part is compared first, so that nothing has to be multiplied. */
int
pf_ratio_compare (PfRatio self, gint64 cents)
{
  __int128 whole, rest;

  if (self.denominator == 0)
    return 0;
  whole = self.numerator / self.denominator;
  rest = self.numerator % self.denominator;
  if (whole != cents)
    return whole < cents ? -1 : 1;
  return (rest > 0) - (rest < 0);
}

PfRatio
pf_ratio_clamp (PfRatio self, PfMoney lowest, PfMoney highest)
{
  if (highest != PF_NO_MONEY && pf_ratio_compare (self, highest) > 0)
    return pf_ratio_from_integer (highest);
  if (lowest != PF_NO_MONEY && pf_ratio_compare (self, lowest) < 0)
    return pf_ratio_from_integer (highest != PF_NO_MONEY ? MIN (lowest, highest) : lowest);
  return self;
}

gboolean
pf_ratio_round (PfRatio self, PfRounding rounding, int step, PfMoney *ret_cents)
{
  gboolean negative = self.numerator < 0;
  __int128 size = negative ? -self.numerator : self.numerator;
  __int128 unit, steps, rest;

  if (self.denominator == 0 || __builtin_mul_overflow (self.denominator, (__int128) step, &unit))
    return FALSE;
  steps = size / unit;
  rest = size % unit;

  switch (rounding) {
  case PF_ROUNDING_NONE:
  case PF_ROUNDING_HALF_UP:
    steps += rest >= unit - rest;
    break;
  case PF_ROUNDING_UP:
    steps += rest > 0;
    break;
  case PF_ROUNDING_DOWN:
    break;
  }
  if (steps > G_MAXINT64 / step)
    return FALSE;
  *ret_cents = (PfMoney) (negative ? -steps : steps) * step;
  return TRUE;
}

void
pf_ratio_write (PfRatio self, GString *out)
{
  const __int128 roomy = (__int128) 1 << 120;
  __int128 size = self.numerator < 0 ? -self.numerator : self.numerator;
  __int128 rest;

  g_return_if_fail (self.denominator > 0);
  if (self.numerator < 0)
    g_string_append_c (out, '-');
  pf_text_write_integer (out, (gint64) (size / self.denominator));

  rest = size % self.denominator;
  for (; self.denominator > roomy; self.denominator >>= 1)
    rest >>= 1;
  for (guint place = 0; place < PLACES_SHOWN && rest > 0; place++) {
    if (place == 0)
      g_string_append_c (out, '.');
    g_string_append_c (out, (char) ('0' + rest * 10 / self.denominator));
    rest = rest * 10 % self.denominator;
  }
}
