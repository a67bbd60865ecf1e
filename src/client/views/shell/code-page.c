/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One entry takes whatever the person has: figures of an application, a recovery code, a code of a
 * printed list. The buttons only change what is said of it.
 */
#include "client/views/shell/code-page.h"

#include <glib/gi18n.h>

#include "client/views/shell/failure-words.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/form-field.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/note.h"
#include "core/second-factor.h"

typedef enum
{
  KIND_APP,
  KIND_LIST,
  KIND_RECOVERY,
  N_KINDS,
} Kind;

struct _PfCodePage
{
  PfFrame parent_instance;

  PfEntrance *entrance;
  Kind kind;
  gboolean was_busy;

  GtkWidget *news;
  GtkWidget *about;
  GtkWidget *note;
  GtkWidget *field;
  GtkWidget *code;
  GtkWidget *trusting;
  GtkWidget *trust;
  GtkWidget *go;
  GtkWidget *buttons[N_KINDS];
  GtkWidget *help;
};

G_DEFINE_FINAL_TYPE (PfCodePage, pf_code_page, PF_TYPE_FRAME)

static const struct
{
  const char *label;
  const char *hint;
  const char *placeholder;
} kinds[] = {
  [KIND_APP] = { N_ ("Code of 6 digits"),
                 N_ ("Shown by your application of codes; it changes every 30 s."),
                 "000 000" },
  [KIND_LIST] = { N_ ("Code of the printed list"),
                  N_ ("The first one that is not struck out. Strike it out once you are in."),
                  "XXXX XXXX" },
  [KIND_RECOVERY] = { N_ ("Recovery code"),
                      N_ ("One of the ten that you put away. It serves this once."),
                      "XXXX XXXX" },
};

/* ---- what the person does */

static void
go_cb (PfCodePage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->code));
  char code[PF_TYPED_SIZE];

  if (self->entrance->busy || self->entrance->retry_seconds > 0)
    return;
  if (pf_second_factor_read (code, typed) != PF_TYPED_NOTHING) {
    pf_entrance_trust (self->entrance,
                       self->entrance->can_stay &&
                           gtk_check_button_get_active (GTK_CHECK_BUTTON (self->trust)));
    pf_entrance_give_code (self->entrance, code);
    return;
  }
  pf_form_field_set_fault (PF_FORM_FIELD (self->field),
                           self->kind == KIND_APP
                               ? _ ("Copy the 6 figures that the application shows")
                               : _ ("Copy all 8 characters: letters and figures"));
  gtk_widget_grab_focus (self->code);
}

static void
edited_cb (PfCodePage *self)
{
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), NULL);
}

static void
set_kind (PfCodePage *self, Kind kind)
{
  self->kind = kind;
  g_object_set (self->field, "label", _ (kinds[kind].label), "hint", _ (kinds[kind].hint), NULL);
  g_object_set (self->code,
                "placeholder-text",
                kinds[kind].placeholder,
                "input-purpose",
                kind == KIND_APP ? GTK_INPUT_PURPOSE_DIGITS : GTK_INPUT_PURPOSE_FREE_FORM,
                NULL);
  for (guint i = 0; i < N_KINDS; i++)
    gtk_widget_set_visible (self->buttons[i], i != kind);
}

static void
choose (PfCodePage *self, Kind kind)
{
  set_kind (self, kind);
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  edited_cb (self);
  gtk_widget_grab_focus (self->code);
}

static void
app_cb (PfCodePage *self)
{
  choose (self, KIND_APP);
}

static void
list_cb (PfCodePage *self)
{
  choose (self, KIND_LIST);
}

static void
recovery_cb (PfCodePage *self)
{
  choose (self, KIND_RECOVERY);
}

static void
go_back (GtkWidget *widget, const char *, GVariant *)
{
  pf_entrance_ask (PF_CODE_PAGE (widget)->entrance, "leave-code");
}

/* ---- what is shown */

