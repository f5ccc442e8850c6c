// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.Counts;
import dev.modparam.param.memory.PageBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variable of a parameter outside any module. */
public final class TestCell<T extends @Nullable Object> {

  private final ParamType<T> type;
  private final Cell cell;

  TestCell(ParamType<T> type, Cell cell) {
    this.type = type;
    this.cell = cell;
  }

  public T value() {
    return type.cast(cell.value());
  }

  public void assign(T value) {
    cell.assign(value);
  }

  public int set(@Nullable String text) {
    if (text == null) {
      return cell.setBare(CallingKernel.NONE);
    }
    byte[] bytes = ParamType.cString(text);
    return cell.set(bytes, 0, bytes.length, CallingKernel.NONE);
  }

  public String shown() {
    PageBytes page = new PageBytes();
    cell.get(page);
    return page.toString();
  }

  int get(PageBytes page) {
    return cell.get(page);
  }

  List<String> logOf(String text) {
    List<String> records = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    cell.set(bytes, 0, bytes.length, records::add);
    return records;
  }

  @Nullable String explained(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int result = cell.set(bytes, 0, bytes.length, CallingKernel.NONE);
    return cell.explain(bytes, 0, bytes.length, result);
  }

  public int set(byte[] text) {
    return cell.set(text, 0, text.length, CallingKernel.NONE);
  }

  @Nullable String explain(byte[] text, int result) {
    return cell.explain(text, 0, text.length, result);
  }

  byte[] bytes() {
    PageBytes page = new PageBytes();
    cell.get(page);
    return page.toBytes();
  }

  void count(long count) {
    Counts.set(cell, count);
  }

  public boolean booleanValue() {
    return cell.number() != 0;
  }

  public long longValue() {
    return cell.number();
  }

  public String name() {
    return cell.name();
  }

  public boolean hasSet() {
    return cell.codec().hasSet();
  }

  public boolean hasGet() {
    return cell.codec().hasGet();
  }

  public boolean isAtomic() {
    return cell.codec().isAtomic();
  }

  Cell cell() {
    return cell;
  }
}
