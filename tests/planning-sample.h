/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A month of two children, for tests of what shows a planning: December 2026, looked at on
 * Wednesday 9 at 18:48 in Paris.
 */
#pragma once

#include "core/planning.h"

/* 2026-12-09T17:48:00Z */
#define PF_PLANNING_SAMPLE_NOW ((PfInstant) 1796838480 * G_USEC_PER_SEC)

/* The planning of tests/data/planning.json, freshly read (transfer full). */
PfPlanning *pf_planning_sample_new (void);
