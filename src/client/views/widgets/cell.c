/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/cell.h"

#include <glib/gi18n.h>

#include "client/views/widgets/frame.h"
#include "client/views/widgets/glyph.h"

/* The classes are the nicks of PfCellLook. */
static const struct
{
  const char *icon_name;
  const char *word;
  const char *legend;
  gboolean checked;
} looks[PF_CELL_N_LOOKS] = {
  [PF_CELL_LOOK_NONE] = { NULL, N_ ("no session"), N_ ("No session"), FALSE },
  [PF_CELL_LOOK_OPEN] = { "pf-open-symbolic", N_ ("available"), N_ ("Available"), FALSE },
  [PF_CELL_LOOK_FULL] = { "pf-full-symbolic",
                          N_ ("full, waiting list possible"),
                          N_ ("Full"),
                          FALSE },
  [PF_CELL_LOOK_CHOSEN] = { "pf-chosen-symbolic",
                            N_ ("chosen, not validated"),
                            N_ ("Chosen"),
                            TRUE },
  [PF_CELL_LOOK_BOOKED] = { "pf-booked-symbolic", N_ ("booked"), N_ ("Booked"), TRUE },
  [PF_CELL_LOOK_CANCELLING] = { "pf-cancelling-symbolic",
                                N_ ("to be cancelled, not validated"),
                                N_ ("To be cancelled"),
                                FALSE },
  [PF_CELL_LOOK_HELD] = { "pf-held-symbolic", N_ ("place kept until paid"), N_ ("Kept"), TRUE },
  [PF_CELL_LOOK_REQUESTED] = { "pf-requested-symbolic",
                               N_ ("requested, the service will answer"),
                               N_ ("Requested"),
                               TRUE },
  [PF_CELL_LOOK_WAITING] = { NULL, N_ ("waiting list"), N_ ("Waiting list (rank)"), TRUE },
  [PF_CELL_LOOK_OFFERED] = { "pf-offered-symbolic",
                             N_ ("place offered"),
                             N_ ("Place offered"),
                             FALSE },
  [PF_CELL_LOOK_LOCKED_BOOKED] = { "pf-locked-booked-symbolic",
                                   N_ ("booked, can no longer be changed"),
                                   N_ ("Locked"),
                                   TRUE },
  [PF_CELL_LOOK_LOCKED_OPEN] = { "pf-locked-symbolic",
                                 N_ ("not booked, too late"),
                                 N_ ("Too late"),
                                 FALSE },
  [PF_CELL_LOOK_CLOSED] = { "pf-closed-symbolic", N_ ("closed"), N_ ("Closed"), FALSE },
  [PF_CELL_LOOK_OTHER] = { "pf-other-symbolic",
                           N_ ("the other household’s day"),
                           N_ ("Other household"),
                           FALSE },
  [PF_CELL_LOOK_ATTENDED] = { "pf-attended-symbolic", N_ ("attended"), N_ ("Attended"), TRUE },
  [PF_CELL_LOOK_ABSENT] = { "pf-absent-symbolic", N_ ("absent"), N_ ("Absent"), FALSE },
  [PF_CELL_LOOK_REFUSED] = { "pf-refused-symbolic", N_ ("refused"), N_ ("Refused"), FALSE },
};

struct _PfCell
{
  GtkButton parent_instance;

  PfCellLook look;
  int rank;
  char *subject;
  char *word;
  char *detail;
  char *title;
  char *spoken;
  gboolean captioned;

  GtkWidget *box; /* (nullable): around the glyph where something stands beside it */
  GtkWidget *glyph;
  GtkWidget *number;  /* (nullable): made when there is a rank to show */
  GtkWidget *caption; /* (nullable), as the two labels in it: made when it is wanted */
  GtkWidget *title_label;
  GtkWidget *word_label;
};

typedef enum
{
  PROP_LOOK = 1,
  PROP_RANK,
  PROP_SUBJECT,
  PROP_WORD,
  PROP_DETAIL,
  PROP_TITLE,
  PROP_CAPTIONED,
} PfCellProperty;

static GParamSpec *properties[PROP_CAPTIONED + 1];

G_DEFINE_FINAL_TYPE (PfCell, pf_cell, GTK_TYPE_BUTTON)

const char *
pf_cell_look_to_word (PfCellLook look)
{
  return _ (looks[look].word);
}

const char *
pf_cell_look_to_legend (PfCellLook look)
{
  return _ (looks[look].legend);
}

