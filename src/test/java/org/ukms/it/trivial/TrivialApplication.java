package org.ukms.it.trivial;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** An application of one resource and nothing else, beside that of uKMS. */
@ApplicationPath("trivial")
public class TrivialApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(TrivialResource.class);
  }
}
