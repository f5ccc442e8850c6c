// SPDX-License-Identifier: Apache-2.0
/** What an audit found, as text, for editors, for code hosts, for browsers. */
package dev.modparam.program.report;
