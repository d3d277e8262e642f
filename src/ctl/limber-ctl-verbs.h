/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each verb stands in the file of its name. @argv[0] is the program's name, then what follows the
 * verb; returns the exit status. */
int limber_ctl_agent_check (GStrv argv);
int limber_ctl_agent_start (GStrv argv);
int limber_ctl_agent_stop (GStrv argv);
int limber_ctl_backup (GStrv argv);
int limber_ctl_call (GStrv argv);
int limber_ctl_chart (GStrv argv);
int limber_ctl_coach (GStrv argv);
int limber_ctl_diary_check (GStrv argv);
int limber_ctl_erase (GStrv argv);
int limber_ctl_export (GStrv argv);
int limber_ctl_figure (GStrv argv);
int limber_ctl_import (GStrv argv);
int limber_ctl_learn (GStrv argv);
int limber_ctl_library_check (GStrv argv);
int limber_ctl_library_list (GStrv argv);
int limber_ctl_library_show (GStrv argv);
int limber_ctl_measure_add (GStrv argv);
int limber_ctl_pain_add (GStrv argv);
int limber_ctl_pain_delete (GStrv argv);
int limber_ctl_pain_list (GStrv argv);
int limber_ctl_pause (GStrv argv);
int limber_ctl_render (GStrv argv);
int limber_ctl_report (GStrv argv);
int limber_ctl_restore (GStrv argv);
int limber_ctl_resume (GStrv argv);
int limber_ctl_simulate (GStrv argv);
int limber_ctl_skip (GStrv argv);
int limber_ctl_snooze (GStrv argv);
int limber_ctl_start (GStrv argv);
int limber_ctl_status (GStrv argv);
int limber_ctl_timeline (GStrv argv);
int limber_ctl_why (GStrv argv);

G_END_DECLS
