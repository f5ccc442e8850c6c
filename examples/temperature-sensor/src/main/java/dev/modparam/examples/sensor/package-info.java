// SPDX-License-Identifier: Apache-2.0

/** A driver for a temperature sensor on an I2C bus, steered by module parameters. */
package dev.modparam.examples.sensor;
