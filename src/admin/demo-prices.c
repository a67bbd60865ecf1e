/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/demo-prices.h"

#include "core/local-time.h"
#include "core/price.h"

typedef struct
{
  PfMoney cents;
  PfId tariff;
  int edition;
  GStrv explanation;
} Kept;

struct _PfDemoPrices
{
  PfDemoTown *town;
  GPtrArray *pricings;  /* by the number of their tariff, from 0 */
  GHashTable *siblings; /* lists of enrolments, by household and activity */
  GHashTable *kept;     /* of Kept, by what a price depends on */
};

static void
free_kept (gpointer data)
{
  Kept *self = data;

  g_strfreev (self->explanation);
  g_free (self);
}

static PfPricing *
make_pricing (PfDemoPrices *self, PfTariff *tariff)
{
  GPtrArray *all = self->town->tables[PF_DEMO_TARIFF_LINE];
  gint64 outsider = pf_id_to_number (tariff->outsider_tariff);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    PfTariffLine *line = all->pdata[i];

    if (g_str_equal (line->tariff, tariff->id))
      g_ptr_array_add (lines, line);
  }
  return pf_pricing_new (tariff, lines, outsider != 0 ? self->pricings->pdata[outsider - 1] : NULL);
}

/* Of a household in an activity, in the order of the children's ages. */
static char *
make_sibling_key (PfEnrolment *enrolment)
{
  return g_strconcat (enrolment->household, "/", enrolment->activity, NULL);
}

static void
index_siblings (PfDemoPrices *self)
{
  GPtrArray *enrolments = self->town->tables[PF_DEMO_ENROLMENT];

  for (guint i = 0; i < enrolments->len; i++) {
    g_autofree char *key = make_sibling_key (enrolments->pdata[i]);
    GPtrArray *list = g_hash_table_lookup (self->siblings, key);

    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->siblings, g_steal_pointer (&key), list);
    }
    g_ptr_array_add (list, enrolments->pdata[i]);
  }
}

PfDemoPrices *
pf_demo_prices_new (PfDemoTown *town)
{
  PfDemoPrices *self = g_new0 (PfDemoPrices, 1);
  GPtrArray *tariffs = town->tables[PF_DEMO_TARIFF];

  self->town = town;
  self->pricings = g_ptr_array_new_with_free_func ((GDestroyNotify) pf_pricing_unref);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_kept);
  self->siblings =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < tariffs->len; i++)
    g_ptr_array_add (self->pricings, make_pricing (self, tariffs->pdata[i]));
  index_siblings (self);
  return self;
}

void
pf_demo_prices_free (PfDemoPrices *self)
{
  g_ptr_array_unref (self->pricings);
  g_hash_table_unref (self->siblings);
  g_hash_table_unref (self->kept);
  g_free (self);
}

static PfChild *
get_child (PfDemoPrices *self, PfEnrolment *enrolment)
{
  return pf_demo_town_get (self->town, PF_DEMO_CHILD, (guint) pf_id_to_number (enrolment->child));
}

/* Twins go by their rows, as everywhere. */
static gboolean
is_elder (PfChild *self, PfChild *other)
{
  if (self->birth_date != other->birth_date)
    return self->birth_date < other->birth_date;
  return pf_id_to_number (self->id) < pf_id_to_number (other->id);
}

/* The children that the household has in the activity that day; the eldest is of rank 1. */
static void
count_siblings (PfDemoPrices *self, PfPriceInput *input, PfEnrolment *enrolment, PfDate date)
{
  g_autofree char *key = make_sibling_key (enrolment);
  GPtrArray *siblings = g_hash_table_lookup (self->siblings, key);
  PfChild *child = get_child (self, enrolment);

  input->rank = 1;
  for (guint i = 0; i < siblings->len; i++) {
    PfEnrolment *other = siblings->pdata[i];

    if (!pf_enrolment_covers (other, date))
      continue;
    input->enrolled_children++;
    if (is_elder (get_child (self, other), child))
      input->rank++;
  }
}

static void
read_quotient (PfDemoPrices *self, PfPriceInput *input, PfEnrolment *enrolment, PfDate date)
{
  GPtrArray *all = self->town->tables[PF_DEMO_FAMILY_QUOTIENT];

  for (guint i = 0; i < all->len; i++) {
    PfFamilyQuotient *quotient = all->pdata[i];

    if (g_str_equal (quotient->household, enrolment->household) && quotient->valid_from <= date &&
        date <= quotient->valid_to)
      pf_decimal_parse (quotient->value, &input->quotient);
  }
}

static PfPriceInput
make_input (PfDemoPrices *self, PfEnrolment *enrolment, PfSlot *slot, PfDate date)
{
  PfHousehold *household = pf_demo_town_get (
      self->town, PF_DEMO_HOUSEHOLD, (guint) pf_id_to_number (enrolment->household));
  PfPriceInput input = PF_PRICE_INPUT_NONE;

  input.outsider = !household->resident;
  input.minutes = pf_day_time_parse (slot->ends) - pf_day_time_parse (slot->starts);
  count_siblings (self, &input, enrolment, date);
  read_quotient (self, &input, enrolment, date);
  return input;
}

static Kept *
work_out (PfDemoPrices *self, PfEnrolment *enrolment, PfSession *session)
{
  PfSlot *slot =
      pf_demo_town_get (self->town, PF_DEMO_SLOT, (guint) pf_id_to_number (session->slot));
  PfTariffAssignment *assignment = pf_tariff_assignment_choose (
      self->town->tables[PF_DEMO_TARIFF_ASSIGNMENT],
      slot->activity,
      slot->id,
      pf_calendar_get_kind (self->town->calendar, session->date, session->site, NULL),
      session->date);
  PfPriceInput input = make_input (self, enrolment, slot, session->date);
  Kept *kept = g_new0 (Kept, 1);
  PfPrice price;

  if (!pf_price_compute (
          self->pricings->pdata[pf_id_to_number (assignment->tariff) - 1], &input, &price, NULL))
    g_error ("The demonstration town has no price for a place it offers");
  kept->cents = price.cents;
  kept->edition = price.pricing->edition;
  g_strlcpy (kept->tariff, price.pricing->tariff, PF_ID_SIZE);
  kept->explanation = pf_price_explain (&price);
  return kept;
}

/* Enrolments last a school year, and so do quotients and tariffs here. */
void
pf_demo_prices_set (PfDemoPrices *self,
                    PfBooking *booking,
                    PfEnrolment *enrolment,
                    PfSession *session)
{
  g_autofree char *key = g_strconcat (enrolment->id, "/", session->slot, NULL);
  Kept *kept = g_hash_table_lookup (self->kept, key);

  if (kept == NULL) {
    kept = work_out (self, enrolment, session);
    g_hash_table_insert (self->kept, g_steal_pointer (&key), kept);
  }
  booking->price_cents = kept->cents;
  booking->tariff_version = kept->edition;
  booking->explanation = g_strdupv (kept->explanation);
  g_strlcpy (booking->tariff, kept->tariff, PF_ID_SIZE);
}