static const char *
get_css_class (PfCellLook look)
{
  static GEnumClass *words;

  if (words == NULL)
    words = g_type_class_ref (PF_TYPE_CELL_LOOK);
  return g_enum_get_value (words, (int) look)->value_nick;
}

static char *
build_word (PfCell *self)
{
  if (self->word != NULL)
    return g_strdup (self->word);
  if (self->look == PF_CELL_LOOK_WAITING && self->rank > 0)
    return g_strdup_printf (_ ("waiting list, rank %d"), self->rank);
  return g_strdup (pf_cell_look_to_word (self->look));
}

static char *
build_spoken (PfCell *self, const char *word)
{
  const char *parts[4];
  guint n = 0;

  if (self->subject != NULL)
    parts[n++] = self->subject;
  parts[n++] = word;
  if (self->detail != NULL)
    parts[n++] = self->detail;
  parts[n] = NULL;
  return g_strjoinv (", ", (char **) parts);
}

/* Most cells of a month are a glyph alone: a third of its widgets need not be. */
static GtkWidget *
ensure_box (PfCell *self)
{
  g_autoptr (GtkWidget) glyph = NULL;

  if (self->box != NULL)
    return self->box;
  glyph = g_object_ref (self->glyph);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (self), self->box); /* the glyph leaves */
  gtk_box_append (GTK_BOX (self->box), glyph);
  return self->box;
}

static void
show_rank (PfCell *self)
{
  gboolean ranked = self->look == PF_CELL_LOOK_WAITING && self->rank > 0;

  if (ranked && self->number == NULL) {
    self->number = gtk_label_new (NULL);
    gtk_widget_add_css_class (self->number, "rank");
    gtk_box_insert_child_after (GTK_BOX (ensure_box (self)), self->number, self->glyph);
  }
  if (self->number != NULL) {
    g_autofree char *text = g_strdup_printf ("%d", MAX (self->rank, 0));

    gtk_label_set_label (GTK_LABEL (self->number), text);
    gtk_widget_set_visible (self->number, ranked);
  }
  gtk_widget_set_visible (self->glyph, !ranked);
}

static void
show_caption (PfCell *self, const char *word)
{
  if (self->caption == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->word_label), self->detail != NULL ? self->detail : word);
  gtk_label_set_label (GTK_LABEL (self->title_label), self->title != NULL ? self->title : "");
  gtk_widget_set_visible (self->title_label, self->title != NULL);
}

static gboolean
is_pointed_at (PfCell *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_PRELIGHT) != 0;
}

/* The only place where the cell changes: for the eye and for the ear. */
static void
show_all (PfCell *self)
{
  const char *icon_name = looks[self->look].icon_name;
  g_autofree char *word = build_word (self);
  g_autofree char *spoken = build_spoken (self, word);

  pf_glyph_set_icon_name (PF_GLYPH (self->glyph),
                          icon_name != NULL ? icon_name : "pf-rank-symbolic");
  show_rank (self);
  show_caption (self, word);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_CHECKED,
                               looks[self->look].checked ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                         : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  if (g_strcmp0 (spoken, self->spoken) == 0)
    return;
  g_free (self->spoken);
  self->spoken = g_steal_pointer (&spoken);
  if (is_pointed_at (self))
    gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->spoken, -1);
}

static void
set_look (PfCell *self, PfCellLook look)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), get_css_class (self->look));
  self->look = look;
  gtk_widget_add_css_class (GTK_WIDGET (self), get_css_class (look));
}

static gboolean
set_text (char **target, const char *text)
{
  if (g_strcmp0 (*target, text) == 0)
    return FALSE;
  g_free (*target);
  *target = g_strdup (text);
  return TRUE;
}

void
pf_cell_show (PfCell *self, const PfCellWords *words)
{
  g_return_if_fail (PF_IS_CELL (self));

  if (self->look != words->look)
    set_look (self, words->look);
  self->rank = words->rank;
  set_text (&self->subject, words->subject);
  set_text (&self->word, words->word);
  set_text (&self->detail, words->detail);
  show_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOK]);
}

static GtkWidget *
new_caption_label (PfCell *self, const char *css_class)
{
  GtkWidget *label = g_object_new (
      GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->caption), label);
  return label;
}

