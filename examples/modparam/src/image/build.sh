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
main=$module/dev.modparam.program.Main
work=$image.work
options="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData"

rm -rf "$image" "$work"
mkdir -p "$work/$module" "$(dirname "$image")"
image=$(realpath -m "$image")
work=$(realpath "$work")

# A module can be linked, a jar cannot; and the archive of a linked module may be moved to another folder.
(cd "$work/$module" && "$java/jar" xf "$jar" && rm -rf META-INF/versions META-INF/MANIFEST.MF)
cat > "$work/module-info.java" <<END
open module $module {
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
exec "\${file%/*}/java" $options -m $main "\$@"
END
chmod 755 "$image/bin/modparam"

# The classes of common runs, in an archive that is mapped and not read.
lists=
run() {
  n=$((${n:-0} + 1))
  lists="$lists $work/$n.list"
  "$image/bin/java" $options -Xshare:off -XX:DumpLoadedClassList="$work/$n.list" -m $main "$@" \
    > /dev/null 2>&1 < /dev/null || true
}
mkdir -p "$work/machine/etc/modprobe.d" "$work/tree/kernel"
printf 'options fixture i_neg=x debug=1\nblacklist fixture x\n' > "$work/machine/etc/modprobe.d/a.conf"
[ -z "$sample" ] || cp "$sample" "$work/tree/kernel/"
run --version
run --help
run explain --root "$work/machine" --tree "$work/tree" fixture
run catalog "$work/tree" -o "$work/catalog.jsonl.gz"
run audit "$work/machine" --catalog "$work/catalog.jsonl.gz"
run audit "$work/machine" --format json
run shell --demo -c 'modprobe my_driver debug=1; ls -l /sys/module; explain my_driver'
[ -z "$sample" ] || run params "$sample"
cat $lists | awk '!seen[$0]++' > "$work/classes.list"
"$image/bin/java" $options -Xshare:dump -XX:SharedClassListFile="$work/classes.list" -m $main > "$work/dump.log" 2>&1 \
  || { cat "$work/dump.log"; exit 1; }

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
    --module $main --java-options "$options" --dest "$work/package"
  "$java/jpackage" --type deb --name modparam --app-version $version --app-image "$work/package/modparam" \
    --resource-dir "$work/resources" --description "Judge and try out Linux kernel-module parameters" \
    --dest "$(dirname "$image")"
else
  echo "no package: that takes jpackage, dpkg-deb and fakeroot"
fi
rm -rf "$work"
