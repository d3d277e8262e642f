/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-scheduler"

#include "config.h"

#include "core/limber-scheduler-private.h"

#include <glib/gi18n-lib.h>

/*
 * LimberSchedulerData:
 *
 * The scheduler's memory as the text of a key file and back. The text comes from a diary that may
 * be damaged: every value is checked against its bounds, and one that is wrong refuses the whole.
 */

#define GROUP       "Scheduler"
#define KEY_VERSION "Version"
#define VERSION     1
#define MAX_BYTES   (64 * 1024)
#define MAX_ID      200

typedef enum {
  FIELD_BOOT, /* a moment of boot time, or never */
  FIELD_WALL, /* a moment of wall time, or never */
  FIELD_USEC, /* a length */
  FIELD_NUMBER,
  FIELD_LABEL,
  FIELD_TEXT,
} FieldKind;

typedef struct {
  const char *key;
  FieldKind kind;
  gsize offset;
  int min; /* of a number */
  int max;
} Field;

#define AT(member) G_STRUCT_OFFSET (LimberSchedulerData, member)

static const Field FIELDS[] = {
  { "Sitting", FIELD_BOOT, AT (sitting_boot_usec), 0, 0 },
  { "SittingStamp", FIELD_WALL, AT (sitting.usec), 0, 0 },
  { "SittingOffset", FIELD_NUMBER, AT (sitting.offset_mins), -1080, 1080 },
  { "Present", FIELD_NUMBER, AT (presence.is_active), 0, 1 },
  { "Seated", FIELD_NUMBER, AT (presence.is_seated), 0, 1 },
  { "LastPresence", FIELD_BOOT, AT (presence.last_boot_usec), 0, 0 },
  { "LastInput", FIELD_BOOT, AT (presence.input_boot_usec), 0, 0 },
  { "CallUntil", FIELD_BOOT, AT (call_until_boot_usec), 0, 0 },
  { "Pause", FIELD_NUMBER, AT (pause.kind), 0, LIMBER_N_PAUSES - 1 },
  { "PauseUntil", FIELD_BOOT, AT (pause.until_boot_usec), 0, 0 },
  { "PauseSet", FIELD_WALL, AT (pause.set_wall_usec), 0, 0 },
  { "PauseMins", FIELD_NUMBER, AT (pause.until_mins), 0, LIMBER_MINS_PER_DAY - 1 },
  { "PauseDay", FIELD_NUMBER, AT (pause.set_day), -1000000, 1000000 },
  { "PausePointedOut", FIELD_NUMBER, AT (pause.is_pointed_out), 0, 1 },
  { "OfferId", FIELD_TEXT, AT (offer.id), 0, 0 },
  { "OfferSitting", FIELD_NUMBER, AT (offer.is_sitting), 0, 1 },
  { "OfferPlanned", FIELD_NUMBER, AT (offer.is_planned), 0, 1 },
  { "OfferDue", FIELD_BOOT, AT (offer.due_boot_usec), 0, 0 },
  { "OfferStamp", FIELD_WALL, AT (offer.due.usec), 0, 0 },
  { "OfferOffset", FIELD_NUMBER, AT (offer.due.offset_mins), -1080, 1080 },
  { "OfferSat", FIELD_USEC, AT (offer.sitting_usec), 0, 0 },
  { "OfferTold", FIELD_NUMBER, AT (offer.told), 0, 1 << 16 },
  { "Waiting", FIELD_NUMBER, AT (offer.prompts.waiting), 0, LIMBER_N_PROMPTS - 1 },
  { "Live", FIELD_NUMBER, AT (offer.prompts.is_live), 0, 1 },
  { "Offered", FIELD_NUMBER, AT (offer.prompts.is_offered), 0, 1 },
  { "Repeats", FIELD_NUMBER, AT (offer.prompts.n_repeats), 0, LIMBER_PROMPTS_MAX_REPEATS },
  { "Shown", FIELD_NUMBER, AT (offer.prompts.n_shown), 0, 1000000 },
  { "Counted", FIELD_USEC, AT (offer.prompts.counted_usec), 0, 0 },
  { "CountingFrom", FIELD_BOOT, AT (offer.prompts.counting_from_boot_usec), 0, 0 },
  { "SnoozedUntil", FIELD_BOOT, AT (offer.prompts.snoozed_until_boot_usec), 0, 0 },
  { "Snoozes", FIELD_NUMBER, AT (offer.prompts.n_snoozes), 0, 1000000 },
  { "BreakId", FIELD_TEXT, AT (running.id), 0, 0 },
  { "BreakRoutine", FIELD_TEXT, AT (running.routine_id), 0, 0 },
  { "BreakBegan", FIELD_BOOT, AT (running.began_boot_usec), 0, 0 },
  { "BreakStamp", FIELD_WALL, AT (running.began.usec), 0, 0 },
  { "BreakOffset", FIELD_NUMBER, AT (running.began.offset_mins), -1080, 1080 },
  { "BreakLength", FIELD_USEC, AT (running.routine_usec), 0, 0 },
  { "BreakDone", FIELD_NUMBER, AT (running.done_permille), 0, 1000 },
  { "PlannedOpen", FIELD_NUMBER, AT (planned.n_open), 0, LIMBER_SCHEDULER_MAX_PLANNED },
  { "PlannedSeen", FIELD_WALL, AT (planned.seen_wall_usec), 0, 0 },
  { "PlannedLabel", FIELD_LABEL, AT (planned.seen_label), 0, 0 },
  { "PromptDay", FIELD_NUMBER, AT (limits.day), -1000000, 1000000 },
  { "PromptsOfDay", FIELD_NUMBER, AT (limits.n_prompts), 0, 1000000 },
  { "LastBreak", FIELD_BOOT, AT (limits.last_break_boot_usec), 0, 0 },
  { "Breaks", FIELD_NUMBER, AT (n_breaks), 0, 1000000000 },
};

