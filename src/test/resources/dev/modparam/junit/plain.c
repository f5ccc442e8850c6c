// SPDX-License-Identifier: GPL-2.0
static int level = 3;
module_param(level, int, 0644);
