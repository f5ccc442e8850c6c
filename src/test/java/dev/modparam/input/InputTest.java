// SPDX-License-Identifier: Apache-2.0
package dev.modparam.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class InputTest {

  @Test
  void a_location_reads_as_compilers_write_it() {
    assertThat(new Location("a.conf", 3, 9, 4)).hasToString("a.conf:3:9");
    assertThat(Location.ofLine("a.conf", 3)).hasToString("a.conf:3");
    assertThat(Location.ofFile("a.conf")).hasToString("a.conf");
  }

  @Test
  void a_location_in_a_text_without_a_name_is_said_in_words() {
    assertThat(new Location("", 3, 9, 4)).hasToString("line 3, column 9");
    assertThat(Location.ofLine("", 3)).hasToString("line 3");
    assertThat(new Location("", 3, 9, 4).in("b.c")).hasToString("b.c:3:9");
  }

  @Test
  void a_location_has_no_negative_numbers() {
    assertThatThrownBy(() -> new Location("a.conf", 1, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line, column and length must not be negative: 1, -1, 0");
  }

  @Test
  void a_note_about_a_nameless_whole_is_its_message() {
    assertThat(new Note(Location.ofFile(""), "empty")).hasToString("empty");
    assertThat(new Note(Location.ofLine("a.c", 2), "empty")).hasToString("a.c:2: empty");
  }

  @Test
  void a_refusal_names_the_place_what_is_there_and_what_is_right() {
    InvalidInputException refusal =
        new InvalidInputException(new Location("", 1, 5, 1), "\"x\"", "a number", "let x\n    ^");
    assertThat(refusal)
        .hasMessage("line 1, column 5: found \"x\", expected a number\nlet x\n    ^");
    assertThat(refusal.found()).contains("\"x\"");
    assertThat(refusal.expected()).contains("a number");
    assertThat(refusal.location().column()).isEqualTo(5);
  }

  @Test
  void a_refusal_for_one_reason_has_a_sentence_and_a_cause() {
    IllegalStateException cause = new IllegalStateException();
    InvalidInputException refusal =
        new InvalidInputException(Location.ofFile("a.ko"), "it is empty", cause);
    assertThat(refusal).hasMessage("a.ko: it is empty").hasCause(cause);
    assertThat(refusal.found()).isEmpty();
    assertThat(refusal.expected()).isEmpty();
  }

  @Test
  void a_refusal_can_be_serialized() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new InvalidInputException(Location.ofLine("a.c", 2), "x", "y", ""));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      InvalidInputException read = (InvalidInputException) in.readObject();
      assertThat(read).hasMessage("a.c:2: found x, expected y");
      assertThat(read.location()).isNotNull();
    }
  }
}
