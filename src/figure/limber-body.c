/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-body"

#include "config.h"

#include "figure/limber-body.h"

#define HEIGHT 1.72

/**
 * limber_body_for_build:
 * @build: how broad
 *
 * Returns: its measures
 */
LimberBody
limber_body_for_build (LimberBuild build)
{
  static const double girths[] = {
    [LIMBER_BUILD_SLIM] = 0.92,
    [LIMBER_BUILD_MEDIUM] = 1.0,
    [LIMBER_BUILD_BROAD] = 1.13,
  };
  double girth = girths[build];

  return (LimberBody){
    .girth = girth,
    .hip_half_width = 0.086 * (0.7 + 0.3 * girth),
    .sacrum_height = 0.085,
    .lumbar_length = 0.165,
    .thorax_length = 0.235,
    .neck_length = 0.085,
    .head_height = 0.085,
    .shoulder_half_width = 0.172 * (0.6 + 0.4 * girth),
    .upper_arm_length = 0.180 * HEIGHT,
    .forearm_length = 0.148 * HEIGHT,
    .palm_length = 0.088,
    .finger_length = 0.085,
    .thigh_length = 0.245 * HEIGHT,
    .shin_length = 0.246 * HEIGHT,
    .ankle_height = 0.072,
    .foot_length = 0.175,
    .sit_height = 0.095,
  };
}