/* Two hundred years: sums of such values stay far from the end of 64 bits. */
#define MAX_USEC (G_GINT64_CONSTANT (200) * 366 * 86400 * G_USEC_PER_SEC)

void
limber_scheduler_data_init (LimberSchedulerData *self)
{
  *self = (LimberSchedulerData){ .sitting_boot_usec = LIMBER_NEVER,
                                 .call_until_boot_usec = LIMBER_NEVER };
  limber_presence_init (&self->presence);
  self->pause.until_boot_usec = LIMBER_NEVER;
  self->pause.set_wall_usec = LIMBER_NEVER;
  self->offer.due_boot_usec = LIMBER_NEVER;
  limber_prompts_init (&self->offer.prompts);
  self->running.began_boot_usec = LIMBER_NEVER;
  self->planned.seen_wall_usec = LIMBER_NEVER;
  self->planned.seen_label = G_MININT64;
  limber_prompt_limits_init (&self->limits);
}

void
limber_scheduler_data_clear (LimberSchedulerData *self)
{
  g_clear_pointer (&self->offer.id, g_free);
  g_clear_pointer (&self->running.id, g_free);
  g_clear_pointer (&self->running.routine_id, g_free);
}

static void
write_field (const LimberSchedulerData *self, const Field *field, GString *text)
{
  switch (field->kind) {
  case FIELD_BOOT:
  case FIELD_WALL:
  case FIELD_USEC:
  case FIELD_LABEL: {
    gint64 value = G_STRUCT_MEMBER (gint64, self, field->offset);

    if (value != LIMBER_NEVER)
      g_string_append_printf (text, "%s=%" G_GINT64_FORMAT "\n", field->key, value);
    break;
  }
  case FIELD_NUMBER:
    g_string_append_printf (text, "%s=%d\n", field->key,
                            G_STRUCT_MEMBER (int, self, field->offset));
    break;
  case FIELD_TEXT: {
    const char *value = G_STRUCT_MEMBER (const char *, self, field->offset);

    if (value != NULL)
      g_string_append_printf (text, "%s=%s\n", field->key, value);
    break;
  }
  }
}

