// SPDX-License-Identifier: Apache-2.0
package dev.modparam.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.modparam.kernel.KernelListener;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleParam;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** What threads see of a kernel that others use: the outcomes that are not listed are faults. */
public final class KernelStress {

  private static final Param<Integer> SIZE =
      Param.of("size", ParamTypes.INT).defaultValue(7).permissions(0644);
  private static final Param<Long> WIDE = Param.of("wide", ParamTypes.ULLONG).permissions(0644);
  private static final Param<List<Integer>> PAIR =
      Param.of("pair", ParamTypes.array(ParamTypes.INT, 2)).permissions(0644);
  private static final ModuleDefinition DRIVER = ModuleDefinition.of("m", SIZE, WIDE, PAIR);

  private KernelStress() {}

  private static int errno(Runnable call) {
    try {
      call.run();
      return 0;
    } catch (ErrnoException failure) {
      return failure.errno().number();
    }
  }

  /** A variable is made when it is first used; whoever comes second finds its default in it. */
  @JCStressTest
  @State
  @Outcome(id = "7, 7", expect = ACCEPTABLE, desc = "Both see the default.")
  public static class Publication {

    private final LoadedModule module = new SimulatedKernel().insmod(DRIVER);

    @Actor
    public void one(II_Result seen) {
      seen.r1 = module.getInt(SIZE);
    }

    @Actor
    public void other(II_Result seen) {
      seen.r2 = module.getInt(SIZE);
    }
  }

  /** A store of an array is one step for a reader. */
  @JCStressTest
  @State
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Before the store.")
  @Outcome(id = "33", expect = ACCEPTABLE, desc = "After the store.")
  public static class StoreAgainstGet {

    private final LoadedModule module = new SimulatedKernel().insmod(DRIVER);

    @Actor
    public void store() {
      module.attribute("pair").store("3,3");
    }

    @Actor
    public void get(I_Result seen) {
      List<Integer> pair = module.get(PAIR);
      seen.r1 = 10 * pair.get(0) + pair.get(1);
    }
  }

  /** A number of 64 bits is never torn. */
  @JCStressTest
  @State
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "Before the store.")
  @Outcome(id = "-1", expect = ACCEPTABLE, desc = "After the store.")
  public static class WideNumber {

    private final LoadedModule module = new SimulatedKernel().insmod(DRIVER);

    @Actor
    public void store() {
      module.attribute("wide").store("18446744073709551615");
    }

    @Actor
    public void get(J_Result seen) {
      seen.r1 = module.getLong(WIDE);
    }
  }

  /** A name is loaded or it is not, and each caller is told what happened. */
  @JCStressTest
  @State
  @Outcome(id = "17, 0, 0", expect = ACCEPTABLE, desc = "EEXIST, then the unload.")
  @Outcome(id = "16, 0, 0", expect = ACCEPTABLE, desc = "EBUSY: the unload was under way.")
  @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "The unload, then the load.")
  public static class LoadAgainstUnload {

    private final SimulatedKernel kernel = new SimulatedKernel();

    public LoadAgainstUnload() {
      kernel.insmod(DRIVER);
    }

    @Actor
    public void load(III_Result seen) {
      seen.r1 = errno(() -> kernel.insmod(DRIVER));
    }

    @Actor
    public void unload(III_Result seen) {
      seen.r2 = errno(() -> kernel.rmmod("m"));
    }

    @Arbiter
    public void count(III_Result seen) {
      seen.r3 = kernel.modules().size();
    }
  }

  /** The module of {@link LateStore}, whose variable is a field that outlives a load. */
  @KernelModule(name = "fields")
  public static class Fields {
    @ModuleParam(permissions = 0644)
    volatile int size = 7;
  }

  /** A file of a module that is gone stores nothing into the next load of the same object. */
  @JCStressTest
  @State
  @Outcome(id = "0, 7", expect = ACCEPTABLE, desc = "Stored, and then a new load began.")
  @Outcome(id = "19, 7", expect = ACCEPTABLE, desc = "ENODEV.")
  public static class LateStore {

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final Fields fields = new Fields();
    private final ModuleDefinition definition = ModuleDefinition.ofInstance(fields);
    private final OpenFile file;

    public LateStore() {
      kernel.insmod(definition);
      file = kernel.files().open("/sys/module/fields/parameters/size", OpenFile.Flag.WRITE);
    }

    @Actor
    public void store(II_Result seen) {
      seen.r1 = errno(() -> file.write(new byte[] {'5'}));
    }

    @Actor
    public void reload() {
      kernel.rmmod("fields");
      kernel.insmod(definition);
    }

    @Arbiter
    public void look(II_Result seen) {
      seen.r2 = fields.size;
    }
  }

  /** Listeners hear of a load before they hear of the unload. */
  @JCStressTest
  @State
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Nothing was there to unload.")
  @Outcome(id = "12, 0", expect = ACCEPTABLE, desc = "Loaded and unloaded.")
  @Outcome(id = "1, 16", expect = ACCEPTABLE, desc = "EBUSY: it was being loaded.")
  public static class ListenerOrder {

    private final SimulatedKernel kernel = new SimulatedKernel();
    private int heard;

    public ListenerOrder() {
      kernel.addListener(
          new KernelListener() {
            @Override
            public void loaded(LoadedModule module) {
              note(1);
            }

            @Override
            public void unloaded(LoadedModule module) {
              note(2);
            }
          });
    }

    private synchronized void note(int event) {
      heard = 10 * heard + event;
    }

    @Actor
    public void load() {
      kernel.insmod(DRIVER);
    }

    @Actor
    public void unload(II_Result seen) {
      seen.r2 = errno(() -> kernel.rmmod("m"));
    }

    @Arbiter
    public synchronized void look(II_Result seen) {
      seen.r1 = heard;
    }
  }
}
