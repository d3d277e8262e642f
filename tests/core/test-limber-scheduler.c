/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limber-scheduler-script.h"

/* Scenarios by the second: what happens, and everything that is decided. Rows S… are the
 * reliability scenarios of those ids. Monday 2 March 2026, 09:00 in Paris, unless the row says
 * otherwise. */

typedef struct {
  const char *name;
  const char *settings;
  const char *start; /* NULL for that Monday */
  const char *script;
  const char *expected; /* lines of the log, between bars */
} ScenarioRow;

static const ScenarioRow SCENARIO_ROWS[] = {
  { "plain-day", "", NULL, "0 active|2400 start|2500 finish 1|5000 idle|5300 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2500 break-ended done|2500 sitting-ended|2500 sitting-started|4900 due|4900 notified|"
    "5180 sitting-ended|5180 credited|5180 withdrawn credited" },
  { "S01", "", NULL, "0 active|2340 suspend|13140 resume|13150 active|15600 end",
    "0 sitting-started|13140 sitting-ended|13140 credited|13150 sitting-started|15550 due|"
    "15550 notified" },
  { "S02", "", NULL,
    "0 active|2400 start|2420 progress 0.6|2430 suspend|3030 resume|3040 active|3100 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "3030 break-ended suspended half|3030 sitting-ended|3040 sitting-started" },
  { "S02-nothing-done", "", NULL,
    "0 active|2400 start|2410 suspend|3010 resume|3040 active|3100 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "3010 break-ended suspended left|3010 sitting-ended|3010 credited|3040 sitting-started" },
  { "S03", "", NULL,
    "0 active|2400 start|2430 suspend|2550 resume|2600 finish 1|2610 active|2700 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2600 break-ended done|2600 sitting-ended|2610 sitting-started" },
  { "S04-for-an-hour", "", NULL,
    "0 active|3600 pause 60|4200 suspend|10800 resume|10810 active|10900 end",
    "0 sitting-started|2400 due|2400 notified|2700 notified repeat|3000 notified repeat|"
    "3300 notified repeat|3600 paused|3600 withdrawn paused|3600 not-reminded paused|"
    "10800 sitting-ended|10800 credited|10800 unpaused elapsed|10810 sitting-started" },
  { "S04-until-i-say", "", NULL, "0 active|60 pause|600 suspend|7200 resume|7210 active|9700 end",
    "0 sitting-started|60 paused|7200 sitting-ended|7200 credited|7210 sitting-started|9610 due|"
    "9610 not-reminded paused" },
  { "S05", "", NULL, "0 active|1920 lock|1940 unlock|1940 active|2500 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "S06", "", NULL, "0 active|1920 lock|2200 unlock|2200 active|4700 end",
    "0 sitting-started|2100 sitting-ended|2100 credited|2200 sitting-started|4600 due|4600 "
    "notified" },
  { "S07", "", NULL,
    "0 active|100 hold call|200 idle|1000 suspend|4600 resume|4610 active|4700 release call|"
    "7100 end",
    "0 sitting-started|4600 sitting-ended|4600 credited|4610 sitting-started|7010 due|7010 "
    "notified" },
  { "S08", "", NULL, "0 active|1000 suspend|2800 resume|2900 active|5400 end",
    "0 sitting-started|2800 sitting-ended|2800 credited|2900 sitting-started|5300 due|5300 "
    "notified" },
  { "S09", "", NULL, "0 active|1200 wall-set 2026-03-02T11:20:00+01:00|2500 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "S10", "", NULL, "0 active|1200 wall-set 2026-03-02T07:20:00+01:00|2500 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "S11-spring", "working-hours=sun 09:00-17:00", "2026-03-29T00:30:00+01:00",
    "0 active|27000 end",
    "0 sitting-started|2400 due|2400 not-reminded outside-hours|27000 notified" },
  { "S11-autumn", "working-hours=sun 09:00-17:00", "2026-10-25T00:30:00+02:00",
    "0 active|34200 end",
    "0 sitting-started|2400 due|2400 not-reminded outside-hours|34200 notified" },
  { "S12-before-midnight", "", "2026-03-28T23:50:00+01:00", "0 active|1 pause 06:00|18600 end",
    "0 sitting-started|1 paused|600 pause-pointed-out|2400 due|2400 not-reminded paused|"
    "18600 unpaused elapsed|18600 notified" },
  { "S12-after-midnight", "", "2026-03-29T00:10:00+01:00", "0 active|1 pause 06:00|17400 end",
    "0 sitting-started|1 paused|2400 due|2400 not-reminded paused|17400 unpaused elapsed|"
    "17400 notified" },
  { "S13", "working-hours=mon 22:00-06:00", "2026-03-02T23:00:00+01:00",
    "0 active|2400 skip|5000 skip|24600 active|25300 end",
    "0 sitting-started|2400 due|2400 notified|2400 skipped|2400 withdrawn skipped|"
    "2400 sitting-ended|2400 sitting-started|4800 due|4800 notified|5000 skipped|"
    "5000 withdrawn skipped|5000 sitting-ended|5000 sitting-started|7400 due|7400 notified|"
    "7700 notified repeat|8000 notified repeat|8300 notified repeat|10700 notified anew|"
    "11000 notified repeat|11300 notified repeat|11600 notified repeat|14000 notified anew|"
    "14300 notified repeat|14600 notified repeat|14900 notified repeat|17300 notified anew|"
    "17600 notified repeat|17900 notified repeat|18200 notified repeat|20600 notified anew|"
    "20900 notified repeat|21200 notified repeat|21500 notified repeat|23900 notified anew|"
    "24200 notified repeat|24500 notified repeat|24800 notified repeat|25200 withdrawn "
    "outside-hours|"
    "25200 not-reminded outside-hours" },
  { "S16", "max-prompts=1|min-gap=0", "2026-03-02T23:00:00+01:00", "0 active|2400 skip|4801 end",
    "0 sitting-started|2400 due|2400 notified|2400 skipped|2400 withdrawn skipped|"
    "2400 sitting-ended|2400 sitting-started|4800 due|4800 notified" },
  { "S17", "", NULL, "0 active|2385 late 30|2500 end", "0 sitting-started|2415 due|2415 notified" },
  { "S20-S21-S22-S30", "renotify-after=120", NULL, "0 no-source|7200 lock|7500 end",
    "0 sitting-started|2400 due|2400 notified|7380 sitting-ended|7380 credited|"
    "7380 withdrawn credited" },
  { "S23", "", NULL, "0 active|100 hold idle-inhibited|600 idle|1200 end",
    "0 sitting-started|780 sitting-ended|780 credited" },
  { "S24-counted", "count-inhibited-as-sitting=true", NULL,
    "0 active|100 hold idle-inhibited|600 idle|3400 end",
    "0 sitting-started|2400 due|2400 held idle-inhibited|3300 sitting-ended|3300 credited" },
  { "S24-counted-release", "count-inhibited-as-sitting=true", NULL,
    "0 active|100 hold idle-inhibited|600 idle|1800 release idle-inhibited|2000 end",
    "0 sitting-started|1980 sitting-ended|1980 credited" },
  { "S25", "", NULL, "0 active|100 hold call|110 idle|2700 release call|2720 active|2800 end",
    "0 sitting-started|2400 due|2400 held call|2700 released call|2700 notified" },
  { "S25-left-the-call", "", NULL, "0 active|100 hold call|110 idle|1000 release call|1300 end",
    "0 sitting-started|1180 sitting-ended|1180 credited" },
  { "S25-locked-in-the-call", "", NULL, "0 active|100 hold call|110 idle|1000 lock|1300 end",
    "0 sitting-started|1180 sitting-ended|1180 credited" },
  { "S25-told-by-the-person", "", NULL, "0 active|100 call 40|110 idle|3000 end",
    "0 sitting-started|2400 due|2400 held call|2500 released call|2500 notified|"
    "2680 sitting-ended|2680 credited|2680 withdrawn credited" },
  { "S25-told-before-a-reboot", "", NULL, "0 active|100 call 40|200 reboot|210 active|2600 end",
    "0 sitting-started|2400 due|2400 held call|2500 released call|2500 notified" },
  { "S26", "", NULL, "0 active|2400 start|2410 idle|2440 active|2441 idle|2500 finish 1|2600 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2500 break-ended done|2500 sitting-ended" },
  { "S27", "", NULL, "0 active|2000 idle|2030 restart|2100 active|2500 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "S28", "", NULL, "0 active|1000 idle|1010 idle|1020 active|1020 active|2500 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "S29-nobody-yet", "", NULL, "0 hold call|100 release call|5000 end", "" },
  { "S31", "", NULL,
    "0 active|100 idle|250 active|400 idle|570 active|900 idle|1050 active|1500 idle|1670 active|"
    "2390 idle|2450 active|2500 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "S32", "", NULL, "0 active|1800 lock|5400 unlock|5400 active|7799 end",
    "0 sitting-started|1980 sitting-ended|1980 credited|5400 sitting-started" },
  { "S33", "", NULL, "0 active|2300 idle|2600 end",
    "0 sitting-started|2400 due|2400 not-reminded away|2480 sitting-ended|2480 credited" },
  { "S33-back-in-time", "", NULL, "0 active|2300 idle|2470 active|2500 end",
    "0 sitting-started|2400 due|2400 not-reminded away|2470 notified" },
  { "S34", "", NULL, "0 active|2400 start|2410 idle|2500 finish 1|3700 active|6099 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2500 break-ended done|2500 sitting-ended|3700 sitting-started" },
  { "S51", "", NULL, "0 active|2000 hold fullscreen|3000 release fullscreen|3001 end",
    "0 sitting-started|2400 due|2400 held fullscreen|3000 released fullscreen|3000 notified" },
  { "S51-begins-later", "", NULL,
    "0 active|2500 hold presentation|2510 hold call|2600 release presentation|"
    "2650 release call|2960 end",
    "0 sitting-started|2400 due|2400 notified|2500 withdrawn presentation|2500 held presentation|"
    "2510 held call|2650 released call|2650 notified again|2950 notified repeat" },
  { "S84", "", NULL, "0 active|1500 set sitting-limit=20|1600 end",
    "0 sitting-started|1500 due|1500 notified" },
  { "S84-hours", "", NULL, "0 active|2500 set working-hours=mon 13:00-14:00|2600 end",
    "0 sitting-started|2400 due|2400 notified|2500 withdrawn outside-hours|"
    "2500 not-reminded outside-hours" },
  { "S84-plan-dropped", "planned-sessions=mon 10:30", NULL,
    "0 set planned-sessions=|0 active|30 set sitting-limit=180|5500 end", "0 sitting-started" },
  { "S88-skip", "", NULL, "0 active|2400 skip not-now|4801 end",
    "0 sitting-started|2400 due|2400 notified|2400 skipped|2400 withdrawn skipped|"
    "2400 sitting-ended|2400 sitting-started|4800 due|4800 notified" },
  { "S88-snooze", "", NULL, "0 active|2400 snooze 10|3001 end",
    "0 sitting-started|2400 due|2400 notified|2400 snoozed|2400 withdrawn snoozed|"
    "3000 notified snooze" },
  { "S89", "snooze-limit=1", NULL,
    "0 active|2400 snooze 1|2460 start|2461 finish 0|2800 snooze 1|2900 restart|2901 snooze 1|"
    "2902 end",
    "0 sitting-started|2400 due|2400 notified|2400 snoozed|2400 withdrawn snoozed|"
    "2460 notified snooze|2460 break-started|2460 withdrawn started|2461 break-ended left|"
    "2761 notified repeat|2800 snooze-refused limit|2900 withdrawn restart|2900 notified again|"
    "2901 snooze-refused limit" },
  { "S90-shown", "", NULL, "0 active|2400 end", "0 sitting-started|2400 due|2400 notified" },
  { "S90-left", "", NULL, "0 active|2400 start|2405 finish 0.49|2706 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2405 break-ended left|2705 notified repeat" },
  { "S90-half", "", NULL, "0 active|2400 start|2450 finish 0.5|2451 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2450 break-ended half|2450 sitting-ended|2450 sitting-started" },
  { "S90-done", "", NULL, "0 active|2400 start|2490 finish 0.9|2491 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2490 break-ended done|2490 sitting-ended|2490 sitting-started" },
  { "S90-stopped-for-pain", "", NULL, "0 active|2400 start|2430 skip in-pain|2431 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2430 break-ended in-pain stopped-for-pain|2430 sitting-ended|2430 sitting-started" },
  { "S93", "working-hours=mon-fri 09:00-17:00", NULL,
    "0 active|60 pause|3600 lock|84600 unlock|84600 active|86400 idle|86401 active|86500 end",
    "0 sitting-started|60 paused|2400 due|2400 not-reminded paused|3780 sitting-ended|"
    "3780 credited|84600 sitting-started|86400 pause-pointed-out" },

  /* Rule by rule, what the scenarios above leave out */
  { "rule3-due-at-unlock", "", NULL, "0 active|2390 lock|2450 unlock|2460 end",
    "0 sitting-started|2450 due|2450 notified" },
  { "rule4-quiet-then-anew", "renotify-after=1", NULL, "0 active|5000 end",
    "0 sitting-started|2400 due|2400 notified|2460 notified repeat|2520 notified repeat|"
    "2580 notified repeat|4980 notified anew" },
  { "rule4-held-time-does-not-count", "", NULL,
    "0 active|2500 hold call|2900 release call|3150 end",
    "0 sitting-started|2400 due|2400 notified|2500 withdrawn call|2500 held call|"
    "2900 released call|2900 notified again" },
  { "rule5-credited-snooze", "", NULL, "0 active|2400 snooze 5|2410 idle|3000 active|3100 end",
    "0 sitting-started|2400 due|2400 notified|2400 snoozed|2400 withdrawn snoozed|"
    "2590 sitting-ended|2590 credited|3000 sitting-started" },
  { "rule5-nothing-due", "", NULL, "0 active|10 snooze 5|20 finish 1|30 end",
    "0 sitting-started|10 snooze-refused nothing-due" },
  { "rule6-snooze-ends-in-hold", "", NULL,
    "0 active|2400 snooze 5|2600 hold do-not-disturb|2800 release do-not-disturb|2900 end",
    "0 sitting-started|2400 due|2400 notified|2400 snoozed|2400 withdrawn snoozed|"
    "2700 held do-not-disturb|2800 released do-not-disturb|2800 notified snooze" },
  { "rule8-unpause", "", NULL, "0 active|1000 pause|2600 unpause|2700 end",
    "0 sitting-started|1000 paused|2400 due|2400 not-reminded paused|2600 unpaused resumed|"
    "2600 notified" },
  { "rule9-planned", "planned-sessions=mon 09:10|sitting-limit=180", NULL,
    "0 active|600 start|700 finish 1|800 end",
    "0 sitting-started|600 planned-due|600 notified|600 break-started|600 withdrawn started|"
    "700 break-ended done|700 sitting-ended|700 sitting-started" },
  { "rule9-missed-away", "planned-sessions=mon 09:10", NULL, "0 idle|8000 end",
    "600 planned-due|600 not-reminded away|7800 missed away" },
  { "rule9-missed-unanswered", "planned-sessions=mon 09:10|sitting-limit=180|renotify-after=120",
    NULL, "0 active|7801 end",
    "0 sitting-started|600 planned-due|600 notified|7800 missed not-started|"
    "7800 withdrawn missed" },
  { "rule9-not-credited", "planned-sessions=mon 09:10|sitting-limit=180", NULL,
    "0 active|590 lock|1000 unlock|1000 active|1001 end",
    "0 sitting-started|600 planned-due|600 not-reminded away|770 sitting-ended|770 credited|"
    "1000 sitting-started|1000 notified" },
  { "rule9-joined-ahead", "planned-sessions=mon 09:50", NULL,
    "0 active|2450 start|2600 finish 1|3100 end",
    "0 sitting-started|2400 due|2400 planned-due|2400 notified|2450 break-started|"
    "2450 withdrawn started|2600 break-ended done|2600 sitting-ended|2600 sitting-started" },
  { "rule9-joined-behind", "planned-sessions=mon 09:30", NULL,
    "0 active|2450 start|2600 finish 1|3100 end",
    "0 sitting-started|1800 planned-due|1800 notified|2100 notified repeat|2400 due|"
    "2400 notified repeat|2450 break-started|2450 withdrawn started|2600 break-ended done|"
    "2600 sitting-ended|2600 sitting-started" },
  { "rule10-min-gap", "sitting-limit=15|min-gap=20", NULL, "0 active|900 skip|2101 end",
    "0 sitting-started|900 due|900 notified|900 skipped|900 withdrawn skipped|900 sitting-ended|"
    "900 sitting-started|1800 due|1800 not-reminded min-gap|2100 notified" },
  { "rule10-cap", "max-prompts=1|min-gap=0", "2026-03-02T22:50:00+01:00",
    "0 active|2400 skip|4800 closed|5000 end",
    "0 sitting-started|2400 due|2400 notified|2400 skipped|2400 withdrawn skipped|"
    "2400 sitting-ended|2400 sitting-started|4800 due|4800 notified" },
  { "rule10-cap-until-midnight", "max-prompts=1|min-gap=0", "2026-03-02T22:30:00+01:00",
    "0 active|2400 skip|5401 end",
    "0 sitting-started|2400 due|2400 notified|2400 skipped|2400 withdrawn skipped|"
    "2400 sitting-ended|2400 sitting-started|4800 due|4800 not-reminded cap|5400 notified" },
  { "rule11-unprompted", "", NULL, "0 active|600 start|700 finish 1|3101 end",
    "0 sitting-started|600 break-started|700 break-ended done|700 sitting-ended|"
    "700 sitting-started|3100 due|3100 notified" },
  { "rule11-overdue", "", NULL, "0 active|600 start|1301 end",
    "0 sitting-started|600 break-started|1300 break-ended overdue left" },
  { "rule11-overdue-and-gone", "sitting-limit=15|min-gap=0", NULL,
    "0 active|300 start|310 idle|1100 active|1101 end",
    "0 sitting-started|300 break-started|1000 break-ended overdue left|1000 due|"
    "1000 not-reminded away|1100 notified" },
  { "rule11-second-click", "", NULL, "0 active|600 start|610 start|700 finish 1|701 end",
    "0 sitting-started|600 break-started|700 break-ended done|700 sitting-ended|"
    "700 sitting-started" },
  { "rule12-pause-before-hold", "", NULL,
    "0 active|100 pause|200 hold call|2500 unpause|2600 release call|2601 end",
    "0 sitting-started|100 paused|2400 due|2400 not-reminded paused|2500 unpaused resumed|"
    "2500 held call|2600 released call|2600 notified" },
  { "rule13-restart", "", NULL, "0 active|2450 restart|2760 end",
    "0 sitting-started|2400 due|2400 notified|2450 withdrawn restart|2450 notified again|"
    "2750 notified repeat" },
  { "rule13-restart-idle", "", NULL, "0 active|2410 idle|2450 restart|2500 active|2501 end",
    "0 sitting-started|2400 due|2400 notified|2450 withdrawn restart|2450 not-reminded away|"
    "2500 notified again" },
  { "rule13-restart-snoozed", "", NULL, "0 active|2400 snooze 5|2500 restart|2701 end",
    "0 sitting-started|2400 due|2400 notified|2400 snoozed|2400 withdrawn snoozed|"
    "2700 notified snooze" },
  { "rule13-restart-in-break", "", NULL, "0 active|2400 start|2450 restart|2500 finish 1|2501 end",
    "0 sitting-started|2400 due|2400 notified|2400 break-started|2400 withdrawn started|"
    "2500 break-ended done|2500 sitting-ended|2500 sitting-started" },
  { "reboot-short", "", NULL, "0 active|1000 reboot|1100 active|2401 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "reboot-long", "", NULL, "0 active|1000 reboot|1300 active|1301 end",
    "0 sitting-started|1180 sitting-ended|1180 credited|1300 sitting-started" },
  { "rule15-no-source", "", NULL, "0 no-source|2400 lock|2500 unlock|2501 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "rule15-no-source-asleep", "", NULL, "0 no-source|1000 suspend|2000 resume|2001 end",
    "0 sitting-started|2000 sitting-ended|2000 credited|2000 sitting-started" },
  { "suspend-of-a-second", "", NULL, "0 active|2399 suspend|2400 resume|2401 active|2402 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "suspend-of-a-week", "planned-sessions=mon 10:00", NULL,
    "0 active|1000 suspend|605800 resume|605900 active|606000 end",
    "0 sitting-started|605800 sitting-ended|605800 credited|605800 planned-due|"
    "605800 missed away|605900 sitting-started" },
  { "leap-day", "working-hours=tue 09:00-17:00", "2028-02-29T08:30:00+01:00", "0 active|2401 end",
    "0 sitting-started|2400 due|2400 notified" },
  { "zone-change", "planned-sessions=mon 10:00|sitting-limit=180", NULL,
    "0 active|3600 start|3700 finish 1|3800 tz-set America/New_York|30000 end",
    "0 sitting-started|3600 planned-due|3600 notified|3600 break-started|3600 withdrawn started|"
    "3700 break-ended done|3700 sitting-ended|3700 sitting-started|14500 due|14500 notified|"
    "14800 notified repeat|15100 notified repeat|15400 notified repeat|26200 notified anew|"
    "26500 notified repeat|26800 notified repeat|27100 notified repeat" },
};

static void
test_scenario (gconstpointer data)
{
  const ScenarioRow *row = data;
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play (row->settings,
                                                                           row->start, row->script);
  g_auto (GStrv) lines = g_strsplit (row->expected, "|", -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);
  g_autofree char *expected = g_strconcat (joined, *joined != '\0' ? "\n" : "", NULL);

  g_assert_cmpstr (script->log->str, ==, expected);

  /* A second look at the same moment finds nothing to do. */
  limber_scheduler_update (script->scheduler);
  g_assert_cmpstr (script->log->str, ==, expected);
}

/* The same, looked at every second: the alarm missed nothing, and came never too late. */
static void
test_scenario_by_seconds (gconstpointer data)
{
  const ScenarioRow *row = data;
  g_autoptr (LimberSchedulerScript) script = limber_scheduler_script_play (row->settings,
                                                                           row->start, row->script);
  g_autoptr (LimberSchedulerScript) stepped = limber_scheduler_script_new (
      row->settings, row->start, "Europe/Paris");

  stepped->step_usec = G_USEC_PER_SEC;
  limber_scheduler_script_run (stepped, row->script);
  g_assert_cmpstr (stepped->log->str, ==, script->log->str);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (SCENARIO_ROWS); i++) {
    g_autofree char *path = g_strconcat ("/core/scheduler/", SCENARIO_ROWS[i].name, NULL);
    g_autofree char *stepped = g_strconcat ("/core/scheduler-by-seconds/", SCENARIO_ROWS[i].name,
                                            NULL);

    g_test_add_data_func (path, &SCENARIO_ROWS[i], test_scenario);
    /* A whole week by the second tells nothing more. */
    if (!g_str_equal (SCENARIO_ROWS[i].name, "suspend-of-a-week"))
      g_test_add_data_func (stepped, &SCENARIO_ROWS[i], test_scenario_by_seconds);
  }
  return g_test_run ();
}
