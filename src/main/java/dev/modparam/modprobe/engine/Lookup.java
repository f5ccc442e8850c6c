// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a word stands for: {@code kmod_module_new_from_lookup}. */
public final class Lookup {

  private final KmodContext context;

  public Lookup(KmodContext context) {
    this.context = context;
  }

  /**
   * Looks in all sources in their order, until one has something.
   *
   * @return what was found, perhaps nothing; empty if the word has a wrong bracket
   */
  public Optional<List<Candidate>> find(String word) {
    return KernelName.ofAlias(word).map(this::findNormalized);
  }

  private List<Candidate> findNormalized(String word) {
    List<Candidate> found = fromConfig(word);
    if (found.isEmpty() && word.indexOf(':') < 0 && context.tree().module(word).isPresent()) {
      found = List.of(context.byName(word));
    }
    if (found.isEmpty() && word.startsWith("symbol:")) {
      found = fromIndex(word, context.tree().modulesForSymbol(word));
    }
    if (found.isEmpty()) {
      found = fromCommands(word);
    }
    if (found.isEmpty()) {
      found = fromIndex(word, context.tree().modulesFor(word));
    }
    return found.isEmpty() ? fromBuiltIn(word) : found;
  }

  private List<Candidate> fromConfig(String word) {
    List<Candidate> found = new ArrayList<>();
    for (Directive.Alias alias : context.config().aliasesFor(word)) {
      Candidate candidate = context.byAlias(alias.module(), alias.pattern());
      candidate.aliasLocation = alias.location();
      found.add(candidate);
    }
    return found;
  }

  private List<Candidate> fromIndex(String word, List<String> modules) {
    List<Candidate> found = new ArrayList<>();
    modules.forEach(module -> found.add(context.byAlias(module, word)));
    return found;
  }

  /** Commands make modules of names that have no file, with exactly the line that names them. */
  private List<Candidate> fromCommands(String word) {
    Optional<Directive.Install> install = context.config().exactInstall(word);
    Optional<Directive.Remove> remove = context.config().exactRemove(word);
    if (install.isEmpty() && remove.isEmpty()) {
      return List.of();
    }
    Candidate candidate = context.byName(word);
    if (install.isPresent()) {
      candidate.install = install.get();
    } else {
      candidate.remove = remove.orElseThrow();
    }
    return List.of(candidate);
  }

  private List<Candidate> fromBuiltIn(String word) {
    if (word.indexOf(':') < 0 && isBuiltIn(word)) {
      Candidate candidate = context.byName(word);
      candidate.builtIn = true;
      return List.of(candidate);
    }
    List<Candidate> found = fromIndex(word, context.tree().builtInFor(word));
    found.forEach(candidate -> candidate.builtIn = true);
    return found;
  }

  private boolean isBuiltIn(String name) {
    return context.tree().builtIn().contains(name)
        || context.kernel().status(name).stream()
            .anyMatch(status -> status.state() == LoadedModule.State.BUILT_IN);
  }
}
