#define	ZMOD_RW 0644
#define	ZMOD_RD 0444
#define	INT int
#define	UINT uint
#define	STRING charp
#define	ZFS_MODULE_PARAM(scope_prefix, name_prefix, name, type, perm, desc) \
	_ZFS_MODULE_PARAM(scope_prefix, name_prefix, name, type, perm, desc)
#define	_ZFS_MODULE_PARAM(scope_prefix, name_prefix, name, type, perm, desc) \
	module_param_named(name_prefix ## name, name_prefix ## name, type, perm); \
	MODULE_PARM_DESC(name_prefix ## name, desc)
#define	ZFS_MODULE_PARAM_CALL(scope_prefix, name_prefix, name, setfunc, getfunc, perm, desc) \
	module_param_call(name_prefix ## name, setfunc, getfunc, &name_prefix ## name, perm); \
	MODULE_PARM_DESC(name_prefix ## name, desc)
static uint zfs_cache_shrink = 10 * 1000;
static int zfs_flags = 1 << 3 | 1;
static unsigned long zfs_cache_max;
ZFS_MODULE_PARAM(zfs_cache, zfs_cache_, shrink, UINT, ZMOD_RW, "Shrink" " limit");
ZFS_MODULE_PARAM(zfs, zfs_, flags, INT, ZMOD_RD, "Flags");
ZFS_MODULE_PARAM_CALL(zfs_cache, zfs_cache_, max, param_set_max, param_get_ulong, ZMOD_RW, "Most");
