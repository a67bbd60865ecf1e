/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As platform-gio.h, for what draws. */
#include <adwaita.h>
