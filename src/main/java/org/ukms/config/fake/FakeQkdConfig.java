package org.ukms.config.fake;

import java.util.Optional;

/**
 * The simulated QKD device.
 *
 * @param isServed whether there is one ({@code enable_fake_qkd_api})
 * @param strict how the strict one behaves; none of the stateless one, and where none is served
 */
public record FakeQkdConfig(boolean isServed, Optional<StrictConfig> strict) {}
