// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Location;
import org.junit.jupiter.api.Test;

class LinePlacesTest {

  private final LinePlaces places = new LinePlaces("f", 7, 1);

  private static Location place(int line, int column, int length) {
    return new Location("f", line, column, length);
  }

  @Test
  void aLineOfOnePieceIsCounted() {
    assertThat(places.at(0, 3)).isEqualTo(place(7, 1, 3));
    assertThat(places.at(4, 2)).isEqualTo(place(7, 5, 2));
  }

  @Test
  void aLineThatGoesOnBelowHasItsPlacesThere() {
    places.start(5, 8, 3);
    assertThat(places.at(4, 1)).isEqualTo(place(7, 5, 1));
    assertThat(places.at(5, 2)).isEqualTo(place(8, 3, 2));
    assertThat(places.at(6, 2)).isEqualTo(place(8, 4, 2));
  }

  @Test
  void onlyThePartOnTheFirstLineCounts() {
    places.start(5, 8, 1);
    assertThat(places.at(3, 2)).isEqualTo(place(7, 4, 2));
    assertThat(places.at(3, 4)).isEqualTo(place(7, 4, 2));
  }

  @Test
  void aBackslashThatWasTakenOutCounts() {
    places.start(3, 7, 5);
    assertThat(places.at(1, 2)).isEqualTo(place(7, 2, 2));
    assertThat(places.at(1, 4)).isEqualTo(place(7, 2, 5));
    places.start(6, 8, 1);
    assertThat(places.at(1, 9)).isEqualTo(place(7, 2, 6));
    assertThat(places.at(4, 9)).isEqualTo(place(7, 6, 2));
  }

  @Test
  void twoBackslashesCountTwice() {
    places.start(2, 7, 4);
    places.start(4, 7, 7);
    assertThat(places.at(0, 6)).isEqualTo(place(7, 1, 8));
    places.start(6, 8, 1);
    assertThat(places.at(1, 9)).isEqualTo(place(7, 2, 7));
  }

  @Test
  void aPlaceThatIsCorrectedBeforeALetterCameCountsAlone() {
    places.start(0, 9, 2);
    assertThat(places.at(0, 1)).isEqualTo(place(9, 2, 1));
    places.start(2, 10, 1);
    places.start(2, 11, 1);
    assertThat(places.at(1, 1)).isEqualTo(place(9, 3, 1));
    assertThat(places.at(2, 1)).isEqualTo(place(11, 1, 1));
  }

  @Test
  void manyPlacesAreKept() {
    for (int i = 1; i <= 100; i++) {
      places.start(10 * i, 7 + i, 1);
    }
    for (int i = 1; i <= 100; i++) {
      assertThat(places.at(10 * i - 1, 1).line()).isEqualTo(6 + i);
      assertThat(places.at(10 * i, 1)).isEqualTo(place(7 + i, 1, 1));
    }
  }
}
