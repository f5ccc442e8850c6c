#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the app image: a Java run time with the program in it, which starts from an archive of its classes.
#
#   build.sh JAR FOLDER [SAMPLE]
#
# Called by mvn -f examples -Pimage with target/modparam.jar and target/image; the SAMPLE is a module file whose
# reading says which classes a run needs. With dpkg-deb and fakeroot there is also a package, by jpackage, in FOLDER/..
set -eu
jar=$(realpath "$1")
image=$2
sample=${3:-}
java=${JAVA_HOME:-$(dirname "$(dirname "$(realpath "$(command -v javac)")")")}/bin
version=0.1.0
module=dev.modparam.program
main=dev.modparam.program.Main
work=$image.work

# What makes a short run short. Each is worth some milliseconds, see docs/benchmarks.md:
# the quick compiler, and only for what runs often; the collector whose archive holds objects too, with room enough to
# have nothing to collect; the archive where it wants to be; no verification, since all classes are those of this image
# and were verified when it was made; and no warning of the JVM among what the program prints.
options="-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:+UseG1GC -XX:NewSize=80m -XX:-UsePerfData \
-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-BytecodeVerificationRemote -Xlog:disable"
# The module is started by its class, as the archive's module graph serves no -m; the class path is empty: not even the
# working folder is on it.
start="-cp /dev/null/none $main"

rm -rf "$image" "$work"
mkdir -p "$work/$module" "$(dirname "$image")"
image=$(realpath -m "$image")
work=$(realpath "$work")

# A module can be linked, a jar cannot; and the archive of a linked module may be moved to another folder.
(cd "$work/$module" && "$java/jar" xf "$jar" && rm -rf META-INF/versions META-INF/MANIFEST.MF)
cat > "$work/module-info.java" <<END
open module $module {
  exports dev.modparam.program; // which makes it one that is there from the start
  requires java.logging;
  requires jdk.unsupported;
  uses org.slf4j.spi.SLF4JServiceProvider;
  provides org.slf4j.spi.SLF4JServiceProvider with org.slf4j.nop.NOPServiceProvider;
}
END
"$java/javac" -proc:none --release 17 --patch-module "$module=$work/$module" --module-version "$version" \
  -d "$work/$module" "$work/module-info.java"
"$java/jlink" --module-path "$work" --add-modules "$module" --strip-debug --no-man-pages --no-header-files \
  --compress=2 --output "$image"
rm -f "$image"/bin/keytool "$image"/bin/rmiregistry
rm -rf "$image"/legal

cat > "$image/bin/modparam" <<END
#!/bin/sh
# Starts the program with the run time beside it.
file=\$0
[ ! -L "\$file" ] || file=\$(readlink -f "\$file")
exec "\${file%/*}/java" $options $start "\$@"
END
chmod 755 "$image/bin/modparam"

