#!/usr/bin/env bash
# Builds target/image/cps-console, an app-image, from what ./mvnw verify left in target/, and
# starts it. JavaFX and the JDK are modules of a linked run-time; the rest is on the class path.
# All parts come from Maven and the JDK that compiled the program.
set -euo pipefail
cd "$(dirname "$0")/../.."

launcher=target/cps-console
[ -x "$launcher" ] || { echo 'build first: ./mvnw verify' >&2; exit 1; }
java_home=$(sed -n "s/^exec '\(.*\)\/bin\/java'.*/\1/p" "$launcher")
work=target/jpackage
rm -rf "$work" target/image
mkdir -p "$work/jmods" "$work/input"

# JavaFX's jars as jmods, so that native libraries lie in lib/ and are not unpacked at each start.
for jar in target/modules/javafx-*.jar; do
    name=$(basename "$jar" | sed 's/^javafx-\([a-z]*\)-.*/javafx.\1/')
    mkdir -p "$work/$name/classes" "$work/$name/libs"
    unzip -q "$jar" -d "$work/$name/classes"
    find "$work/$name/classes" -maxdepth 1 -name '*.so' -exec mv {} "$work/$name/libs" ';'
    "$java_home/bin/jmod" create --class-path "$work/$name/classes" --libs "$work/$name/libs" \
        "$work/jmods/$name.jmod"
done

# jdeps does not see what is looked up by name: elliptic curves, locales, Unsafe, names, agents.
modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming
modules=$modules,java.net.http,java.security.jgss,java.sql,java.xml,javafx.controls
modules=$modules,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.net,jdk.unsupported
"$java_home/bin/jlink" --module-path "$work/jmods" --add-modules "$modules" \
    --include-locales en,de --compress zip-6 --no-header-files --no-man-pages \
    --output "$work/runtime"

# The class path, as the launcher of the build has it, without JavaFX and with the program's jar.
cp target/cps-console-*.jar "$work/input/cps-console.jar"
sed -n "s/.* -cp '\([^']*\)'.*/\1/p" "$launcher" | tr ':' '\n' | grep '\.jar$' \
    | grep -v openjfx | xargs -d '\n' cp -t "$work/input"

"$java_home/bin/jpackage" @installer/jpackage/common.args \
    --runtime-image "$work/runtime" --input "$work/input" --main-jar cps-console.jar \
    --dest target/image
du -sh target/image/cps-console

# It starts, and its window is shown: without a display, on JavaFX's own platform, with settings of
# its own. It ends by itself once the window is there.
image=target/image/cps-console/bin/cps-console
"$image" --version
said=$work/window.log
window='-Dconsole.exit=shown -Dglass.platform=Headless -Dprism.order=sw'
if ! XDG_CONFIG_HOME=$work/settings JAVA_TOOL_OPTIONS=$window timeout 60 "$image" 2> "$said" \
    || grep -q 'Exception' "$said"; then
    echo 'the window of the app-image was not shown:' >&2
    cat "$said" >&2
    exit 1
fi
echo 'the window of the app-image was shown'
