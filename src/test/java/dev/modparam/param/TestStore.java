// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.param.memory.Layout;
import dev.modparam.param.memory.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of parameters outside any module. */
public final class TestStore {

  private final List<? extends Param<?>> params;
  private final Store store;

  private TestStore(List<? extends Param<?>> params, Store store) {
    this.params = params;
    this.store = store;
  }

  public static TestStore of(List<? extends Param<?>> params, String prefix) {
    return new TestStore(params, Layout.of(params).load(prefix));
  }

  public <T extends @Nullable Object> TestCell<T> of(Param<T> param) {
    return new TestCell<>(param.type(), store.of(param));
  }

  public TestCell<?> get(int position) {
    return of(params.get(position));
  }

  public void reset() {
    store.reset();
  }

  Store store() {
    return store;
  }
}
