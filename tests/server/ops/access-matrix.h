/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For access-walk.c alone: whose data each operation is about, and how it is asked.
 */
#pragma once

#include "demo.h"
#include "wire/operations.h"

/* Of household 4, which is provisional, and of no household yet. */
#define PROVISIONAL_CHILD "0000000000005"
#define PROVISIONAL_DOCUMENT "0000000000002"
#define UNCONFIRMED_DOCUMENT "0000000000003"
#define PROVISIONAL_ADULT "000000000000a"
#define PROVISIONAL_SCHOOL_ENROLMENT DEMO_2

/* Of household 1, with the address of an adult of 2. */
#define SHARING_ADULT "0000000000007"

/* Whose data an operation is about. */
typedef enum
{
  OF_NONE, /* forgotten here */
  OF_ALL,
  OF_CALLER,
  OF_HOUSEHOLD,
  OF_CHILD,
  OF_SCHOOL_ENROLMENT,
  OF_SESSION, /* of an account, on a device */
  OF_DOCUMENT,
  OF_AGENT,
  OF_QUEUE, /* for agents alone */
  OF_ADULT, /* the same, of a household */
  OF_SHARED_ADDRESS,
} Owner;

/* In each text $id is the household, the child, the session, the document or the item. */
static const struct
{
  Owner owner;
  const char *query;
  const char *body;
  const char
      *refusal; /* (nullable): the problem that everyone gets, whose password or link is wrong */
} operations[PF_N_OPERATIONS] = {
  [PF_OPERATION_GET_FRONT_PAGE] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_GET_ACTIVATION_PAGE] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_GET_EMAIL_PAGE] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_GET_PORTAL] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_GET_OPENAPI] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_SIGN_IN] = { OF_ALL,
                             NULL,
                             "{\"email\":\"eve@example.org\",\"password\":\"guess\"}",
                             "invalid-credentials" },
  [PF_OPERATION_ASK_PASSWORD_RESET] = { OF_ALL, NULL, "{\"email\":\"eve@example.org\"}" },
  [PF_OPERATION_CHECK_PASSWORD_RESET] = { OF_ALL, NULL, "{\"token\":\"unknown\"}", "link-invalid" },
  [PF_OPERATION_CONFIRM_PASSWORD_RESET] = { OF_ALL,
                                            NULL,
                                            "{\"token\":\"unknown\","
                                            "\"password\":\"cheval correct pile\"}",
                                            "link-invalid" },
  [PF_OPERATION_GET_CONFIRMATION_PAGE] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_CREATE_ACCOUNT] = { OF_ALL,
                                    NULL,
                                    "{\"email\":\"eve@example.org\",\"password\":"
                                    "\"cheval correct pile\",\"first_name\":\"Ana\",\"last_name\":"
                                    "\"Petit\",\"address\":{\"line1\":\"3 rue\",\"postal_code\":"
                                    "\"44000\",\"city\":\"Nantes\"},\"proof_kind\":\"lease\"}",
                                    "overloaded" },
  [PF_OPERATION_ASK_EMAIL_VERIFICATION] = { OF_ALL, NULL, "{\"email\":\"eve@example.org\"}" },
  [PF_OPERATION_CHECK_EMAIL_VERIFICATION] = { OF_ALL,
                                              NULL,
                                              "{\"token\":\"unknown\"}",
                                              "link-invalid" },
  [PF_OPERATION_CONFIRM_EMAIL_VERIFICATION] = { OF_ALL,
                                                NULL,
                                                "{\"token\":\"unknown\"}",
                                                "link-invalid" },
  [PF_OPERATION_LIST_DEMONSTRATION_MAILS] = { OF_ALL, NULL, NULL, "not-found" },
  [PF_OPERATION_LIST_SESSIONS] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_SIGN_OUT] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_END_SESSION] = { OF_SESSION, NULL, NULL },
  [PF_OPERATION_GET_ME] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_CHANGE_PASSWORD] = { OF_CALLER,
                                     NULL,
                                     "{\"current_password\":\"guess\","
                                     "\"password\":\"cheval correct pile\"}",
                                     "wrong-password" },
  [PF_OPERATION_LIST_JOURNAL] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_PROVE] = { OF_CALLER, NULL, "{\"password\":\"guess\"}", "wrong-password" },
  [PF_OPERATION_PREPARE_TOTP] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_CONFIRM_TOTP] = { OF_CALLER, NULL, "{\"code\":\"123456\"}", "totp-wrong" },
  [PF_OPERATION_REMOVE_TOTP] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_MAKE_RECOVERY_CODES] = { OF_CALLER, NULL, "{\"kind\":\"list\"}" },
  [PF_OPERATION_EDIT_ME] = { OF_CALLER, NULL, "{\"email\":\"other@example.org\"}" },
  [PF_OPERATION_CONFIRM_EMAIL] = { OF_CALLER, NULL, "{\"code\":\"00000000\"}", "code-wrong" },
  [PF_OPERATION_LIST_AGENTS] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_INVITE_AGENT] = { OF_ALL,
                                  NULL,
                                  "{\"email\":\"max@example.org\",\"first_name\":\"Max\","
                                  "\"last_name\":\"Brun\",\"roles\":[\"billing\"]}" },
  [PF_OPERATION_GET_AGENT] = { OF_AGENT, NULL, NULL },
  [PF_OPERATION_EDIT_AGENT] = { OF_AGENT, NULL, "{\"roles\":[\"billing\"]}" },
  [PF_OPERATION_RESET_AGENT] = { OF_AGENT, NULL, NULL },
  [PF_OPERATION_EXPORT_ME] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_ASK_ERASURE] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_WITHDRAW_ERASURE] = { OF_CALLER, NULL, NULL },
  [PF_OPERATION_ACCEPT_INVITATION_BY_CODE] = { OF_ALL,
                                               NULL,
                                               "{\"email\":\"ana@example.org\",\"code\":"
                                               "\"00000000\"}",
                                               "code-wrong" },
  [PF_OPERATION_ACCEPT_INVITATION] = { OF_ALL, NULL, NULL, "link-invalid" },
  [PF_OPERATION_LIST_INVITATIONS] = { OF_HOUSEHOLD, NULL, NULL },
  [PF_OPERATION_INVITE_GUARDIAN] = { OF_HOUSEHOLD,
                                     NULL,
                                     "{\"email\":\"ana@example.org\",\"first_name\":\"Ana\","
                                     "\"last_name\":\"Petit\"}" },
  [PF_OPERATION_CANCEL_INVITATION] = { OF_HOUSEHOLD, NULL, NULL },
  [PF_OPERATION_GET_HOUSEHOLD] = { OF_HOUSEHOLD, NULL, NULL },
  [PF_OPERATION_CONFIRM_HOUSEHOLD] = { OF_HOUSEHOLD, NULL, "{\"school_year\":\"" DEMO_1 "\"}" },
  [PF_OPERATION_ADD_CHILD] = { OF_HOUSEHOLD,
                               NULL,
                               "{\"first_name\":\"Ana\",\"last_name\":\"Petit\","
                               "\"birth_date\":\"2030-02-01\"}" },
  [PF_OPERATION_GET_CHILD] = { OF_CHILD, NULL, NULL },
  [PF_OPERATION_EDIT_CHILD] = { OF_CHILD, NULL, "{\"birth_place\":\"Brest\"}" },
  [PF_OPERATION_LIST_SCHOOL_YEARS] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_LIST_SCHOOLS] = { OF_ALL, NULL, NULL },
  [PF_OPERATION_LIST_SECTORS] = { OF_ALL, "line1=1%20quai&postal_code=44000", NULL },
  [PF_OPERATION_LIST_SCHOOL_ENROLMENTS] = { OF_HOUSEHOLD, "household=$id", NULL },
  [PF_OPERATION_CREATE_SCHOOL_ENROLMENT] = { OF_HOUSEHOLD,
                                             NULL,
                                             "{\"household\":\"$id\",\"child\":\"" DEMO_4
                                             "\",\"school_year\":\"" DEMO_1 "\"}" },
  [PF_OPERATION_GET_SCHOOL_ENROLMENT] = { OF_SCHOOL_ENROLMENT, NULL, NULL },
  [PF_OPERATION_EDIT_SCHOOL_ENROLMENT] = { OF_SCHOOL_ENROLMENT,
                                           NULL,
                                           "{\"childcare\":\"Nounou\"}" },
  [PF_OPERATION_SUBMIT_SCHOOL_ENROLMENT] = { OF_SCHOOL_ENROLMENT, NULL, NULL },
  [PF_OPERATION_WITHDRAW_SCHOOL_ENROLMENT] = { OF_SCHOOL_ENROLMENT, NULL, NULL },
  [PF_OPERATION_GET_PLANNING] = { OF_HOUSEHOLD,
                                  "household=$id&from=2036-11-24&to=2036-11-30",
                                  NULL },
  [PF_OPERATION_LIST_ENROLMENTS] = { OF_HOUSEHOLD, "household=$id", NULL },
  [PF_OPERATION_CHANGE_BOOKINGS] = { OF_HOUSEHOLD,
                                     NULL,
                                     "{\"household\":\"$id\",\"changes\":[{\"child\":\"" DEMO_4
                                     "\",\"session\":\"" DEMO_2 "\",\"action\":\"book\"}]}" },
  [PF_OPERATION_CREATE_DOCUMENT] = { OF_HOUSEHOLD,
                                     NULL,
                                     "{\"kind\":\"lease\",\"household\":\"$id\",\"child\":\"" DEMO_4
                                     "\"}" },
  [PF_OPERATION_GET_DOCUMENT] = { OF_DOCUMENT, NULL, NULL },
  [PF_OPERATION_DELETE_DOCUMENT] = { OF_DOCUMENT, NULL, NULL },
  [PF_OPERATION_GET_DOCUMENT_CONTENT] = { OF_DOCUMENT, NULL, NULL },
  [PF_OPERATION_LIST_QUEUE] = { OF_QUEUE, "kind=account&state=waiting", NULL },
  [PF_OPERATION_GET_QUEUE_ITEM] = { OF_QUEUE, NULL, NULL },
  [PF_OPERATION_OPEN_QUEUE_ITEM] = { OF_QUEUE, NULL, NULL },
  [PF_OPERATION_CLOSE_QUEUE_ITEM] = { OF_QUEUE, NULL, NULL },
  [PF_OPERATION_PREVIEW_QUEUE_DECISION] = { OF_QUEUE, NULL, "{\"decision\":\"accept\"}" },
  [PF_OPERATION_DECIDE_QUEUE_ITEM] = { OF_QUEUE, NULL, "{\"decision\":\"accept\"}" },
  [PF_OPERATION_UNDO_QUEUE_DECISION] = { OF_QUEUE, NULL, NULL },
  [PF_OPERATION_LIST_STAFF_HOUSEHOLDS] = { OF_ALL, "q=agren", NULL },
  [PF_OPERATION_GET_STAFF_HOUSEHOLD] = { OF_HOUSEHOLD, NULL, NULL },
  [PF_OPERATION_LIST_MAILS] = { OF_ADULT, "adult=$id", NULL },
  [PF_OPERATION_SEND_ACCESS_MAIL] = { OF_ADULT, NULL, NULL },
  [PF_OPERATION_CORRECT_EMAIL] = { OF_ADULT,
                                   NULL,
                                   "{\"email\":\"max@example.org\","
                                   "\"identity_check\":\"called_back\"}" },
  [PF_OPERATION_ASSIGN_ADDRESS] = { OF_SHARED_ADDRESS, NULL, NULL },
};

