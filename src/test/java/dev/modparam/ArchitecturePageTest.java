// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.modparam.House.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/architecture.md has a row for each room, and the classes that it names exist. After a
 * change, {@code mvn test -Dtest=ArchitecturePageTest -Dmodparam.snippets=update} writes its table
 * anew.
 */
class ArchitecturePageTest {
  private static final boolean UPDATE = "update".equals(System.getProperty("modparam.snippets"));
  private static final Path PAGE = Path.of("docs", "architecture.md");
  private static final String START = "<!-- rooms -->";
  private static final String END = "<!-- end of rooms -->";
  private static final Pattern CLASS =
      Pattern.compile("`dev\\.modparam\\.([a-z.]+)\\.([A-Z]\\w+)`");
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("(?s)/\\*\\*(.*?)(?:\\.(?=\\s)|\\s*\\*/)");

  private static final JavaClasses CODE = new ClassFileImporter().importPath(House.COMPILED);

  @Test
  void the_table_has_every_room() throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    int start = page.indexOf(START);
    int end = page.indexOf(END);
    assertThat(start).isNotNegative().isLessThan(end);
    List<String> table = table();
    if (UPDATE) {
      List<String> updated = new ArrayList<>(page.subList(0, start + 1));
      updated.addAll(table);
      updated.addAll(page.subList(end, page.size()));
      Files.write(PAGE, updated);
    } else {
      assertThat(page.subList(start + 1, end))
          .extracting(ArchitecturePageTest::packageOf)
          .isEqualTo(table.stream().map(ArchitecturePageTest::packageOf).toList());
    }
  }

  @Test
  void every_class_that_it_names_exists() throws IOException {
    Matcher named = CLASS.matcher(Files.readString(PAGE));
    List<String> missing = new ArrayList<>();
    int found = 0;
    while (named.find()) {
      found++;
      String name = House.ROOT + "." + named.group(1) + "." + named.group(2);
      if (!CODE.contain(name)) {
        missing.add(name);
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(10);
    assertThat(missing).isEmpty();
  }

  private static String packageOf(String row) {
    return row.substring(0, row.indexOf('|', 1));
  }

  private static List<String> table() throws IOException {
    List<String> table = new ArrayList<>();
    table.add("| package | what is in it | may use | public types |");
    table.add("| --- | --- | --- | --- |");
    for (Room room : House.rooms()) {
      table.add(
          "| `"
              + room.name()
              + "` | "
              + sentence(room)
              + " | "
              + uses(room)
              + " | "
              + (room.forUsers() ? types(room) : "hidden")
              + " |");
    }
    return table;
  }

  private static String uses(Room room) {
    List<Room> allowed = House.allowed(room);
    String rooms =
        room.mayUse().contains("*")
            ? "all above"
            : allowed.stream().skip(1).map(Room::name).collect(joining(", "));
    return rooms.isEmpty() ? "–" : rooms;
  }

  private static String types(Room room) {
    Set<String> names = new TreeSet<>();
    for (JavaClass type : CODE) {
      if (type.getPackageName().equals(room.packageName())
          && type.isTopLevelClass()
          && type.getModifiers().contains(JavaModifier.PUBLIC)) {
        names.add("`" + type.getSimpleName() + "`");
      }
    }
    return String.join(" ", names);
  }

  /** The first sentence of the package's Javadoc. */
  private static String sentence(Room room) throws IOException {
    Path source =
        Path.of("src", "main", "java")
            .resolve(room.packageName().replace('.', '/'))
            .resolve("package-info.java");
    return Optional.of(FIRST_SENTENCE.matcher(Files.readString(source)))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .orElse("")
        .replaceAll("\\n \\*", " ")
        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
        .replaceAll("<[^>]*>", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