char *
limber_scheduler_data_to_string (const LimberSchedulerData *self, const LimberAliveStamp *alive)
{
  GString *text = g_string_new ("[" GROUP "]\n");

  g_string_append_printf (text, "%s=%d\nBoot=%s\n", KEY_VERSION, VERSION, alive->boot_id);
  g_string_append_printf (text, "AliveBoot=%" G_GINT64_FORMAT "\nAliveWall=%" G_GINT64_FORMAT "\n",
                          alive->boot_usec, alive->wall_usec);
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    write_field (self, &FIELDS[i], text);
  for (int i = 0; i < self->planned.n_open; i++)
    g_string_append_printf (text, "Planned%d=%" G_GINT64_FORMAT "\n", i,
                            self->planned.due_wall_usec[i]);
  return g_string_free (text, FALSE);
}

static gboolean
refuse (GError **error, const char *key)
{
  g_set_error (error, LIMBER_SCHEDULER_ERROR, LIMBER_SCHEDULER_ERROR_STATE,
               /* Translators: %s is a key of a file, as in “Version” */
               _ ("the saved state of the reminders is damaged or of another version (%s)"), key);
  return FALSE;
}

static gboolean
read_int64 (GKeyFile *file, const char *key, gint64 min, gint64 max, gint64 *value)
{
  g_autofree char *text = g_key_file_get_value (file, GROUP, key, NULL);

  return text != NULL && g_ascii_string_to_signed (text, 10, min, max, value, NULL);
}

/* Nothing but what a file's line can hold, so that it comes back as it was */
static gboolean
is_plain (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at) || *at == '\\' || at - text >= MAX_ID)
      return FALSE;
  return TRUE;
}

static gboolean
read_field (LimberSchedulerData *self, GKeyFile *file, const Field *field)
{
  gint64 value = 0;

  if (!g_key_file_has_key (file, GROUP, field->key, NULL))
    return field->kind != FIELD_NUMBER && field->kind != FIELD_USEC;

  switch (field->kind) {
  case FIELD_BOOT:
  case FIELD_LABEL:
    if (!read_int64 (file, field->key, -MAX_USEC, MAX_USEC, &value))
      return FALSE;
    G_STRUCT_MEMBER (gint64, self, field->offset) = value;
    return TRUE;
  case FIELD_WALL:
    if (!read_int64 (file, field->key, LIMBER_STAMP_MIN_USEC, LIMBER_STAMP_MAX_USEC, &value))
      return FALSE;
    G_STRUCT_MEMBER (gint64, self, field->offset) = value;
    return TRUE;
  case FIELD_USEC:
    if (!read_int64 (file, field->key, 0, MAX_USEC, &value))
      return FALSE;
    G_STRUCT_MEMBER (gint64, self, field->offset) = value;
    return TRUE;
  case FIELD_NUMBER:
    if (!read_int64 (file, field->key, field->min, field->max, &value))
      return FALSE;
    G_STRUCT_MEMBER (int, self, field->offset) = (int) value;
    return TRUE;
  case FIELD_TEXT: {
    g_autofree char *text = g_key_file_get_value (file, GROUP, field->key, NULL);

    if (text == NULL || !is_plain (text))
      return FALSE;
    G_STRUCT_MEMBER (char *, self, field->offset) = g_steal_pointer (&text);
    return TRUE;
  }
  }
  g_return_val_if_reached (FALSE);
}

static gboolean
read_planned (LimberSchedulerData *self, GKeyFile *file)
{
  for (int i = 0; i < self->planned.n_open; i++) {
    g_autofree char *key = g_strdup_printf ("Planned%d", i);

    if (!read_int64 (file, key, LIMBER_STAMP_MIN_USEC, LIMBER_STAMP_MAX_USEC,
                     &self->planned.due_wall_usec[i])
        || (i > 0 && self->planned.due_wall_usec[i] < self->planned.due_wall_usec[i - 1]))
      return FALSE;
  }
  return TRUE;
}