static const struct
{
  Owner owner;
  const char *id;
} things[] = {
  { OF_ALL, "nothing" },
  { OF_CALLER, "" },
  { OF_HOUSEHOLD, DEMO_1 },
  { OF_CHILD, DEMO_1 },
  { OF_CHILD, DEMO_4 }, /* shared with Two */
  { OF_SESSION, DEMO_1 },
  { OF_DOCUMENT, DEMO_1 }, /* on the shared child, by One */
  { OF_AGENT, DEMO_3 },
  { OF_ADULT, DEMO_1 },
  { OF_SHARED_ADDRESS, SHARING_ADULT },

  /* Of a family that waits to be accepted, and of one that has not confirmed its address yet. */
  { OF_HOUSEHOLD, DEMO_4 },
  { OF_CHILD, PROVISIONAL_CHILD },
  { OF_DOCUMENT, PROVISIONAL_DOCUMENT },
  { OF_DOCUMENT, UNCONFIRMED_DOCUMENT },
  { OF_QUEUE, DEMO_1 },
  { OF_ADULT, PROVISIONAL_ADULT },
  { OF_SHARED_ADDRESS, PROVISIONAL_ADULT },
  { OF_QUEUE, DEMO_2 }, /* a change of One */
  { OF_QUEUE, DEMO_3 }, /* a child of One, to enrol at school */
  { OF_SCHOOL_ENROLMENT, DEMO_1 },
  { OF_SCHOOL_ENROLMENT, PROVISIONAL_SCHOOL_ENROLMENT },
};
