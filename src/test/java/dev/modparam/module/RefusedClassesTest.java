// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Classes that cannot be modules, and what is said of them. */
class RefusedClassesTest {

  private static final String HERE = RefusedClassesTest.class.getName() + "$";

  static class NotAnnotated {}

  @KernelModule
  record ARecord(int size) {}

  @KernelModule
  abstract static class AnAbstractClass {}

  @KernelModule
  @SuppressWarnings("ClassCanBeStatic") // the mistake itself
  class AnInnerClass {}

  @KernelModule
  static class WithArgument {
    WithArgument(int ignored) {}
  }

  @KernelModule
  enum AnEnum {
    ONE
  }

  @KernelModule
  static class FinalField {
    @ModuleParam final int size = 1;
  }

  @KernelModule
  static class StaticField {
    @ModuleParam static int size = 1;
  }

  @KernelModule
  static class ByteField {
    @ModuleParam byte size;
  }

  @KernelModule
  static class CharField {
    @ModuleParam char letter;
  }

  @KernelModule
  static class BoxedField {
    @ModuleParam Integer size = 1;
  }

  @KernelModule
  static class NarrowField {
    @ModuleParam(type = ModuleParam.Type.UINT)
    int size;
  }

  @KernelModule
  static class WideField {
    @ModuleParam(type = ModuleParam.Type.INT)
    long size;
  }

  @KernelModule
  static class NullArray {
    @SuppressWarnings("NullAway") // the mistake itself
    @ModuleParam
    int[] sizes;
  }

  @KernelModule
  static class EmptyArray {
    @ModuleParam int[] sizes = {};
  }

  @KernelModule
  static class ArrayOfArrays {
    @ModuleParam int[][] sizes = new int[2][2];
  }

  @KernelModule
  static class BoundedBool {
    @ModuleParam(min = 1)
    boolean debug;
  }

  @KernelModule
  static class OutOfBounds {
    @ModuleParam(min = 512, max = 65_536)
    int bufferSize;
  }

  @KernelModule
  static class OutOfType {
    @ModuleParam(type = ModuleParam.Type.USHORT)
    int port = 70_000;
  }

  @KernelModule
  static class ElementOutOfType {
    @ModuleParam(type = ModuleParam.Type.BYTE)
    short[] octets = {1, 256};
  }

  @KernelModule
  static class WrongBounds {
    @ModuleParam(min = 10, max = 5)
    int size = 7;
  }

  @KernelModule
  static class TwoBounds {
    @ModuleParam(min = {1, 2})
    int size = 1;
  }

  @KernelModule
  static class LastBeyondTheType {
    @ModuleParam(max = Long.MAX_VALUE)
    int size = 1;
  }

  @KernelModule
  static class FirstBeyondTheType {
    @ModuleParam(min = Long.MIN_VALUE)
    int size = 1;
  }

  @KernelModule
  static class DecimalPermissions {
    @ModuleParam(permissions = 644)
    int size;
  }

  @KernelModule
  static class SizedInt {
    @ModuleParam(size = 8)
    int text;
  }

  @KernelModule
  static class SizedCharp {
    @ModuleParam(size = 8, type = ModuleParam.Type.CHARP)
    String text = "";
  }

  @KernelModule
  static class LongDefault {
    @ModuleParam(size = 4)
    String text = "four";
  }

  @KernelModule
  static class CountedScalar {
    @ModuleParam(counter = "count")
    int size;

    int count;
  }

  @KernelModule
  static class MissingCounter {
    @ModuleParam(counter = "count")
    int[] sizes = {1};

    long count;
  }

  @KernelModule
  static class FinalCounter {
    @ModuleParam(counter = "count")
    int[] sizes = {1};

    final int count = 1;
  }

  @KernelModule
  static class StaticCounter {
    @ModuleParam(counter = "count")
    int[] sizes = {1};

    static int count = 1;
  }

  @KernelModule
  static class LargeCounter {
    @ModuleParam(counter = "count")
    int[] sizes = {1};

    int count = 2;
  }

  @KernelModule
  static class BadName {
    @ModuleParam(name = "a b")
    int size;
  }

  @KernelModule
  static class SameNames {
    @ModuleParam int maxRate;

    @ModuleParam(name = "max-rate")
    int other;
  }

  @KernelModule
  static class FailingConstructor {
    FailingConstructor() {
      throw new UnsupportedOperationException("no");
    }
  }

  @KernelModule
  static class CheckedConstructor {
    CheckedConstructor() throws Exception {
      throw new Exception("no");
    }
  }

