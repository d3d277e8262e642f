/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a clip or picture: a kind and what its header says, and nothing read beyond them. */
#include "config.h"

#include "fuzz/limber-fuzz.h"
#include "media/limber-media-probe.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  gsize tail_size = MIN (size, 64);
  g_autoptr (GBytes) head = g_bytes_new (data, size);
  g_autoptr (GBytes) tail = g_bytes_new (data + size - tail_size, tail_size);
  LimberMediaProbe whole = limber_media_probe (head, head, size);
  LimberMediaProbe longer = limber_media_probe (head, tail, (guint64) size * 3);

  g_assert (whole.kind == longer.kind);
  g_assert (whole.width == longer.width && whole.height == longer.height);
  g_assert (whole.is_animated == longer.is_animated);
  g_assert (whole.kind != LIMBER_MEDIA_UNKNOWN || (whole.width == 0 && !whole.is_truncated));

  return 0;
}
