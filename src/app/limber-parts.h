/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-diary-access.h"
#include "bus/limber-agent-client.h"
#include "library/limber-library.h"

G_BEGIN_DECLS

/**
 * LimberParts:
 * @library: exercises and routines
 * @settings: of the program
 * @clock: the only one
 * @diary: opened by the window
 * @reminders: whether they are on
 * @agent: what it knows, and what it can be asked
 * @state_folder: where an unfinished session is noted
 *
 * What the window and its pages work with. Plain value; the parts are the owner's.
 */
typedef struct {
  LimberLibrary *library;
  GSettings *settings;
  LimberClock *clock;
  LimberDiaryAccess *diary;
  LimberRemindersSwitch *reminders;
  LimberAgentClient *agent;
  const char *state_folder;
} LimberParts;

G_END_DECLS
