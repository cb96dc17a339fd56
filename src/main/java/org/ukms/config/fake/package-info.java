/**
 * The table {@code [fake_qkd]} and those in it: how the simulated QKD device behaves. {@link
 * org.ukms.config} lists their keys.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>CFG-13 The strict device runs only where it can tell who calls, so it needs a table {@code
 *       [tls]}. A setting of it that the stateless device would ignore is refused.
 * </ol>
 *
 * <p>Out of scope: what the device does with the settings.
 */
package org.ukms.config.fake;
