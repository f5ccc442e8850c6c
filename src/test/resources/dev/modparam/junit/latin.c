module_param(ÿ);
