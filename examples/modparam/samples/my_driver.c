// SPDX-License-Identifier: GPL-2.0
#include <linux/module.h>

#define QUEUES 4

static bool debug;
module_param(debug, bool, 0644);
MODULE_PARM_DESC(debug, "Enable debug logging");

static int buffer_size = 4096;
module_param(buffer_size, int, S_IRUGO);
MODULE_PARM_DESC(buffer_size, "Ring buffer size in bytes");

static char *name = "eth0";
module_param(name, charp, 0444);

static int irqs[QUEUES] = { [0 ... QUEUES - 1] = -1 };
module_param_array(irqs, int, NULL, 0444);
MODULE_PARM_DESC(irqs, "Interrupts, one a queue");

static int period = HZ / 2;
module_param_unsafe(period, int, 0600);

MODULE_LICENSE("GPL");
MODULE_AUTHOR("Ada");
MODULE_DESCRIPTION("The driver of the example");
