#define DEF_PARM(type, name, init, perms, desc) \
	type name = init; \
	module_param(name, type, perms); \
	MODULE_PARM_DESC(name, desc " [default " #init "]")
#define DEF_PARM_BOOL(name, init, perms, desc) \
	bool name = init; \
	module_param(name, bool, perms); \
	MODULE_PARM_DESC(name, desc " [default " #init "]")
static DEF_PARM(int, debug, 0, 0644, "Print debug");
static DEF_PARM_BOOL(ring_debounce, 1, 0444, "Debounce");
int deftaps = 64;
module_param(deftaps, int, 0600);
