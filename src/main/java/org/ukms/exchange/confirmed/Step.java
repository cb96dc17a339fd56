package org.ukms.exchange.confirmed;

import java.util.ArrayList;
import java.util.List;

/**
 * What an event makes of a state.
 *
 * @param state the next one
 * @param effects in the order in which they are done
 */
public record Step<S>(S state, List<Effect> effects) {

  /** A step with these effects. */
  public static <S> Step<S> of(S state, Effect... effects) {
    return new Step<>(state, List.of(effects));
  }

  /** The same, with effects that come first. */
  public Step<S> after(Effect... first) {
    List<Effect> all = new ArrayList<>(List.of(first));
    all.addAll(effects);
    return new Step<>(state, List.copyOf(all));
  }
}
