/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limberctl"

#include "config.h"

#include "ctl/limber-ctl-verbs.h"

#include "bus/limber-diary-hold.h"
#include "core/limber-stamp.h"
#include "ctl/limber-ctl.h"
#include "desktop/limber-system-clock.h"
#include "store/limber-diary-files.h"

#include <glib/gi18n-lib.h>

/* limberctl restore: puts a backup in place of the diary, which is kept beside. The agent has the
 * diary closed meanwhile: a damaged one is set aside, and must not be written into any more. */

int
limber_ctl_restore (GStrv argv)
{
  const LimberCtlSyntax syntax = {
    .verb = "restore",
    .parameters = _ ("FILE"),
    .summary = _ ("Puts a backup in place of the diary; what was there is kept."),
    .min_arguments = 1,
    .max_arguments = 1,
  };
  int status = LIMBER_CTL_DONE;
  g_auto (GStrv) arguments = limber_ctl_parse (&syntax, argv, &status);
  g_autoptr (LimberClock) clock = NULL;
  g_autoptr (LimberDiaryHold) hold = NULL;
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments == NULL)
    return status;
  clock = LIMBER_CLOCK (limber_system_clock_new ());
  path = limber_diary_build_default_path ();
  hold = limber_diary_hold_take (NULL, &error);
  if (hold == NULL
      || !limber_diary_restore (path, arguments[0], limber_clock_get_wall_usec (clock), &kept,
                                &error))
    return limber_ctl_fail (error->message);
  if (kept != NULL) {
    /* Translators: %s is a path */
    g_print (_ ("What was in the diary is kept in %s"), kept);
    g_print ("\n");
  }
  return LIMBER_CTL_DONE;
}
