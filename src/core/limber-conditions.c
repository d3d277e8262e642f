/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-conditions"

#include "config.h"

#include "core/limber-conditions.h"

#include "core/limber-vocabulary.h"

#include <glib/gi18n-lib.h>

/*
 * LimberConditions:
 *
 * What a person may ask to leave out. Exercise files use 29 exact codes, which hardly anybody could
 * answer; a person ticks a few plain groups instead, each over the codes that it may stand for, so
 * that it rather leaves out too much. Every code is in exactly one group.
 */

typedef struct {
  const char *id;
  const char *title; /* English, marked for translation */
  const char *codes[8];
} Group;

static const Group groups_table[] = {
  { "back_nerve",
    N_ ("Back: disc problem, sciatica, narrowed spinal canal or slipped vertebra"),
    { "acute_disc", "radiculopathy_leg", "stenosis", "spondylolisthesis", "red_flag_neuro" } },
  { "neck_nerve",
    N_ ("Neck: instability, artery problem or pinched nerve"),
    { "cervical_instability", "cervical_artery", "radiculopathy_arm" } },
  { "bones_surgery",
    N_ ("Fragile bones, a fracture, a hernia or recent surgery"),
    { "osteoporosis", "recent_fracture", "recent_surgery_spine", "recent_surgery_abdominal",
      "hernia" } },
  { "shoulder_wrist",
    N_ ("Shoulder or wrist: injury, instability or recent surgery"),
    { "shoulder_instability", "shoulder_impingement", "recent_surgery_shoulder", "wrist_injury" } },
  { "hip_knee", N_ ("Hip replacement or a painful knee"), { "hip_replacement", "knee_problem" } },
  { "balance", N_ ("Dizziness or poor balance"), { "vertigo", "balance" } },
  { "pregnancy", N_ ("Pregnancy or first weeks after birth"), { "pregnancy" } },
  { "heart_blood",
    N_ ("Heart, blood pressure, lungs, blood thinners, a blood clot or a skin wound"),
    { "hypertension", "respiratory", "anticoagulant", "dvt", "skin_wound" } },
  { "eyes", N_ ("Glaucoma, retina or recent eye surgery"), { "glaucoma", "eye_surgery" } },
};

static const char *const group_ids[] = {
  "back_nerve", "neck_nerve", "bones_surgery", "shoulder_wrist", "hip_knee",
  "balance",    "pregnancy",  "heart_blood",   "eyes",           NULL
};

G_STATIC_ASSERT (G_N_ELEMENTS (group_ids) == G_N_ELEMENTS (groups_table) + 1);

static const Group *
find_group (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups_table); i++)
    if (g_str_equal (groups_table[i].id, id))
      return &groups_table[i];

  return NULL;
}

/* The first of @groups that has one of @codes; (nullable). A group that no longer exists, from old
 * settings, has none. */
static const char *
find_match (const char *const *groups, const char *const *codes)
{
  for (gsize i = 0; groups[i] != NULL; i++) {
    const Group *group = find_group (groups[i]);

    for (gsize j = 0; group != NULL && group->codes[j] != NULL; j++)
      if (g_strv_contains (codes, group->codes[j]))
        return group->id;
  }

  return NULL;
}

/**
 * limber_conditions_list_groups:
 *
 * Returns: (transfer none) (array zero-terminated=1): the groups, in the order in which people are
 *   shown them
 */
const char *const *
limber_conditions_list_groups (void)
{
  return group_ids;
}

/**
 * limber_conditions_get_group_title:
 * @group: a group
 *
 * Returns: (transfer none): what people read for it, in their language; @group itself if there is
 *   none of that name
 */
const char *
limber_conditions_get_group_title (const char *group)
{
  const Group *found = NULL;

  g_return_val_if_fail (group != NULL, NULL);

  found = find_group (group);
  return found != NULL ? _ (found->title) : group;
}

/**
 * limber_conditions_get_group_codes:
 * @group: a group
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): words of
 *   %LIMBER_VOCABULARY_CONDITION, NULL if there is no such group
 */
const char *const *
limber_conditions_get_group_codes (const char *group)
{
  const Group *found = NULL;

  g_return_val_if_fail (group != NULL, NULL);

  found = find_group (group);
  return found != NULL ? found->codes : NULL;
}

/**
 * limber_conditions_judge:
 * @groups: (array zero-terminated=1): what the person ticked
 * @exercise: an exercise
 * @reason: (out) (optional) (nullable): the group that decided
 *
 * Returns: whether the exercise suits the person
 */
LimberFitness
limber_conditions_judge (const char *const *groups, LimberExercise *exercise, const char **reason)
{
  LimberFitness fitness = LIMBER_FITNESS_FITS;
  const char *match = NULL;

  g_return_val_if_fail (groups != NULL, LIMBER_FITNESS_FITS);
  g_return_val_if_fail (LIMBER_IS_EXERCISE (exercise), LIMBER_FITNESS_FITS);

  match = find_match (groups, limber_exercise_get_avoid_if (exercise));
  if (match != NULL) {
    fitness = LIMBER_FITNESS_LEAVE_OUT;
  } else {
    match = find_match (groups, limber_exercise_get_ask_first_if (exercise));
    if (match != NULL)
      fitness = LIMBER_FITNESS_ASK_FIRST;
  }

  if (reason != NULL)
    *reason = match;
  return fitness;
}
