/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/new-account.h"

#include <string.h>

#include "client/model/typed-address.h"
#include "core/sign-in.h"
#include "core/typed.h"

G_DEFINE_FINAL_TYPE (PfNewAccount, pf_new_account, G_TYPE_OBJECT)

static const char *const signal_names[] = { "changed", "edited",  "create",
                                            "later",   "recover", "afresh" };

/* What an answer is for the portal; the parts of the address are known elsewhere. max: characters;
 * 0: it is not a text.
 */
static const struct
{
  const char *pointer;
  gsize max;
  gboolean required;
} fields[PF_N_NEW_ACCOUNT_FIELDS] = {
  [PF_NEW_ACCOUNT_FIELD_FIRST_NAME] = { "/first_name", 80, TRUE },
  [PF_NEW_ACCOUNT_FIELD_LAST_NAME] = { "/last_name", 80, TRUE },
  [PF_NEW_ACCOUNT_FIELD_EMAIL] = { "/email", 254, TRUE },
  [PF_NEW_ACCOUNT_FIELD_PHONE] = { "/phone", 40, FALSE },
  [PF_NEW_ACCOUNT_FIELD_PASSWORD] = { "/password", 1024, TRUE },
  [PF_NEW_ACCOUNT_FIELD_PROOF_KIND] = { "/proof_kind", 0, FALSE },
  [PF_NEW_ACCOUNT_FIELD_ISSUED_ON] = { "/issued_on", 40, FALSE },
  [PF_NEW_ACCOUNT_FIELD_PROOF] = { "/proof_of_address", 0, FALSE },
  [PF_NEW_ACCOUNT_FIELD_TERMS] = { "/terms_accepted", 0, FALSE },
};

/* Nobody types it: it is what was accepted. */
#define TERMS_VERSION "/terms_version"

static void
set_text (PfNewAccount *self, PfNewAccountField field, const char *text)
{
  char *copy = g_strdup (text);

  if (self->texts[field] != NULL && field == PF_NEW_ACCOUNT_FIELD_PASSWORD)
    explicit_bzero (self->texts[field], strlen (self->texts[field]));
  g_free (self->texts[field]);
  self->texts[field] = copy;
}

static void
clear_faults (PfNewAccount *self)
{
  memset (self->faults, 0, sizeof self->faults);
}

static void
forget (PfNewAccount *self)
{
  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++)
    set_text (self, i, NULL);
  self->proof_kind = self->kinds[0];
  g_clear_object (&self->proof);
  self->terms_accepted = self->restored = self->busy = FALSE;
  self->failure = PF_FAILURE_NONE;
  self->n_tries = self->retry_seconds = 0;
  clear_faults (self);
}

static void
pf_new_account_finalize (GObject *object)
{
  PfNewAccount *self = PF_NEW_ACCOUNT (object);

  forget (self);
  g_free (self->terms_version);
  g_strfreev (self->proofs);
  G_OBJECT_CLASS (pf_new_account_parent_class)->finalize (object);
}

static void
pf_new_account_class_init (PfNewAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_new_account_finalize;
  for (gsize i = 0; i < G_N_ELEMENTS (signal_names); i++)
    g_signal_new (signal_names[i],
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0,
                  NULL,
                  NULL,
                  NULL,
                  G_TYPE_NONE,
                  0);
}

static void
pf_new_account_init (PfNewAccount *self)
{
  self->stays = TRUE;
  self->n_kinds = pf_proof_list_accepted (NULL, self->kinds);
  forget (self);
}

PfNewAccount *
pf_new_account_new (void)
{
  return g_object_new (PF_TYPE_NEW_ACCOUNT, NULL);
}

void
pf_new_account_want (PfNewAccount *self, const char *signal)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT (self));
  g_signal_emit_by_name (self, signal);
}

void
pf_new_account_tell (PfNewAccount *self)
{
  pf_new_account_want (self, "changed");
}

void
pf_new_account_clear (PfNewAccount *self)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT (self));
  forget (self);
}

void
pf_new_account_forget_password (PfNewAccount *self)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT (self));
  set_text (self, PF_NEW_ACCOUNT_FIELD_PASSWORD, NULL);
}

void
pf_new_account_set_proofs (PfNewAccount *self, GStrv proofs)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT (self));

  g_strfreev (self->proofs);
  self->proofs = g_strdupv (proofs);
  self->n_kinds = pf_proof_list_accepted (self->proofs, self->kinds);
  if (!pf_proof_is_accepted (self->proofs, self->proof_kind))
    self->proof_kind = self->kinds[0];
}

/* ---- answers */

/* A password is made of the names too: what is at fault by one answer may be mended by another. */
static void
take_answer (PfNewAccount *self, PfNewAccountField field)
{
  self->faults[field] = NULL;
  pf_new_account_want (self, "edited");
  pf_new_account_tell (self);
}

