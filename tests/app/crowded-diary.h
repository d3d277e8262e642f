/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/limber-diary.h"

G_BEGIN_DECLS

/* What somebody wrote without a space: no page may be as wide */
#define CROWDED_WORD "Rückenmuskulaturverspannungsselbstbehandlungstagebuchnotizen"

/* Fills a diary with the widest of everything: notes and names without a space, an entry with all
 * zones, every question, every measure and side, the questionnaire, sessions, and more entries than
 * one page of them. The newest entry is @now's. */
void crowded_diary_fill (LimberDiary *diary, gint64 now_usec);

G_END_DECLS
