// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which module has which symbol, and so who needs whom. */
final class SymbolTable {

  private static final int BUCKETS = 2048;

  /** Names by symbol; of several modules with one symbol the last counts. */
  private final Map<String, IndexedModule> owners = new HashMap<>();

  private final List<IndexedModule> modules;
  private final DepmodLog log;

  SymbolTable(List<IndexedModule> modules, DepmodLog log) {
    this.modules = modules;
    this.log = log;
    for (IndexedModule module : modules) {
      module.linkage().exports().forEach(symbol -> owners.put(symbol, module));
    }
  }

  /**
   * {@code depmod_load_dependencies}.
   *
   * @param kernel the symbols of the kernel, if what nobody has is to be reported
   * @return what each module needs itself, in the order of its symbols
   */
  Map<String, List<String>> needs(Set<String> kernel, boolean report) {
    Map<String, List<String>> needs = new LinkedHashMap<>();
    for (IndexedModule module : modules) {
      Set<String> own = new LinkedHashSet<>();
      module
          .linkage()
          .imports()
          .forEach(
              (symbol, weak) -> {
                String plain = symbol.startsWith(".") ? symbol.substring(1) : symbol;
                IndexedModule owner = owners.get(plain);
                if (owner == null) {
                  if (report && !weak && !kernel.contains(plain)) {
                    log.warning(module.path() + " needs unknown symbol " + symbol);
                  }
                } else if (own.add(owner.name())) {
                  log.detail(module.path() + " needs \"" + plain + "\": " + owner.path());
                }
              });
      needs.put(module.name(), new ArrayList<>(own));
    }
    return needs;
  }

  /** {@code output_symbols}. */
  String text() {
    StringBuilder text = new StringBuilder("# Aliases for symbols, used by symbol_request().\n");
    for (Map.Entry<String, IndexedModule> entry : KmodHash.order(owners, BUCKETS)) {
      text.append("alias symbol:").append(entry.getKey());
      text.append(' ').append(entry.getValue().name()).append('\n');
    }
    return text.toString();
  }
}
