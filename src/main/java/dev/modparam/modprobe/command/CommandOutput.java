// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a command wrote and how it ended.
 *
 * @param exitStatus 0 for success, 1 for failure
 * @param stdout what it and the commands that it ran wrote
 * @param stderr likewise, with the prefixes of a Debian build for kmod 30
 * @param messages the lines of stderr without prefixes, an immutable list
 */
public record CommandOutput(int exitStatus, String stdout, String stderr, List<Message> messages) {

  /**
   * Makes an output.
   *
   * @param exitStatus 0 for success, 1 for failure
   * @param stdout what it and the commands that it ran wrote
   * @param stderr likewise
   * @param messages the lines of stderr without prefixes
   */
  public CommandOutput {
    requireNonNull(stdout, "stdout");
    requireNonNull(stderr, "stderr");
    messages = List.copyOf(requireNonNull(messages, "messages"));
  }

  /** Who a message is from. */
  public enum Source {
    /** The reading of configuration, which {@code -q} does not silence. */
    CONFIG,
    /** The tool. */
    TOOL,
    /** The parser of options, or a command that was run. */
    OTHER
  }

  /**
   * A line of stderr.
   *
   * @param source who it is from
   * @param level {@code FATAL}, {@code ERROR}, {@code WARNING} or {@code INFO}; empty if the source
   *     is {@link Source#OTHER}
   * @param text the line without level and prefix
   */
  public record Message(Source source, String level, String text) {

    /**
     * Makes a message.
     *
     * @param source who it is from
     * @param level {@code FATAL}, {@code ERROR}, {@code WARNING} or {@code INFO}; empty if the
     *     source is {@link Source#OTHER}
     * @param text the line without level and prefix
     */
    public Message {
      requireNonNull(source, "source");
      requireNonNull(level, "level");
      requireNonNull(text, "text");
    }

    /** Returns level and text. */
    @Override
    public String toString() {
      return level.isEmpty() ? text : level + ": " + text;
    }
  }
}
