/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document that somebody is about to send: the file as it was chosen, and what will be sent of
 * it. Never changed: a photo that is turned is another proof of the same file.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PF_TYPE_PROOF (pf_proof_get_type ())
G_DECLARE_FINAL_TYPE (PfProof, pf_proof, PF, PROOF, GObject)

struct _PfProof
{
  GObject parent_instance;

  char *name;               /* of the file, without its folder */
  GBytes *original;         /* as it was chosen */
  guint turns;              /* quarters of a turn to the right that the person asked for */
  GBytes *content;          /* what is sent */
  const char *content_type; /* of that; interned */
};

/* @content: (nullable): the original is sent as it is */
PfProof *pf_proof_new (const char *name,
                       GBytes *original,
                       guint turns,
                       GBytes *content,
                       const char *content_type);

/* Whether what is sent is other than what was chosen. */
gboolean pf_proof_is_converted (PfProof *self);

/* Whether it is a picture of one page, which may lie on its side. */
gboolean pf_proof_is_picture (PfProof *self);

G_END_DECLS
