/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/places.h"

#include <glib/gi18n.h>

void
pf_places_add (PfShell *shell, PfGate *)
{
  pf_shell_add_place (shell,
                      &(PfPlace){
                          .name = "planning",
                          .icon_name = "x-office-calendar-symbolic",
                          .title = _ ("Planning"),
                          .page = adw_bin_new (),
                      });
}
