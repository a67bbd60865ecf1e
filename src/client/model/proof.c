/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/proof.h"

G_DEFINE_FINAL_TYPE (PfProof, pf_proof, G_TYPE_OBJECT)

static void
pf_proof_finalize (GObject *object)
{
  PfProof *self = PF_PROOF (object);

  g_free (self->name);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_clear_pointer (&self->content, g_bytes_unref);
  G_OBJECT_CLASS (pf_proof_parent_class)->finalize (object);
}

static void
pf_proof_class_init (PfProofClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_proof_finalize;
}

static void
pf_proof_init (PfProof *)
{
}

PfProof *
pf_proof_new (const char *name,
              GBytes *original,
              guint turns,
              GBytes *content,
              const char *content_type)
{
  PfProof *self = g_object_new (PF_TYPE_PROOF, NULL);

  self->name = g_strdup (name);
  self->original = g_bytes_ref (original);
  self->turns = turns % 4;
  self->content = g_bytes_ref (content != NULL ? content : original);
  self->content_type = g_intern_string (content_type);
  return self;
}

gboolean
pf_proof_is_converted (PfProof *self)
{
  g_return_val_if_fail (PF_IS_PROOF (self), FALSE);
  return self->content != self->original;
}

gboolean
pf_proof_is_picture (PfProof *self)
{
  g_return_val_if_fail (PF_IS_PROOF (self), FALSE);
  return g_str_has_prefix (self->content_type, "image/");
}
