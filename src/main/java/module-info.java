// SPDX-License-Identifier: Apache-2.0

/**
 * Simulates Linux kernel-module parameters: declares them, loads them with the arguments that
 * {@code modprobe} takes, and answers as a real kernel does.
 *
 * <p>Start with {@link dev.modparam.kernel.SimulatedKernel}.
 */
module dev.modparam {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires static java.compiler;
  requires static jdk.compiler;
  requires static org.assertj.core;
  requires static org.junit.jupiter.api;
  requires static org.junit.jupiter.params;
  requires static org.tukaani.xz;
  requires static org.junit.platform.commons;

  // JUnit makes the providers of arguments, which are not public.
  opens dev.modparam.junit to
      org.junit.platform.commons;

  exports dev.modparam.args;
  exports dev.modparam.assertj;
  exports dev.modparam.audit;
  exports dev.modparam.binary;
  exports dev.modparam.filesystem;
  exports dev.modparam.input;
  exports dev.modparam.junit;
  exports dev.modparam.kernel;
  exports dev.modparam.kernel.files;
  exports dev.modparam.modprobe;
  exports dev.modparam.modprobe.command;
  exports dev.modparam.modprobe.config;
  exports dev.modparam.modprobe.tree;
  exports dev.modparam.module;
  exports dev.modparam.param;
  exports dev.modparam.snapshot;
  exports dev.modparam.source;
}