void
pf_new_account_set_text (PfNewAccount *self, PfNewAccountField field, const char *text)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT (self));

  if (g_str_equal (pf_new_account_get_text (self, field), text != NULL ? text : ""))
    return;
  set_text (self, field, text);
  take_answer (self, field);
}

void
pf_new_account_set_proof_kind (PfNewAccount *self, PfDocumentKind kind)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT (self));

  if (!pf_proof_is_accepted (self->proofs, kind))
    kind = self->kinds[0];
  if (self->proof_kind == kind)
    return;
  self->proof_kind = kind;
  self->faults[PF_NEW_ACCOUNT_FIELD_ISSUED_ON] = NULL; /* other proofs may be older */
  take_answer (self, PF_NEW_ACCOUNT_FIELD_PROOF_KIND);
}

void
pf_new_account_set_proof (PfNewAccount *self, PfProof *proof)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT (self));

  if (g_set_object (&self->proof, proof))
    take_answer (self, PF_NEW_ACCOUNT_FIELD_PROOF);
}

void
pf_new_account_set_terms_accepted (PfNewAccount *self, gboolean accepted)
{
  g_return_if_fail (PF_IS_NEW_ACCOUNT (self));

  if (self->terms_accepted == accepted)
    return;
  self->terms_accepted = accepted;
  take_answer (self, PF_NEW_ACCOUNT_FIELD_TERMS);
}

const char *
pf_new_account_get_text (PfNewAccount *self, PfNewAccountField field)
{
  g_return_val_if_fail (PF_IS_NEW_ACCOUNT (self), "");
  return self->texts[field] != NULL ? self->texts[field] : "";
}

gboolean
pf_new_account_has_answers (PfNewAccount *self)
{
  gboolean has = self->proof != NULL || self->terms_accepted;

  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++)
    has = has || *pf_new_account_get_text (self, i) != '\0';
  return has;
}

GStrv
pf_new_account_dup_own_words (PfNewAccount *self)
{
  static const PfNewAccountField own[] = { PF_NEW_ACCOUNT_FIELD_EMAIL,
                                           PF_NEW_ACCOUNT_FIELD_FIRST_NAME,
                                           PF_NEW_ACCOUNT_FIELD_LAST_NAME };
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    g_strv_builder_add (words, pf_new_account_get_text (self, own[i]));
  return g_strv_builder_end (words);
}

/* ---- as the contract spells it */

