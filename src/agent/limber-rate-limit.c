/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "limber-agent"

#include "config.h"

#include "agent/limber-rate-limit.h"

/*
 * LimberRateLimit:
 *
 * A token bucket for each caller. Full buckets are those of callers that nothing is to be known of:
 * when there are many, these are forgotten.
 */

#define MANY_CALLERS 64

typedef struct {
  double tokens;
  gint64 at_usec;
} Bucket;

struct _LimberRateLimit {
  double per_second;
  double at_once;
  GHashTable *buckets; /* (owned) (element-type utf8 Bucket) */
};

LimberRateLimit *
limber_rate_limit_new (guint per_second, guint at_once)
{
  LimberRateLimit *self = g_new0 (LimberRateLimit, 1);

  self->per_second = per_second;
  self->at_once = at_once;
  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
limber_rate_limit_free (LimberRateLimit *self)
{
  g_hash_table_unref (self->buckets);
  g_free (self);
}

static void
fill (LimberRateLimit *self, Bucket *bucket, gint64 now_usec)
{
  double gained = (double) (now_usec - bucket->at_usec) / G_USEC_PER_SEC * self->per_second;

  bucket->tokens = MIN (bucket->tokens + MAX (gained, 0), self->at_once);
  bucket->at_usec = now_usec;
}

static void
forget_full_ones (LimberRateLimit *self, gint64 now_usec)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->buckets);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    fill (self, value, now_usec);
    if (((Bucket *) value)->tokens >= self->at_once)
      g_hash_table_iter_remove (&iter);
  }
}

gboolean
limber_rate_limit_take (LimberRateLimit *self, const char *caller, gint64 now_usec)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, caller);

  if (bucket == NULL) {
    if (g_hash_table_size (self->buckets) >= MANY_CALLERS)
      forget_full_ones (self, now_usec);
    bucket = g_new0 (Bucket, 1);
    bucket->tokens = self->at_once;
    bucket->at_usec = now_usec;
    g_hash_table_insert (self->buckets, g_strdup (caller), bucket);
  }
  fill (self, bucket, now_usec);
  if (bucket->tokens < 1)
    return FALSE;
  bucket->tokens -= 1;
  return TRUE;
}

guint
limber_rate_limit_get_n_callers (LimberRateLimit *self)
{
  return g_hash_table_size (self->buckets);
}
