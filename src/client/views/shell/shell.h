/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame around every page once signed in: the sidebar with its places, the header, the page.
 * Where it is narrow (see widgets/frame.h, whose "narrow" and "compact" it has), sidebar and page
 * take turns. Property: "visit" (PfVisit), whose household the action "visit.household" changes.
 */
#pragma once

#include "client/model/visit.h"
#include "client/views/widgets/frame.h"

G_BEGIN_DECLS

#define PF_TYPE_SHELL (pf_shell_get_type ())
G_DECLARE_FINAL_TYPE (PfShell, pf_shell, PF, SHELL, PfFrame)

typedef struct _PfPlace PfPlace;

/* Gives @place its page and the widgets of its header, when it is opened for the first time. */
typedef void (*PfPlaceBuild) (PfShell *shell, PfPlace *place, gpointer data);

/* A place of the sidebar and what it opens. All widgets are (transfer floating). */
struct _PfPlace
{
  const char *name;        /* never shown: "planning" */
  const char *icon_name;   /* in the sidebar; NULL: it is not there, and opened otherwise */
  const char *title;       /* in the sidebar, and in the header without a @title_widget */
  PfPlaceBuild build;      /* (nullable): makes what follows; with it nothing is made before */
  gpointer data;           /* its last argument, which lives longer than the shell */
  GtkWidget *page;         /* all the space under the header; its own bar, if any, included */
  GtkWidget *title_widget; /* (nullable): in the middle of the header */
  GtkWidget *header_start; /* (nullable) */
  GtkWidget *header_end;   /* (nullable) */
};

GtkWidget *pf_shell_new (PfVisit *visit);

/* Adds @place below the others, and opens it if it is the first and its page is made. Boolean
 * properties "narrow" and "compact" of its page and of its header widgets, where they have them,
 * follow those of the shell; labels that are in them already may wrap where it is narrow. Alt+1 to
 * Alt+9 open the places, in their order.
 */
void pf_shell_add_place (PfShell *self, const PfPlace *place);

/* Opens the place of that name, as a click in the sidebar does. What is inside the shell has the
 * action "shell.go" (name) for it.
 */
void pf_shell_open_place (PfShell *self, const char *name);

gboolean pf_shell_has_place (PfShell *self, const char *name);

/* Shows in the sidebar how many things wait in the place of that name; 0: nothing is said. */
void pf_shell_set_place_count (PfShell *self, const char *name, guint count);

/* The name of the place that is open (transfer none), or NULL: the property "place". */
const char *pf_shell_get_place (PfShell *self);

/* The page of the place that is open (transfer none), or NULL. */
GtkWidget *pf_shell_get_page (PfShell *self);

/* Gives the focus to the page, or to the first thing in it that takes it. */
void pf_shell_focus_page (PfShell *self);

/* Shows @toast (transfer full) over the page. Assistive technology hears nothing of toasts: what
 * one says must also stand in the page.
 */
void pf_shell_add_toast (PfShell *self, AdwToast *toast);

/* Shows @words above the page until the person has read them. */
void pf_shell_tell (PfShell *self, const char *words);

/* Shows @question (transfer floating) above the page, in place of another one; NULL: none any
 * more, and the page has the focus.
 */
void pf_shell_set_question (PfShell *self, GtkWidget *question);

G_END_DECLS
