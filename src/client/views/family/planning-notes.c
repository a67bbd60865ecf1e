/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-notes.h"

#include <glib/gi18n.h>

#include "client/views/family/planning-results-words.h"
#include "client/views/family/planning-words.h"
#include "client/views/say.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/note.h"

struct _PfPlanningNotes
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *countdown; /* (nullable): in the note of the deadline */
  PfInstant closes_at;  /* what it counts down to */
  char *lead;           /* (nullable): what the next warning says first */
};

static guint see_signal;

G_DEFINE_FINAL_TYPE (PfPlanningNotes, pf_planning_notes, ADW_TYPE_BIN)

static void
clear (PfPlanningNotes *self)
{
  GtkWidget *child;

  self->countdown = NULL;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
add (PfPlanningNotes *self,
     PfNoteKind kind,
     const char *icon_name,
     const char *text,
     GtkWidget *action)
{
  g_autofree char *lead = kind == PF_NOTE_KIND_WARN ? g_steal_pointer (&self->lead) : NULL;
  g_autofree char *whole = lead != NULL ? g_strdup_printf ("%s %s", lead, text) : g_strdup (text);
  GtkWidget *note = g_object_new (PF_TYPE_NOTE,
                                  "kind",
                                  kind,
                                  "icon-name",
                                  icon_name,
                                  "text",
                                  whole,
                                  "action",
                                  action,
                                  "hexpand",
                                  TRUE,
                                  NULL);

  gtk_box_append (GTK_BOX (self->box), note);
}

static GtkWidget *
new_button (const char *label, const char *action_name)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-like");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  return button;
}

/* Of today the hour is enough. */
static char *
say_when (PfPlanningModel *model, PfInstant instant)
{
  GTimeZone *zone = pf_planning_model_get_zone (model);

  if (pf_instant_get_date (instant, zone) == pf_planning_model_get_today (model))
    return pf_say_time (instant, zone);
  return pf_say_moment (instant, pf_planning_model_get_now (model), zone);
}

/* "Planning as it was at 18:20." */
static char *
say_planning_of (PfPlanningModel *model, PfInstant instant)
{
  g_autofree char *when = say_when (model, instant);

  if (pf_instant_get_date (instant, pf_planning_model_get_zone (model)) ==
      pf_planning_model_get_today (model))
    return g_strdup_printf (_ ("Planning as it was at %s."), when);
  return g_strdup_printf (_ ("Planning as it was %s."), when);
}

static void
add_deadline (PfPlanningNotes *self, PfPlanningModel *model, gboolean narrow)
{
  PfPlanningDeadline *deadline = pf_planning_model_get_next_deadline (model);
  g_autofree char *text = NULL;

  if (deadline == NULL)
    return;
  text = pf_planning_say_deadline (model, deadline);
  if (!narrow) {
    self->countdown = gtk_label_new (NULL);
    gtk_widget_add_css_class (self->countdown, "countdown");
  }
  self->closes_at = deadline->closes_at;
  add (self, PF_NOTE_KIND_WARN, "pf-offered-symbolic", text, self->countdown);
  pf_planning_notes_tick (self, model);
}

static void
add_cached (PfPlanningNotes *self, PfPlanningModel *model)
{
  g_autofree char *shown = say_planning_of (model, pf_planning_model_get_since (model));
  g_autofree char *text = g_strdup_printf ("%s %s", shown, _ ("It is being updated."));

  add (self, PF_NOTE_KIND_QUIET, "document-open-recent-symbolic", text, NULL);
}

