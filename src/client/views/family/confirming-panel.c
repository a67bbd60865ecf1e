/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/confirming-panel.h"

#include <glib/gi18n.h>

#include "client/views/widgets/live-region.h"
#include "client/views/widgets/note.h"

struct _PfConfirmingPanel
{
  AdwBin parent_instance;

  PfConfirming *confirming; /* (nullable) */
  gboolean stands_back;
  gboolean was_done;

  GtkWidget *result;
  GtkWidget *note;
  GtkWidget *button;
};

typedef enum
{
  PROP_CONFIRMING = 1,
  PROP_STANDS_BACK,
} PfConfirmingPanelProperty;

G_DEFINE_FINAL_TYPE (PfConfirmingPanel, pf_confirming_panel, ADW_TYPE_BIN)

static const char *
get_fault_words (PfConfirmingFault fault)
{
  switch (fault) {
  case PF_CONFIRMING_FAULT_NONE:
    return NULL;
  case PF_CONFIRMING_FAULT_NOT_ALLOWED:
    return _ ("Only a guardian of this household can confirm it. Ask the other one, or the family "
              "desk.");
  case PF_CONFIRMING_FAULT_YEAR:
    return _ ("The school year has changed since this page was loaded. Load it again with F5, and "
              "look at it once more.");
  case PF_CONFIRMING_FAULT_WAY:
    return _ ("The portal could not be reached: nothing is confirmed yet. Try again.");
  case PF_CONFIRMING_FAULT_PORTAL:
    return _ ("The portal could not do this. Try again later, or call the family desk.");
  }
  g_return_val_if_reached (NULL);
}

static void
show_result (PfConfirmingPanel *self)
{
  PfConfirming *confirming = self->confirming;
  const char *words = confirming->is_done
                          ? _ ("Noted: this household’s information is confirmed for this school "
                               "year. The next step stands on Home.")
                          : get_fault_words (confirming->fault);

  pf_note_set_kind (PF_NOTE (self->note),
                    confirming->is_done ? PF_NOTE_KIND_GOOD : PF_NOTE_KIND_WARN);
  pf_note_say (PF_NOTE (self->note), words);
  gtk_widget_set_visible (self->result, words != NULL);
  pf_live_region_say (PF_LIVE_REGION (self->result), words != NULL ? words : "");
}

/* The button goes with what it did: the focus stays with what is said of it. */
static void
show (PfConfirmingPanel *self)
{
  PfConfirming *confirming = self->confirming;
  gboolean is_new = confirming->is_done && !self->was_done;

  show_result (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          confirming->is_wanted || gtk_widget_get_visible (self->result));
  if (is_new && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->result);
  self->was_done = confirming->is_done;
  gtk_widget_set_visible (self->button, confirming->is_wanted);
  gtk_widget_set_sensitive (self->button, !confirming->busy);
  if (self->stands_back)
    gtk_widget_remove_css_class (self->button, "suggested-action");
  else
    gtk_widget_add_css_class (self->button, "suggested-action");
}

static void
confirm_cb (PfConfirmingPanel *self)
{
  pf_confirming_confirm (self->confirming);
}

static gboolean
pf_confirming_panel_grab_focus (GtkWidget *widget)
{
  PfConfirmingPanel *self = PF_CONFIRMING_PANEL (widget);

  return gtk_widget_get_visible (self->button) && gtk_widget_grab_focus (self->button);
}

static void
set_confirming (PfConfirmingPanel *self, PfConfirming *confirming)
{
  if (!g_set_object (&self->confirming, confirming) || confirming == NULL)
    return;
  g_signal_connect_object (confirming, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

static void
pf_confirming_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfConfirmingPanel *self = PF_CONFIRMING_PANEL (object);

  switch ((PfConfirmingPanelProperty) id) {
  case PROP_CONFIRMING:
    set_confirming (self, g_value_get_object (value));
    break;
  case PROP_STANDS_BACK:
    self->stands_back = g_value_get_boolean (value);
    break;
  }
  if (self->confirming != NULL)
    show (self);
}

static void
pf_confirming_panel_finalize (GObject *object)
{
  g_clear_object (&PF_CONFIRMING_PANEL (object)->confirming);
  G_OBJECT_CLASS (pf_confirming_panel_parent_class)->finalize (object);
}

static void
pf_confirming_panel_class_init (PfConfirmingPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pf_confirming_panel_set_property;
  object_class->finalize = pf_confirming_panel_finalize;
  widget_class->grab_focus = pf_confirming_panel_grab_focus;
  g_object_class_install_property (
      object_class,
      PROP_CONFIRMING,
      g_param_spec_object ("confirming", NULL, NULL, PF_TYPE_CONFIRMING, flags));
  g_object_class_install_property (object_class,
                                   PROP_STANDS_BACK,
                                   g_param_spec_boolean ("stands-back", NULL, NULL, FALSE, flags));
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/confirming-panel.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PfConfirmingPanel, child)
  BIND (result);
  BIND (note);
  BIND (button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
pf_confirming_panel_init (PfConfirmingPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
