#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each form that asks people something of themselves says why, and how long it is kept:
check-purposes.py ROOT. The widget that says so has the id "purpose"."""
import pathlib
import re
import sys

FIELDS = re.compile(r'class="Pf(FormField|PasswordField|ProofField|ProofForm|AddressFields)"')
PURPOSE = 'id="purpose"'

# What asks nothing new, and why.
OTHERS = {
    "account/factor-panel.ui": "the figures of an application",
    "account/lock-panel.ui": "minutes",
    "account/proof-question.ui": "the password",
    "shell/address-card.ui": "the address of the account",
    "shell/code-page.ui": "the figures of an application",
    "shell/lock-page.ui": "the password",
    "shell/mail-card.ui": "the code of a mail",
    "shell/new-password-card.ui": "a password, which nobody can read",
    "shell/sign-in-card.ui": "the address and the password of the account",
    "shell/town-card.ui": "the town",
    "staff/families-adult.ui": "what the person says at the desk",
    "staff/families-page.ui": "whom to look for",
    "widgets/address-fields.ui": "a part of a form",
    "widgets/choice-field.ui": "a part of a form",
    "widgets/form-field.ui": "a part of a form",
    "widgets/password-field.ui": "a part of a form",
    "widgets/proof-field.ui": "a part of a form",
    "widgets/proof-form.ui": "a part of a form",
}


def find_faults(texts):
    asking = {name for name, text in texts.items() if FIELDS.search(text)}
    for name in sorted(asking - OTHERS.keys()):
        if PURPOSE not in texts[name]:
            yield f"ui/{name}: asks people something, and does not say why"
    for name in sorted(OTHERS.keys() - asking):
        yield f"check-purposes.py: {name} asks nothing"


folder = pathlib.Path(sys.argv[1], "ui")
texts = {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.ui")}
faults = list(find_faults(texts))
for fault in faults:
    print(fault)
# A form that says nothing must be seen.
planted = {**texts, "planted.ui": '<object class="PfFormField">'}
if len(list(find_faults(planted))) != len(faults) + 1:
    sys.exit("a planted form is not seen")
sys.exit(len(faults) > 0)