static void
add_offline (PfPlanningNotes *self, PfPlanningModel *model)
{
  guint n = pf_planning_model_get_sum (model).n;
  g_autofree char *since = say_when (model, pf_planning_model_get_since (model));
  GString *text = g_string_new (NULL);

  g_string_printf (text, _ ("Offline since %s."), since);
  if (pf_planning_model_get_planning (model) != NULL) {
    g_autofree char *sentence = say_planning_of (model, pf_planning_model_get_taken_at (model));

    g_string_append_printf (text, " %s", sentence);
  }
  if (n > 0) {
    g_autofree char *kept =
        g_strdup_printf (ngettext ("Your choice is kept.", "Your %u choices are kept.", n), n);

    g_string_append_printf (text, " %s", kept);
  }
  add (self,
       PF_NOTE_KIND_WARN,
       "network-offline-symbolic",
       text->str,
       new_button (_ ("Try again"), "planning.retry"));
  g_string_free (text, TRUE);
}

static void
add_unanswered (PfPlanningNotes *self, PfPlanningModel *model)
{
  g_autofree char *since = say_when (model, pf_planning_model_get_since (model));
  g_autofree char *text = g_strdup_printf (
      _ ("The network was lost at %s, before the portal’s answer came. Send again: "
         "nothing is booked twice."),
      since);

  add (self,
       PF_NOTE_KIND_WARN,
       "network-offline-symbolic",
       text,
       new_button (_ ("Send again"), "planning.validate"));
}

/* What a button leads to: one after the other, and round again. */
typedef struct
{
  GPtrArray *outcomes;
  guint next;
} Tour;

static void
free_tour (gpointer data)
{
  Tour *tour = data;

  g_ptr_array_unref (tour->outcomes);
  g_free (tour);
}

static void
see_cb (PfPlanningNotes *self, GtkButton *button)
{
  Tour *tour = g_object_get_data (G_OBJECT (button), "tour");
  PfPlanningOutcome *outcome = tour->outcomes->pdata[tour->next];

  tour->next = (tour->next + 1) % tour->outcomes->len;
  g_signal_emit (self, see_signal, 0, outcome);
}

static GtkWidget *
new_see (PfPlanningNotes *self, PfPlanningModel *model, PfPlanningOutcomeKind kind)
{
  GtkWidget *see = new_button (_ ("See"), NULL);
  Tour *tour = g_new0 (Tour, 1);

  tour->outcomes = pf_planning_list_outcomes (model, kind);
  g_object_set_data_full (G_OBJECT (see), "tour", tour, free_tour);
  g_signal_connect_swapped (see, "clicked", G_CALLBACK (see_cb), self);
  return see;
}

static void
add_results (PfPlanningNotes *self, PfPlanningModel *model)
{
  g_autofree char *done = pf_planning_say_done (model);
  g_autofree char *waiting = pf_planning_say_waiting (model);
  g_autofree char *refusals = pf_planning_say_refusals (model);

  if (done != NULL)
    add (self,
         PF_NOTE_KIND_GOOD,
         "pf-booked-symbolic",
         done,
         new_see (self, model, PF_PLANNING_OUTCOME_DONE));
  if (waiting != NULL)
    add (self,
         PF_NOTE_KIND_INFO,
         "pf-rank-symbolic",
         waiting,
         new_see (self, model, PF_PLANNING_OUTCOME_WAITING));
  if (refusals != NULL)
    add (self,
         PF_NOTE_KIND_BAD,
         "pf-refused-symbolic",
         refusals,
         new_see (self, model, PF_PLANNING_OUTCOME_REFUSED));
}

/* "Your 3 choices of yesterday are still here." */
static void
add_restored (PfPlanningNotes *self, PfPlanningModel *model)
{
  PfInstant at = pf_planning_model_get_restored_at (model);
  guint n = pf_planning_model_get_sum (model).n;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (at == 0 || n == 0)
    return;
  when = pf_say_moment (at, pf_planning_model_get_now (model), pf_planning_model_get_zone (model));
  text = g_strdup_printf (ngettext ("%u choice made %s is still here, not validated.",
                                    "Your %u choices made %s are still here, not validated.",
                                    n),
                          n,
                          when);
  add (self, PF_NOTE_KIND_INFO, "pf-chosen-symbolic", text, NULL);
}

