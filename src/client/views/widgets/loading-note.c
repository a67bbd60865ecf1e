/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/loading-note.h"

#include <glib/gi18n.h>

#include "client/views/say.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/note.h"

struct _PfLoadingNote
{
  AdwBin parent_instance;

  GSignalGroup *loading; /* its target: what is shown, while there is one */
  char *first_words;

  GtkWidget *live;
  GtkWidget *note;
  GtkWidget *retry;
};

typedef enum
{
  PROP_LOADING = 1,
  PROP_FIRST_WORDS,
} PfLoadingNoteProperty;

static GParamSpec *properties[PROP_FIRST_WORDS + 1];

G_DEFINE_FINAL_TYPE (PfLoadingNote, pf_loading_note, ADW_TYPE_BIN)

static gboolean
is_today (PfLoading *loading, PfInstant instant)
{
  return pf_instant_get_date (instant, loading->zone) ==
         pf_instant_get_date (loading->now, loading->zone);
}

/* Of today the hour is enough. */
static char *
say_when (PfLoading *loading, PfInstant instant)
{
  if (is_today (loading, instant))
    return pf_say_time (instant, loading->zone);
  return pf_say_moment (instant, loading->now, loading->zone);
}

/* "Shown as it was at 18:20.", or NULL: nothing is shown. */
static char *
say_shown (PfLoading *loading)
{
  g_autofree char *when = NULL;

  if (loading->taken_at == 0)
    return NULL;
  when = say_when (loading, loading->taken_at);
  if (is_today (loading, loading->taken_at))
    return g_strdup_printf (_ ("Shown as it was at %s."), when);
  return g_strdup_printf (_ ("Shown as it was %s."), when);
}

static char *
join (const char *one, const char *other)
{
  return other != NULL ? g_strdup_printf ("%s %s", one, other) : g_strdup (one);
}

static char *
say_offline (PfLoading *loading)
{
  g_autofree char *when = say_when (loading, loading->since);
  g_autofree char *since = g_strdup_printf (_ ("Offline since %s."), when);
  g_autofree char *shown = say_shown (loading);

  return join (since, shown);
}

/* What to say (transfer full), or NULL. */
static char *
build_words (PfLoadingNote *self, PfLoading *loading)
{
  g_autofree char *shown = NULL;

  switch (loading->state) {
  case PF_LOADING_STATE_FIRST:
    return g_strdup (self->first_words);
  case PF_LOADING_STATE_FRESH:
    return NULL;
  case PF_LOADING_STATE_CACHED:
    shown = say_shown (loading);
    return shown != NULL ? join (shown, _ ("It is being updated.")) : NULL;
  case PF_LOADING_STATE_OFFLINE:
    return say_offline (loading);
  case PF_LOADING_STATE_FAILED:
    shown = say_shown (loading);
    return join (_ ("The portal cannot answer for now. Nothing of yours is lost."), shown);
  }
  g_return_val_if_reached (NULL);
}

static const struct
{
  PfNoteKind kind;
  const char *icon_name;
  gboolean can_retry;
} looks[] = {
  [PF_LOADING_STATE_FIRST] = { PF_NOTE_KIND_QUIET, "document-open-recent-symbolic", FALSE },
  [PF_LOADING_STATE_FRESH] = { PF_NOTE_KIND_QUIET, NULL, FALSE },
  [PF_LOADING_STATE_CACHED] = { PF_NOTE_KIND_QUIET, "document-open-recent-symbolic", FALSE },
  [PF_LOADING_STATE_OFFLINE] = { PF_NOTE_KIND_WARN, "network-offline-symbolic", TRUE },
  [PF_LOADING_STATE_FAILED] = { PF_NOTE_KIND_BAD, "dialog-warning-symbolic", TRUE },
};

static void
update (PfLoadingNote *self)
{
  g_autoptr (PfLoading) loading = g_signal_group_dup_target (self->loading);
  g_autofree char *words = loading != NULL ? build_words (self, loading) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  if (words == NULL)
    return;
  g_object_set (self->note,
                "kind",
                looks[loading->state].kind,
                "icon-name",
                looks[loading->state].icon_name,
                "text",
                words,
                NULL);
  gtk_widget_set_visible (self->retry, looks[loading->state].can_retry);
  pf_live_region_say (PF_LIVE_REGION (self->live), words);
}

static void
pf_loading_note_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfLoadingNote *self = PF_LOADING_NOTE (object);

  switch ((PfLoadingNoteProperty) id) {
  case PROP_LOADING:
    g_value_take_object (value, g_signal_group_dup_target (self->loading));
    break;
  case PROP_FIRST_WORDS:
    g_value_set_string (value, self->first_words);
    break;
  }
}

static void
pf_loading_note_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfLoadingNote *self = PF_LOADING_NOTE (object);

  switch ((PfLoadingNoteProperty) id) {
  case PROP_LOADING:
    g_signal_group_set_target (self->loading, g_value_get_object (value));
    break;
  case PROP_FIRST_WORDS:
    g_free (self->first_words);
    self->first_words = g_value_dup_string (value);
    break;
  }
  update (self);
}

static void
pf_loading_note_dispose (GObject *object)
{
  g_clear_object (&PF_LOADING_NOTE (object)->loading);
  G_OBJECT_CLASS (pf_loading_note_parent_class)->dispose (object);
}

static void
pf_loading_note_finalize (GObject *object)
{
  g_free (PF_LOADING_NOTE (object)->first_words);
  G_OBJECT_CLASS (pf_loading_note_parent_class)->finalize (object);
}

static void
pf_loading_note_class_init (PfLoadingNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_loading_note_get_property;
  object_class->set_property = pf_loading_note_set_property;
  object_class->dispose = pf_loading_note_dispose;
  object_class->finalize = pf_loading_note_finalize;

  properties[PROP_LOADING] = g_param_spec_object ("loading", NULL, NULL, PF_TYPE_LOADING, flags);
  properties[PROP_FIRST_WORDS] = g_param_spec_string ("first-words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/loading-note.ui");
  gtk_widget_class_bind_template_child (widget_class, PfLoadingNote, live);
  gtk_widget_class_bind_template_child (widget_class, PfLoadingNote, note);
  gtk_widget_class_bind_template_child (widget_class, PfLoadingNote, retry);
}

static void
pf_loading_note_init (PfLoadingNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->loading = g_signal_group_new (PF_TYPE_LOADING);
  g_signal_connect_object (self->loading, "bind", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (self->loading, "changed", G_CALLBACK (update), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
