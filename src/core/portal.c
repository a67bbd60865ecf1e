/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/portal.h"

G_DEFINE_ENUM_TYPE (PfHolidayZone,
                    pf_holiday_zone,
                    G_DEFINE_ENUM_VALUE (PF_HOLIDAY_ZONE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_HOLIDAY_ZONE_A, "a"),
                    G_DEFINE_ENUM_VALUE (PF_HOLIDAY_ZONE_B, "b"),
                    G_DEFINE_ENUM_VALUE (PF_HOLIDAY_ZONE_C, "c"))

static const PfField contact_fields[] = {
  PF_TEXT (PfPortalContact, email),   PF_TEXT (PfPortalContact, phone),
  PF_TEXT (PfPortalContact, address), PF_TEXT (PfPortalContact, hours),
  PF_TEXT (PfPortalContact, dpo),
};

PF_DEFINE_RECORD (PfPortalContact, pf_portal_contact, "portal_contact", contact_fields)

static const PfField password_fields[] = {
  PF_INTEGER (PfPasswordRules, minimum_length),
};

PF_DEFINE_RECORD (PfPasswordRules, pf_password_rules, "password_rules", password_fields)

static const PfField upload_fields[] = {
  PF_INTEGER (PfUploadLimits, maximum_bytes),
  PF_TEXTS (PfUploadLimits, types),
};

PF_DEFINE_RECORD (PfUploadLimits, pf_upload_limits, "upload_limits", upload_fields)

static const PfField fields[] = {
  PF_TEXT (PfPortal, name, .required = true, .max = 120),
  PF_TEXT (PfPortal, insee_code, .pattern = "^[0-9AB]{5}$"),
  PF_TEXT (PfPortal, logo_url),
  PF_OBJECT (PfPortal, contact, PfPortalContact, pf_portal_contact),
  PF_TEXT (PfPortal, time_zone, .required = true),
  PF_ENUM (PfPortal, holiday_zone, PfHolidayZone, pf_holiday_zone),
  PF_BOOLEAN (PfPortal, alsace_moselle),
  PF_TEXTS (PfPortal, languages),
  PF_TEXTS (PfPortal, proofs_of_address),
  PF_TEXT (PfPortal, terms_version),
  PF_TEXT (PfPortal, terms_url),
  PF_TEXT (PfPortal, privacy_url),
  PF_TEXT (PfPortal, accessibility_url),
  PF_TEXT (PfPortal, accessibility_state),
  PF_TEXT (PfPortal, legal_notice_url),
  PF_BOOLEAN (PfPortal, demonstration),
  PF_OBJECT (PfPortal, password_rules, PfPasswordRules, pf_password_rules, .not_stored = true),
  PF_OBJECT (PfPortal, upload_limits, PfUploadLimits, pf_upload_limits, .not_stored = true),
  PF_TEXTS (PfPortal, features, .not_stored = true),
  PF_TEXT (PfPortal, minimum_client, .not_stored = true),
  PF_TEXT (PfPortal, server_version, .not_stored = true),
  PF_INTEGER (PfPortal, version, .version = true),
};

PF_DEFINE_RECORD (PfPortal, pf_portal, "portal", fields)