/* Why choices went: the note that warns of something else says it first, for never two notes of one
 * kind stand side by side.
 */
static char *
say_dropped (PfPlanningModel *model)
{
  guint n_expired = pf_planning_model_get_n_expired (model);
  guint n_settled = pf_planning_model_get_n_settled (model);
  GString *text = g_string_new (NULL);

  if (n_expired > 0)
    g_string_append_printf (text,
                            ngettext ("A choice was dropped: its deadline has passed.",
                                      "%u choices were dropped: their deadline has passed.",
                                      n_expired),
                            n_expired);
  if (n_settled > 0) {
    g_string_append (text, text->len > 0 ? " " : "");
    g_string_append_printf (text,
                            ngettext ("A choice was dropped: its day has changed meanwhile.",
                                      "%u choices were dropped: their days have changed meanwhile.",
                                      n_settled),
                            n_settled);
  }
  return g_string_free (text, text->len == 0);
}

static void
add_lead (PfPlanningNotes *self)
{
  g_autofree char *lead = g_steal_pointer (&self->lead);

  if (lead != NULL)
    add (self, PF_NOTE_KIND_WARN, "pf-locked-symbolic", lead, NULL);
}

void
pf_planning_notes_show (PfPlanningNotes *self, PfPlanningModel *model, gboolean narrow)
{
  g_return_if_fail (PF_IS_PLANNING_NOTES (self));

  clear (self);
  g_free (self->lead);
  self->lead = say_dropped (model);
  add_restored (self, model);
  switch (pf_planning_model_get_situation (model)) {
  case PF_PLANNING_SITUATION_LOADING:
    add (self, PF_NOTE_KIND_QUIET, NULL, _ ("The planning is on its way."), NULL);
    break;
  case PF_PLANNING_SITUATION_FRESH:
    add_deadline (self, model, narrow);
    break;
  case PF_PLANNING_SITUATION_CACHED:
    add_cached (self, model);
    break;
  case PF_PLANNING_SITUATION_OFFLINE:
    add_offline (self, model);
    break;
  case PF_PLANNING_SITUATION_SENDING:
    add (self, PF_NOTE_KIND_QUIET, NULL, _ ("Your choices are on their way."), NULL);
    break;
  case PF_PLANNING_SITUATION_UNANSWERED:
    add_unanswered (self, model);
    break;
  case PF_PLANNING_SITUATION_RESULTS:
    add_results (self, model);
    break;
  case PF_PLANNING_SITUATION_FAILED:
    add (self,
         PF_NOTE_KIND_BAD,
         "dialog-warning-symbolic",
         _ ("The portal cannot answer for now. Nothing of yours is lost."),
         new_button (_ ("Try again"), "planning.retry"));
    break;
  }
  add_lead (self);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
}

void
pf_planning_notes_tick (PfPlanningNotes *self, PfPlanningModel *model)
{
  g_autofree char *left = NULL;

  g_return_if_fail (PF_IS_PLANNING_NOTES (self));
  if (self->countdown == NULL)
    return;
  left = pf_say_delay (pf_planning_model_get_now (model), self->closes_at);
  gtk_label_set_label (GTK_LABEL (self->countdown), left);
}

static void
pf_planning_notes_finalize (GObject *object)
{
  g_free (PF_PLANNING_NOTES (object)->lead);
  G_OBJECT_CLASS (pf_planning_notes_parent_class)->finalize (object);
}

static void
pf_planning_notes_class_init (PfPlanningNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_planning_notes_finalize;
  see_signal = g_signal_new ("see",
                             PF_TYPE_PLANNING_NOTES,
                             G_SIGNAL_RUN_LAST,
                             0,
                             NULL,
                             NULL,
                             NULL,
                             G_TYPE_NONE,
                             1,
                             PF_TYPE_PLANNING_OUTCOME);
}

static void
pf_planning_notes_init (PfPlanningNotes *self)
{
  self->box = g_object_new (PF_TYPE_BOX, "spacing", 12, "same", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
