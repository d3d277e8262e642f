/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/limber-diary-access.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_DIARY_PROBLEM (limber_diary_problem_get_type ())
G_DECLARE_FINAL_TYPE (LimberDiaryProblem, limber_diary_problem, LIMBER, DIARY_PROBLEM, AdwBin)

/* Why the diary cannot be used, and what can be done: try again, look at its folder, or, where it
 * is damaged, put the newest good backup in its place. Visible only while there is a problem. */
GtkWidget *limber_diary_problem_new (void);
/* Once */
void limber_diary_problem_set_up (LimberDiaryProblem *self,
                                  LimberDiaryAccess *access,
                                  LimberClock *clock);

G_END_DECLS