/* What each value alone cannot show: parts that must be there together, or not at all */
static gboolean
is_consistent (const LimberSchedulerData *self)
{
  const LimberOffer *offer = &self->offer;
  gboolean is_open = offer->id != NULL;

  if (is_open != (offer->is_sitting || offer->is_planned)
      || is_open != (offer->due_boot_usec != LIMBER_NEVER)
      || offer->is_planned != (self->planned.n_open > 0))
    return FALSE;
  if (offer->is_sitting && self->sitting_boot_usec == LIMBER_NEVER)
    return FALSE;
  if (!is_open
      && (offer->prompts.is_live || offer->prompts.waiting != LIMBER_PROMPT_NONE
          || limber_prompts_is_snoozed (&offer->prompts)))
    return FALSE;
  if ((self->running.id != NULL) != (self->running.began_boot_usec != LIMBER_NEVER))
    return FALSE;
  if (self->pause.kind == LIMBER_PAUSE_FOR_TIME && self->pause.until_boot_usec == LIMBER_NEVER)
    return FALSE;
  return self->pause.kind != LIMBER_PAUSE_UNTIL_LOCAL_TIME
         || self->pause.set_wall_usec != LIMBER_NEVER;
}

/* Who sits was present, then or before. */
static gboolean
is_presence_known (const LimberSchedulerData *self)
{
  return self->sitting_boot_usec == LIMBER_NEVER || self->presence.is_active
         || self->presence.last_boot_usec != LIMBER_NEVER;
}

static gboolean
read_alive (GKeyFile *file, LimberAliveStamp *alive)
{
  g_autofree char *boot_id = g_key_file_get_value (file, GROUP, "Boot", NULL);

  if (boot_id == NULL || !is_plain (boot_id)
      || !read_int64 (file, "AliveBoot", -MAX_USEC, MAX_USEC, &alive->boot_usec)
      || !read_int64 (file, "AliveWall", LIMBER_STAMP_MIN_USEC, LIMBER_STAMP_MAX_USEC,
                      &alive->wall_usec))
    return FALSE;
  alive->boot_id = g_steal_pointer (&boot_id);
  return TRUE;
}

gboolean
limber_scheduler_data_from_string (LimberSchedulerData *self,
                                   const char *text,
                                   LimberAliveStamp *alive,
                                   GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  LimberSchedulerData data;
  gsize length = strnlen (text, MAX_BYTES + 1);
  const char *wrong = NULL;
  gint64 version;

  if (length > MAX_BYTES || !g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL)
      || !read_int64 (file, KEY_VERSION, VERSION, VERSION, &version))
    return refuse (error, KEY_VERSION);

  limber_scheduler_data_init (&data);
  for (guint i = 0; wrong == NULL && i < G_N_ELEMENTS (FIELDS); i++)
    if (!read_field (&data, file, &FIELDS[i]))
      wrong = FIELDS[i].key;
  if (wrong == NULL && !read_planned (&data, file))
    wrong = "Planned";
  if (wrong == NULL && !is_consistent (&data))
    wrong = "Offer";
  if (wrong == NULL && !is_presence_known (&data))
    wrong = "LastPresence";
  if (wrong != NULL || !read_alive (file, alive)) {
    limber_scheduler_data_clear (&data);
    return refuse (error, wrong != NULL ? wrong : "Boot");
  }
  *self = data;
  return TRUE;
}

void
limber_scheduler_data_shift (LimberSchedulerData *self, gint64 shift_usec)
{
  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++) {
    gint64 *value = &G_STRUCT_MEMBER (gint64, self, FIELDS[i].offset);

    if (FIELDS[i].kind == FIELD_BOOT && *value != LIMBER_NEVER)
      *value += shift_usec;
  }
}
