/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What an exercise file's [Pose NAME] and [Motion] groups and its View key say, as read: key poses
 * of joint angles in degrees, hands and feet put on targets, props, the order of poses in a
 * repetition. Core checks and keeps it; figure/ turns it into a moving picture. Never changes after
 * limber_choreography_seal(). */

#define LIMBER_TYPE_CHOREOGRAPHY (limber_choreography_get_type ())
typedef struct _LimberChoreography LimberChoreography;

typedef enum {
  LIMBER_CHOREOGRAPHY_ERROR_UNKNOWN_KEY, /* a warning: the key is passed over */
  LIMBER_CHOREOGRAPHY_ERROR_INVALID,
} LimberChoreographyError;

#define LIMBER_CHOREOGRAPHY_ERROR (limber_choreography_error_quark ())
GQuark limber_choreography_error_quark (void);
GType limber_choreography_get_type (void);

LimberChoreography *limber_choreography_new (void);
LimberChoreography *limber_choreography_ref (LimberChoreography *self);
void limber_choreography_unref (LimberChoreography *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberChoreography, limber_choreography_unref)

/* For the parser: whether a group's name ("Pose start", "Motion") belongs here */
gboolean limber_choreography_owns_group (const char *group);
/* For the parser: one key of such a group, or View of [Exercise] with @group "Exercise". FALSE and
 * @error says what is wrong and what is allowed, without file and line. */
gboolean limber_choreography_set (LimberChoreography *self,
                                  const char *group,
                                  const char *key,
                                  const char *value,
                                  GError **error);
/* For the parser: checks the whole (poses that motion names exist …), after which nothing is set
 * any more. */
gboolean limber_choreography_seal (LimberChoreography *self, GError **error);

G_END_DECLS