static void
set_captioned (PfCell *self, gboolean captioned)
{
  self->captioned = captioned;
  if (captioned && self->caption == NULL) {
    self->caption = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    gtk_widget_set_valign (self->caption, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (ensure_box (self)), self->caption);
    self->title_label = new_caption_label (self, "cell-name");
    self->word_label = new_caption_label (self, "word");
    gtk_widget_add_css_class (GTK_WIDGET (self), "caption-cell");
  }
  if (self->caption != NULL)
    gtk_widget_set_visible (self->caption, captioned);
}

static void
set_title (PfCell *self, const char *title)
{
  set_text (&self->title, title);
  if (title == NULL)
    return;
  set_captioned (self, TRUE);
  gtk_widget_set_halign (self->box, GTK_ALIGN_FILL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "named");
}

static void
pf_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfCell *self = PF_CELL (object);

  switch ((PfCellProperty) id) {
  case PROP_LOOK:
    g_value_set_enum (value, (int) self->look);
    break;
  case PROP_RANK:
    g_value_set_int (value, self->rank);
    break;
  case PROP_SUBJECT:
    g_value_set_string (value, self->subject);
    break;
  case PROP_WORD:
    g_value_set_string (value, self->word);
    break;
  case PROP_DETAIL:
    g_value_set_string (value, self->detail);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_CAPTIONED:
    g_value_set_boolean (value, self->captioned);
    break;
  }
}

static void
pf_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfCell *self = PF_CELL (object);

  switch ((PfCellProperty) id) {
  case PROP_LOOK:
    set_look (self, (PfCellLook) g_value_get_enum (value));
    break;
  case PROP_RANK:
    self->rank = g_value_get_int (value);
    break;
  case PROP_SUBJECT:
    set_text (&self->subject, g_value_get_string (value));
    break;
  case PROP_WORD:
    set_text (&self->word, g_value_get_string (value));
    break;
  case PROP_DETAIL:
    set_text (&self->detail, g_value_get_string (value));
    break;
  case PROP_TITLE:
    set_title (self, g_value_get_string (value));
    break;
  case PROP_CAPTIONED:
    set_captioned (self, g_value_get_boolean (value));
    break;
  }
  show_all (self);
}

/* Told when it is asked for: GTK asks the X server where the pointer is at each tooltip that is
 * set, and a month has hundreds of cells.
 */
static gboolean
pf_cell_query_tooltip (GtkWidget *widget, int, int, gboolean, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, PF_CELL (widget)->spoken);
  return TRUE;
}

static void
pf_cell_finalize (GObject *object)
{
  PfCell *self = PF_CELL (object);

  g_free (self->subject);
  g_free (self->word);
  g_free (self->detail);
  g_free (self->title);
  g_free (self->spoken);
  G_OBJECT_CLASS (pf_cell_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_LOOK] =
      g_param_spec_enum ("look", NULL, NULL, PF_TYPE_CELL_LOOK, PF_CELL_LOOK_NONE, flags);
  properties[PROP_RANK] = g_param_spec_int ("rank", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, NULL, flags);
  properties[PROP_WORD] = g_param_spec_string ("word", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CAPTIONED] = g_param_spec_boolean ("captioned", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pf_cell_class_init (PfCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_cell_get_property;
  object_class->set_property = pf_cell_set_property;
  object_class->finalize = pf_cell_finalize;
  widget_class->query_tooltip = pf_cell_query_tooltip;
  install_properties (object_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_widget_class_set_css_name (widget_class, "pf-cell");
  pf_frame_keep_together (G_TYPE_FROM_CLASS (klass));
}

static void
pf_cell_init (PfCell *self)
{
  self->glyph = pf_glyph_new ();
  gtk_button_set_child (GTK_BUTTON (self), self->glyph);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  show_all (self);
}

GtkWidget *
pf_cell_new (void)
{
  return g_object_new (PF_TYPE_CELL, NULL);
}

GtkWidget *
pf_cell_new_sample (PfCellLook look, int rank)
{
  GtkWidget *self =
      g_object_new (PF_TYPE_CELL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  pf_cell_show (PF_CELL (self), &(PfCellWords){ .look = look, .rank = rank });
  gtk_widget_set_focusable (self, FALSE);
  gtk_widget_set_can_target (self, FALSE);
  gtk_widget_set_tooltip_text (self, NULL);
  return self;
}

PfCellLook
pf_cell_get_look (PfCell *self)
{
  g_return_val_if_fail (PF_IS_CELL (self), PF_CELL_LOOK_NONE);
  return self->look;
}

const char *
pf_cell_get_spoken (PfCell *self)
{
  g_return_val_if_fail (PF_IS_CELL (self), NULL);
  return self->spoken;
}
