/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether this is built with the address sanitizer, whose heap takes its time and tells no sizes */
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED TRUE
#elif defined(__has_feature)
#define IS_SANITIZED __has_feature (address_sanitizer)
#else
#define IS_SANITIZED FALSE
#endif