/* Without the blanks around it; NULL where nothing is left. A password is taken as it is. */
static char *
dup_answer (PfNewAccount *self, PfNewAccountField field)
{
  char *text = g_strdup (pf_new_account_get_text (self, field));

  if (field != PF_NEW_ACCOUNT_FIELD_PASSWORD)
    g_strstrip (text);
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* As it was typed, where it cannot be read. */
static char *
dup_read (PfNewAccount *self, PfNewAccountField field, char *(*read) (const char *typed))
{
  g_autofree char *typed = dup_answer (self, field);
  char *text = typed != NULL ? read (typed) : NULL;

  return text != NULL ? text : g_steal_pointer (&typed);
}

PfAccountApplication *
pf_new_account_build (PfNewAccount *self)
{
  PfAccountApplication *application = g_object_new (PF_TYPE_ACCOUNT_APPLICATION, NULL);

  application->email = dup_answer (self, PF_NEW_ACCOUNT_FIELD_EMAIL);
  application->password = dup_answer (self, PF_NEW_ACCOUNT_FIELD_PASSWORD);
  application->first_name = dup_answer (self, PF_NEW_ACCOUNT_FIELD_FIRST_NAME);
  application->last_name = dup_answer (self, PF_NEW_ACCOUNT_FIELD_LAST_NAME);
  application->phone = dup_read (self, PF_NEW_ACCOUNT_FIELD_PHONE, pf_typed_phone);
  application->address = pf_typed_address_build (self->texts + PF_NEW_ACCOUNT_FIELD_LINE1);
  application->proof_kind = self->proof_kind;
  pf_typed_date (pf_new_account_get_text (self, PF_NEW_ACCOUNT_FIELD_ISSUED_ON),
                 &application->issued_on);
  application->terms_version = g_strdup (self->terms_version);
  application->terms_accepted = self->terms_accepted;
  return application;
}

/* ---- faults */

const char *
pf_new_account_field_get_pointer (PfNewAccountField field)
{
  g_return_val_if_fail (field < PF_N_NEW_ACCOUNT_FIELDS, NULL);
  if (field >= PF_NEW_ACCOUNT_FIELD_LINE1 && field <= PF_NEW_ACCOUNT_FIELD_CITY)
    return pf_address_part_get_pointer (field - PF_NEW_ACCOUNT_FIELD_LINE1);
  return fields[field].pointer;
}

/* The first one of an answer is what its person can do something about. */
static void
add_fault (PfNewAccount *self, PfNewAccountField field, const char *code)
{
  if (self->faults[field] == NULL)
    self->faults[field] = g_intern_string (code);
}

static const char *
find_text_fault (PfNewAccount *self, PfNewAccountField field)
{
  g_autofree char *text = dup_answer (self, field);

  if (text == NULL)
    return fields[field].required ? "required" : NULL;
  if ((gsize) g_utf8_strlen (text, -1) > fields[field].max)
    return "too-long";
  return NULL;
}

static gboolean
is_readable (PfNewAccount *self, PfNewAccountField field, char *(*read) (const char *typed))
{
  g_autofree char *typed = dup_answer (self, field);
  g_autofree char *text = typed != NULL ? read (typed) : NULL;

  return typed == NULL || text != NULL;
}

/* An address of this country's mails ends in something: it is what is forgotten most. */
static gboolean
has_ending (const char *email)
{
  const char *at = strrchr (email, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return dot != NULL && dot[1] != '\0';
}

static void
check_forms (PfNewAccount *self)
{
  g_autofree char *email = dup_answer (self, PF_NEW_ACCOUNT_FIELD_EMAIL);
  g_autofree char *issued = dup_answer (self, PF_NEW_ACCOUNT_FIELD_ISSUED_ON);
  PfDate date;

  if (email != NULL && !pf_email_looks_whole (email))
    add_fault (self, PF_NEW_ACCOUNT_FIELD_EMAIL, "bad-format");
  else if (email != NULL && !has_ending (email))
    add_fault (self, PF_NEW_ACCOUNT_FIELD_EMAIL, "no-ending");
  if (!is_readable (self, PF_NEW_ACCOUNT_FIELD_PHONE, pf_typed_phone))
    add_fault (self, PF_NEW_ACCOUNT_FIELD_PHONE, "bad-format");
  pf_typed_address_check (self->texts + PF_NEW_ACCOUNT_FIELD_LINE1,
                          self->faults + PF_NEW_ACCOUNT_FIELD_LINE1);
  if (issued != NULL && !pf_typed_date (issued, &date))
    add_fault (self, PF_NEW_ACCOUNT_FIELD_ISSUED_ON, "bad-format");
}

static void
check_proof (PfNewAccount *self)
{
  if (self->proof == NULL)
    add_fault (self, PF_NEW_ACCOUNT_FIELD_PROOF, "required");
  else if (self->maximum_bytes > 0 && g_bytes_get_size (self->proof->content) > self->maximum_bytes)
    add_fault (self, PF_NEW_ACCOUNT_FIELD_PROOF, "too-large");
}

/* What the portal would say of it all, by the same rules. */
static void
check_rules (PfNewAccount *self)
{
  g_autoptr (PfAccountApplication) application = pf_new_account_build (self);
  g_autoptr (PfErrors) errors = pf_errors_new ();

  pf_account_application_find_faults (
      application, self->today, self->terms_version, self->proofs, errors);
  if (!self->terms_accepted)
    pf_errors_add (errors, "terms_accepted", "not-accepted");
  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++)
    pf_new_account_take_fault (
        self, pf_errors_get (errors, i)->pointer, pf_errors_get (errors, i)->code);
}

gboolean
pf_new_account_check (PfNewAccount *self)
{
  g_return_val_if_fail (PF_IS_NEW_ACCOUNT (self), FALSE);

  clear_faults (self);
  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++) {
    const char *code = fields[i].max > 0 ? find_text_fault (self, i) : NULL;

    if (code != NULL)
      add_fault (self, i, code);
  }
  check_forms (self);
  check_proof (self);
  check_rules (self);
  return pf_new_account_count_faults (self) == 0;
}

gboolean
pf_new_account_take_fault (PfNewAccount *self, const char *pointer, const char *code)
{
  g_return_val_if_fail (PF_IS_NEW_ACCOUNT (self), FALSE);

  if (g_str_equal (pointer, TERMS_VERSION)) {
    add_fault (self, PF_NEW_ACCOUNT_FIELD_TERMS, code);
    return TRUE;
  }
  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++) {
    if (g_str_equal (pf_new_account_field_get_pointer (i), pointer)) {
      add_fault (self, i, code);
      return TRUE;
    }
  }
  return FALSE;
}

guint
pf_new_account_count_faults (PfNewAccount *self)
{
  guint n = 0;

  g_return_val_if_fail (PF_IS_NEW_ACCOUNT (self), 0);
  for (guint i = 0; i < PF_N_NEW_ACCOUNT_FIELDS; i++)
    n += self->faults[i] != NULL;
  return n;
}
