package org.ukms.server.rest.filter;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Puts a {@link CallerCheck} before each resource method, when the application starts. */
@Provider
public class CallerChecks implements DynamicFeature {

  /** Nothing where JAX-RS answers by itself, as it does to OPTIONS. */
  @Override
  public void configure(ResourceInfo resource, FeatureContext method) {
    Optional.ofNullable(resource.getResourceClass())
        .map(found -> found.getAnnotation(Serves.class))
        .map(Serves::value)
        .ifPresent(area -> method.register(new CallerCheck(area), Priorities.AUTHORIZATION));
  }
}