  private static void refused(Class<?> type, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.ofClass(type))
        .withMessage(message);
  }

  private static void refusedField(Class<?> type, String field, String message) {
    refused(type, "field " + field + " of " + type.getName() + ": " + message);
  }

  @Test
  void aClassWithoutTheAnnotationIsNoModule() {
    String message = HERE + "NotAnnotated is not a kernel module: annotate it with @KernelModule";

    refused(NotAnnotated.class, message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.ofInstance(new NotAnnotated()))
        .withMessage(message);
  }

  @Test
  void aRecordCannotChange() {
    String message =
        HERE
            + "ARecord is a record, whose fields cannot change; a parameter can be set: use a"
            + " class";

    refused(ARecord.class, message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.ofInstance(new ARecord(1)))
        .withMessage(message);
  }

  @Test
  void aClassOfWhichNoObjectCanBeMadeIsRefused() {
    refused(AnAbstractClass.class, HERE + "AnAbstractClass is abstract and cannot be made");
    refused(
        AnInnerClass.class,
        HERE + "AnInnerClass has no constructor that takes nothing; make the nested class static");
    refused(
        WithArgument.class,
        HERE
            + "WithArgument has no constructor that takes nothing; give it one, or define the"
            + " module with an object of it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.ofClass(AnEnum.class))
        .withMessageStartingWith(HERE + "AnEnum has no constructor that takes nothing");
  }

  @Test
  void anObjectNeedsNoConstructor() {
    assertThat(ModuleDefinition.ofInstance(new WithArgument(1)).name()).isEqualTo("with_argument");
    assertThat(ModuleDefinition.ofInstance(new AnInnerClass()).name()).isEqualTo("an_inner_class");
  }

  @Test
  void aFieldThatCannotBeSetIsRefused() {
    refusedField(FinalField.class, "size", "a parameter cannot be final: it can be set");
    refusedField(
        StaticField.class, "size", "a parameter cannot be static: each load has values of its own");
  }

  @Test
  void aFieldWithoutAKernelTypeIsRefused() {
    refusedField(
        ByteField.class,
        "size",
        "a Java byte is signed, the kernel's is not: use a short with type = BYTE");
    refusedField(
        CharField.class,
        "letter",
        "a field of type char cannot be a parameter: use a boolean, short, int, long, String,"
            + " Duration, an enum or an array of these, or name a converter");
    refusedField(
        BoxedField.class,
        "size",
        "a field of type Integer cannot be a parameter: use a boolean, short, int, long, String,"
            + " Duration, an enum or an array of these, or name a converter");
    refusedField(
        ArrayOfArrays.class,
        "sizes",
        "a field of type int[] cannot be a parameter: use a boolean, short, int, long, String,"
            + " Duration, an enum or an array of these, or name a converter");
  }

  @Test
  void aTypeNeedsAFieldOfItsWidth() {
    refusedField(
        NarrowField.class,
        "size",
        "a parameter of type uint cannot live in a field of type int: use a long");
    refusedField(
        WideField.class,
        "size",
        "a parameter of type int cannot live in a field of type long: use an int");
  }

  @Test
  void anArrayHasItsElements() {
    refusedField(
        NullArray.class,
        "sizes",
        "the array is null; give it its largest length, as in = new int[8]");
    refusedField(EmptyArray.class, "sizes", "an array has from 1 to 65536 elements, not 0");
  }

  @Test
  void boundsAreForIntegersAndInOrder() {
    refusedField(BoundedBool.class, "debug", "min and max are for integers, not for bool");
    refusedField(WrongBounds.class, "size", "the lower bound 10 exceeds the upper bound 5");
  }

  @Test
  void anInitializerIsWithinTypeAndBounds() {
    refusedField(
        OutOfBounds.class,
        "bufferSize",
        "the default of parameter buffer_size does not fit int: 0 is not from 512 to 65536");
    refusedField(
        OutOfType.class,
        "port",
        "the default of parameter port does not fit ushort: 70000 is not from 0 to 65535");
    refusedField(
        ElementOutOfType.class,
        "octets",
        "the default of parameter octets does not fit array of byte: element 2: 256 is not from 0"
            + " to 255");
    refusedField(
        LongDefault.class,
        "text",
        "the default of parameter text does not fit string: it has 4 bytes, and the buffer takes"
            + " 3");
  }

  @Test
  void aBoundIsOneNumberOfTheType() {
    refusedField(TwoBounds.class, "size", "a bound is one number, not [1, 2]");
    refusedField(
        LastBeyondTheType.class,
        "size",
        "a bound of int is wrong: 9223372036854775807 is not from -2147483648 to 2147483647");
    refusedField(
        FirstBeyondTheType.class,
        "size",
        "a bound of int is wrong: -9223372036854775808 is not from -2147483648 to 2147483647");
  }

  @Test
  void permissionsAreOctal() {
    refusedField(
        DecimalPermissions.class,
        "size",
        "parameter size: permissions 01204 are not allowed: they must be from 0 to 0777 (decimal"
            + " 644 is octal 01204; write 0644, with a leading zero)");
  }

  @Test
  void aSizeIsForATextWithoutAnotherType() {
    refusedField(SizedInt.class, "text", "size is for a String without another type");
    refusedField(SizedCharp.class, "text", "size is for a String without another type");
  }

  @Test
  void aCounterIsAnIntFieldOfTheSameClassThatCanChange() {
    refusedField(CountedScalar.class, "size", "only an array has a counter");
    refusedField(
        MissingCounter.class, "sizes", "there is no int field count in its class to count");
    refusedField(
        FinalCounter.class,
        "sizes",
        "the counter count cannot be static or final: each set changes it");
    refusedField(
        StaticCounter.class,
        "sizes",
        "the counter count cannot be static or final: each set changes it");
    refusedField(LargeCounter.class, "sizes", "the counter starts from 0 to 1, not at 2");
  }

  @Test
  void namesAreCheckedAsAnywhere() {
    refusedField(
        BadName.class,
        "size",
        "a parameter's name is of 1 to 255 letters, digits, _, -, . or #, not \"a b\"");
    refused(
        SameNames.class,
        "module same_names declares parameter max-rate twice (- and _ are the same): positions 1"
            + " and 2");
  }

  @Test
  void aFailureOfTheConstructorIsShown() {
    assertThatThrownBy(() -> ModuleDefinition.ofClass(FailingConstructor.class))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("no");
    assertThatThrownBy(() -> ModuleDefinition.ofClass(CheckedConstructor.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the constructor of " + HERE + "CheckedConstructor failed")
        .hasRootCauseMessage("no");
  }
}