# The classes of common runs, in an archive that is mapped and not read.
lists=
run() {
  n=$((${n:-0} + 1))
  lists="$lists $work/$n.list"
  "$image/bin/java" $options -Xshare:off -XX:DumpLoadedClassList="$work/$n.list" $start "$@" \
    > /dev/null 2>&1 < /dev/null || true
}
mkdir -p "$work/machine/etc/modprobe.d" "$work/machine/proc" "$work/tree/kernel"
cat > "$work/machine/etc/modprobe.d/a.conf" <<END
options fixture i_neg=x debug=1 us=5 us=6 # a comment that is none
options fixtrue "us=7" s=a,b
options aliased i_neg=1
alias aliased fixture
blacklist fixture x
softdep fixture pre: other post: aliased
install other /bin/true
option fixture
blacklist third
blacklist core
options m1 nothing=1
alias usb:v1d6B* other
END
echo 'quiet fixture.i_neg=1 fixture.none=2 module_blacklist=other' > "$work/machine/proc/cmdline"
[ -z "$sample" ] || cp "$sample" "$work/tree/kernel/fixture.ko.xz"
run --version
run --help
run audit --help
run explain --root "$work/machine" --tree "$work/tree" fixture i_neg=2
run catalog "$work/tree" -o "$work/catalog.jsonl.gz"
# A catalogue with all that one can hold.
cat > "$work/lines" <<END
{"name":"fixture","file":"kernel/drivers/fixture.ko","depends":["other"],"aliases":["aliased","usb:v1d6B[0-9]*-x"],"softdep":["pre: third"],"weakdep":["third"],"description":"text with \\u0041 \\"quotes\\"","parameters":[{"name":"i_neg","type":"int","perm":"0644","description":"number"},{"name":"us","type":"ushort","perm":"0000"},{"name":"debug","type":"bool","perm":"0644"},{"name":"s","type":"array of charp","max":4,"default":"a,b","perm":"0444"},{"name":"old","type":"string","max":8,"perm":"0400"}]}
{"name":"other","file":"kernel/drivers/other.ko","depends":["third"],"aliases":["pci:v00008086d*"],"parameters":[]}
{"name":"third","file":"kernel/drivers/third.ko","depends":[],"aliases":"one","parameters":[]}
{"name":"core","builtin":true,"aliases":["cpu:*"],"parameters":[{"name":"on","type":"bool","perm":"0644"}]}
{"name":"kernel","builtin":"part","incomplete":true,"parameters":[{"name":"on","type":"int","perm":"0000"}]}
END
{
  echo '{"modparam-catalog":1,"release":"6.12.0"}'
  cat "$work/lines"
  awk 'BEGIN { for (i = 0; i < 4000; i++)
    printf "{\"name\":\"m%d\",\"file\":\"kernel/m%d.ko\",\"depends\":[\"third\"],\"aliases\":[\"usb:v%04d*\",\"of:N*T*C-%d\"],\"parameters\":[]}\n", i, i, i, i }'
} > "$work/large.jsonl"
for format in text json sarif github gcc html junit; do
  run audit "$work/machine" --catalog "$work/catalog.jsonl.gz" --format $format
done
run audit "$work/machine" --catalog "$work/large.jsonl"
run audit "$work/machine" --tree "$work/tree"
run shell --demo -c 'modprobe my_driver debug=1; ls -l /sys/module; explain my_driver'
if [ -n "$sample" ]; then
  run params "$sample"
  run params "$sample" --format json
  xz --decompress --stdout "$sample" > "$work/fixture.ko" 2> /dev/null && run params "$work/fixture.ko"
fi
cat $lists | awk '!seen[$0]++' > "$work/classes.list"
"$image/bin/java" ${options% -Xlog:disable} -Xshare:dump -XX:SharedClassListFile="$work/classes.list" $start \
  > "$work/dump.log" 2>&1 || { cat "$work/dump.log"; exit 1; }

# What a shell and man want to know.
mkdir -p "$image/share/man/man1" "$image/share/bash-completion/completions"
"$image/bin/modparam" manual "$image/share/man/man1"
"$image/bin/modparam" completion > "$image/share/bash-completion/completions/modparam"
mkdir -p "$image/share/zsh"
{
  echo '#compdef modparam'
  echo 'autoload -U +X bashcompinit && bashcompinit'
  cat "$image/share/bash-completion/completions/modparam"
} > "$image/share/zsh/_modparam"

if command -v dpkg-deb > /dev/null && command -v fakeroot > /dev/null && [ -x "$java/jpackage" ]; then
  mkdir -p "$work/package" "$work/resources"
  for script in postinst prerm; do
    cp "$(dirname "$0")/$script" "$work/resources/$script"
  done
  "$java/jpackage" --type app-image --name modparam --app-version $version --runtime-image "$image" \
    --module $module/$main --java-options "$options" --dest "$work/package"
  "$java/jpackage" --type deb --name modparam --app-version $version --app-image "$work/package/modparam" \
    --resource-dir "$work/resources" --description "Judge and try out Linux kernel-module parameters" \
    --dest "$(dirname "$image")"
else
  echo "no package: that takes jpackage, dpkg-deb and fakeroot"
fi
rm -rf "$work"
