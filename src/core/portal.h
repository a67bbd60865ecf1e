/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The town: what GET /v1/portal says before anyone signs in.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Whose school holidays apply (education code, article D. 521-1). */
typedef enum
{
  PF_HOLIDAY_ZONE_NONE,
  PF_HOLIDAY_ZONE_A,
  PF_HOLIDAY_ZONE_B,
  PF_HOLIDAY_ZONE_C,
} PfHolidayZone;

#define PF_TYPE_HOLIDAY_ZONE (pf_holiday_zone_get_type ())
GType pf_holiday_zone_get_type (void);

#define PF_TYPE_PORTAL_CONTACT (pf_portal_contact_get_type ())
G_DECLARE_FINAL_TYPE (PfPortalContact, pf_portal_contact, PF, PORTAL_CONTACT, PfRecord)

struct _PfPortalContact
{
  PfRecord parent_instance;

  char *email;
  char *phone;
  char *address;
  char *hours;
  char *dpo; /* the data protection officer */
};

#define PF_TYPE_PASSWORD_RULES (pf_password_rules_get_type ())
G_DECLARE_FINAL_TYPE (PfPasswordRules, pf_password_rules, PF, PASSWORD_RULES, PfRecord)

struct _PfPasswordRules
{
  PfRecord parent_instance;

  int minimum_length;
};

#define PF_TYPE_UPLOAD_LIMITS (pf_upload_limits_get_type ())
G_DECLARE_FINAL_TYPE (PfUploadLimits, pf_upload_limits, PF, UPLOAD_LIMITS, PfRecord)

struct _PfUploadLimits
{
  PfRecord parent_instance;

  int maximum_bytes;
  GStrv types;
};

#define PF_TYPE_PORTAL (pf_portal_get_type ())
G_DECLARE_FINAL_TYPE (PfPortal, pf_portal, PF, PORTAL, PfRecord)

struct _PfPortal
{
  PfRecord parent_instance;

  char *name;
  char *insee_code;
  char *logo_url;
  PfPortalContact *contact;
  char *time_zone; /* of the IANA database: "Europe/Paris" */
  PfHolidayZone holiday_zone;
  gboolean alsace_moselle; /* two more public holidays */
  GStrv languages;
  GStrv proofs_of_address; /* that it takes: words of PfDocumentKind; see core/proof-of-address.h */
  char *terms_version;
  char *terms_url; /* where they are to be read */
  char *privacy_url;
  char *accessibility_url;
  char *accessibility_state;
  char *legal_notice_url;
  gboolean demonstration; /* of no real family: its mails are shown, its limits may be left out */
  PfPasswordRules *password_rules;
  PfUploadLimits *upload_limits;
  GStrv features;
  char *minimum_client;
  char *server_version;
  int version; /* of all settings: what the planning of every family depends on */
};

G_END_DECLS
