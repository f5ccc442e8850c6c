#define MAX_DEVICES 8
#define DEFAULT_EXCLUSIVE 0
#define STRINGIFY2(s) STRINGIFY(s)
#define STRINGIFY(s) #s
#undef EXCLUSIVE
#define EXCLUSIVE DEFAULT_EXCLUSIVE
static int devices = -1;
module_param(devices, int, 0);
MODULE_PARM_DESC(devices, "how many devices");
static int video_nr[MAX_DEVICES] = { [0 ...(MAX_DEVICES - 1)] = -1 };
module_param_array(video_nr, int, NULL, 0444);
MODULE_PARM_DESC(video_nr, "numbers (-1 = auto, at most " STRINGIFY2(MAX_DEVICES) ")");
static char *card_label[MAX_DEVICES];
module_param_array(card_label, charp, NULL, 0000);
static bool exclusive_caps[MAX_DEVICES] = { [0 ...(MAX_DEVICES - 1)] = EXCLUSIVE };
module_param_array(exclusive_caps, bool, NULL, 0444);