static void
update_note (PfCodePage *self)
{
  PfEntrance *entrance = self->entrance;
  gboolean is_code = entrance->failure == PF_FAILURE_CODE_WRONG;
  g_autofree char *words = pf_failure_build_words (entrance);

  gtk_widget_set_visible (self->note, words != NULL && !is_code);
  g_object_set (self->note,
                "kind",
                pf_failure_get_note_kind (entrance->failure),
                "icon-name",
                pf_failure_get_icon (entrance->failure),
                "text",
                words,
                NULL);
  pf_live_region_say (PF_LIVE_REGION (self->news),
                      words != NULL && entrance->retry_seconds == 0 ? words : _ ("Second factor"));
}

static void
update_help (PfCodePage *self)
{
  g_autofree char *desk = pf_desk_build_words (self->entrance);
  g_autofree char *words = g_strdup_printf (
      _ ("Code still refused? Check the time of your telephone. Else ask for a fresh start: "
         "agents their administrator, families the family desk, %s."),
      desk != NULL ? desk : _ ("at your town hall"));

  pf_note_set_text (PF_NOTE (self->help), words);
}

/* A code that was refused is of no use again; what was typed for nothing is. */
static void
take_answer (PfCodePage *self)
{
  PfEntrance *entrance = self->entrance;
  gboolean came = self->was_busy && !entrance->busy;

  self->was_busy = entrance->busy;
  if (!came)
    return;
  if (entrance->failure == PF_FAILURE_CODE_WRONG) {
    g_autofree char *words = pf_failure_build_words (entrance);

    gtk_editable_set_text (GTK_EDITABLE (self->code), "");
    pf_form_field_set_fault (PF_FORM_FIELD (self->field), words);
  }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->code);
}

static void
update (PfCodePage *self)
{
  PfEntrance *entrance = self->entrance;
  g_autofree char *about =
      g_strdup_printf (_ ("%s. The password is right; what is left is the code."), entrance->email);

  gtk_label_set_label (GTK_LABEL (self->about), about);
  gtk_button_set_label (GTK_BUTTON (self->go), entrance->busy ? _ ("Signing in…") : _ ("Continue"));
  gtk_widget_set_sensitive (self->go, !entrance->busy && entrance->retry_seconds == 0);
  gtk_widget_set_sensitive (self->field, !entrance->busy);
  gtk_widget_set_visible (self->trusting, entrance->can_stay);
  take_answer (self);
  update_note (self);
  update_help (self);
}

static void
pf_code_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pf_code_page_parent_class)->map (widget);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (PF_CODE_PAGE (widget)->trust), FALSE);
  gtk_widget_grab_focus (PF_CODE_PAGE (widget)->code);
}

static void
pf_code_page_dispose (GObject *object)
{
  g_clear_object (&PF_CODE_PAGE (object)->entrance);
  G_OBJECT_CLASS (pf_code_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "app_button", "list_button", "recovery_button" };

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/code-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfCodePage, name)
  BIND (news);
  BIND (about);
  BIND (note);
  BIND (field);
  BIND (code);
  BIND (trusting);
  BIND (trust);
  BIND (go);
  BIND (help);
#undef BIND
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_bind_template_child_full (widget_class,
                                               names[i],
                                               FALSE,
                                               G_STRUCT_OFFSET (PfCodePage, buttons) +
                                                   (gssize) (i * sizeof (GtkWidget *)));
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALLBACK (go_cb);
  CALLBACK (edited_cb);
  CALLBACK (app_cb);
  CALLBACK (list_cb);
  CALLBACK (recovery_cb);
  CALLBACK (pf_frame_pick_decoration);
#undef CALLBACK
}

static void
pf_code_page_class_init (PfCodePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_code_page_dispose;
  widget_class->map = pf_code_page_map;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "code.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "code.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "code.back", NULL);
}

static void
pf_code_page_init (PfCodePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pf_frame_let_wrap (PF_FRAME (self), GTK_WIDGET (self));
  set_kind (self, KIND_APP);
}

GtkWidget *
pf_code_page_new (PfEntrance *entrance)
{
  PfCodePage *self = g_object_new (PF_TYPE_CODE_PAGE, NULL);

  self->entrance = g_object_ref (entrance);
  g_signal_connect_object (entrance, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
