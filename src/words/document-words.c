/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/document-words.h"

#include <glib/gi18n.h>

#include "words/words.h"

static const char *const names[] = {
  [PF_DOCUMENT_KIND_PROOF_OF_ADDRESS] = N_ ("a proof of address, issued in the last three months"),
  [PF_DOCUMENT_KIND_LODGING_CERTIFICATE] =
      N_ ("a certificate of the person who lodges you, with their proof of address"),
  [PF_DOCUMENT_KIND_LEASE] = N_ ("your lease"),
  [PF_DOCUMENT_KIND_STATEMENT_ON_HONOUR] = N_ ("a statement on your honour, signed"),
  [PF_DOCUMENT_KIND_INSURANCE] = N_ ("a certificate of insurance"),
  [PF_DOCUMENT_KIND_QUOTIENT_CERTIFICATE] = N_ ("a certificate of your family quotient"),
  [PF_DOCUMENT_KIND_PROOF_OF_PARENTHOOD] =
      N_ ("your family record book, a birth certificate of the child or a judgment"),
  [PF_DOCUMENT_KIND_OTHER] = N_ ("the document described above"),
};

const char *
pf_words_document (PfLanguage language, PfDocumentKind kind)
{
  const char *english = kind < G_N_ELEMENTS (names) ? names[kind] : NULL;

  g_return_val_if_fail (english != NULL, "");
  return pf_words (language, english);
}
