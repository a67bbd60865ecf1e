/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for all files of a library: the platform's headers take more of the compiler's time
 * than our code. Each file includes what it uses all the same. */
#include <gio/gio.h>
