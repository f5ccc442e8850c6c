// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion;

/** What {@code -h} and {@code -V} print. The help is in this library's words, not in kmod's. */
final class Usage {

  static final String MODPROBE =
      """
      Usage: modprobe [OPTION]... MODULE [PARAMETER[=VALUE]]...
             modprobe -a [OPTION]... MODULE...
             modprobe -r [OPTION]... MODULE...
             modprobe -c [OPTION]...
        -a, --all               every word is a module
        -r, --remove            unload instead of load
            --remove-holders    with -r: unload what uses the module first
        -w, --wait MSEC         with -r: wait until nothing uses the module
            --first-time        fail if there is nothing to do
        -i, --ignore-install    do not run install and remove commands
        -b, --use-blacklist     heed blacklists also for names
        -f, --force             ignore versions
        -R, --resolve-alias     print what the word stands for
        -D, --show-depends      print what would be loaded into an empty kernel
        -c, --showconfig        print the configuration
        -n, --dry-run           change nothing
        -C, --config PATH       read this instead of the system's configuration
        -d, --dirname ROOT      look for modules below ROOT
        -S, --set-version REL   look for modules of this kernel
        -s, --syslog            send messages to the system log
        -q, --quiet             say nothing
        -v, --verbose           print what is done
        -V, --version           print the version
        -h, --help              print this
      """;

  static final String INSMOD = "Usage: insmod [-f] FILE [PARAMETER[=VALUE]]...\n";

  static final String DEPMOD =
      """
      Usage: depmod [OPTION]... [RELEASE]
        -b, --basedir ROOT      look for lib/modules below ROOT
        -o, --outdir ROOT       write below ROOT
        -m, --moduledir FOLDER  look there instead of in lib/modules
        -C, --config PATH       read this instead of the system's configuration
        -e, --errsyms           report symbols that nobody has
        -F, --filesyms FILE     take the kernel's symbols from a System.map
        -E, --symvers FILE      take the kernel's symbols from a Module.symvers
        -w, --warn              report aliases that a module has twice
        -v, --verbose           print who needs whom
        -n, --dry-run           print the indexes, write nothing
        -A, --quick             do nothing if no module is newer than the indexes
        -V, --version           print the version
        -h, --help              print this
      """;

  static final String LSMOD = "Usage: lsmod [-s] [-v]\n";

  static final String RMMOD = "Usage: rmmod [-f] [-s] [-v] MODULE...\n";

  static final String MODINFO =
      """
      Usage: modinfo [OPTION]... MODULE|FILE...
        -a, --author            print only the authors
        -d, --description       print only the description
        -l, --license           print only the license
        -p, --parameters        print only the parameters
        -n, --filename          print only the file
        -F, --field KEY         print only the values of this key
        -0, --null              end each value with a NUL
        -m, --modname           take words as names, not as aliases or files
        -k, --set-version REL   look for modules of this kernel
        -b, --basedir ROOT      look for modules below ROOT
        -V, --version           print the version
        -h, --help              print this
      """;

  private Usage() {}

  /** Where 31 to 33 are built with what is not known; they print as 30 does. */
  static String version(KmodVersion version) {
    String parts =
        switch (version) {
          case KMOD_35 -> "+ZSTD +XZ +ZLIB +OPENSSL -MBEDTLS";
          case KMOD_34 -> "+ZSTD +XZ +ZLIB +OPENSSL";
          default -> "+ZSTD +XZ -ZLIB +LIBCRYPTO -EXPERIMENTAL";
        };
    return "kmod version " + version.number() + "\n" + parts + "\n";
  }
}
