#define CONFIG_POWER_SAVE
#define RTW_USB_AUTO 0
enum { PS_ACTIVE, PS_MIN, PS_MAX };
static int rtw_power_mgnt =
#ifdef CONFIG_POWER_SAVE
	PS_MAX
#else
	PS_ACTIVE
#endif
	;
module_param(rtw_power_mgnt, int, 0644);
MODULE_PARM_DESC(rtw_power_mgnt, "Power saving (0..2)");
int rtw_channel = 1;//channel of an ad-hoc network
module_param(rtw_channel, int, 0644);
static char *ifname = "wlan%d";
module_param(ifname, charp, 0644);
char *rtw_initmac = 0;  // mac address
module_param(rtw_initmac, charp, 0644);
uint rtw_usb_mode = RTW_USB_AUTO, rtw_tx_power_by_rate[2] = { 1, 2 };
module_param(rtw_usb_mode, uint, 0644);
static uint rtw_tx_num;
module_param_array(rtw_tx_power_by_rate, uint, &rtw_tx_num, 0644);
#if 0
module_param(rtw_gone, int, 0644);
#endif
