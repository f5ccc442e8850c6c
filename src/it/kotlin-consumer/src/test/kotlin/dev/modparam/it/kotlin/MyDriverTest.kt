// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.kotlin

// snippet: kotlin
import dev.modparam.assertj.ModparamAssertions.assertThat
import dev.modparam.junit.LoadModule
import dev.modparam.kernel.LoadedModule
import dev.modparam.module.KernelModule
import dev.modparam.module.ModuleParam
import org.junit.jupiter.api.Test

@KernelModule(name = "my_driver")
class MyDriver {
    @ModuleParam(mode = "0644") @JvmField @Volatile var debug = false
    @ModuleParam(min = [512], max = [65536]) @JvmField var bufferSize = 4096
}

class MyDriverTest {
    @Test
    @LoadModule(value = MyDriver::class, arguments = "buffer_size=8192")
    fun loads(driver: MyDriver, module: LoadedModule) {
        assertThat(driver.bufferSize).isEqualTo(8192)
        assertThat(module).attribute("debug").accepts("1")
        assertThat(driver.debug).isTrue()
    }
}
// end
