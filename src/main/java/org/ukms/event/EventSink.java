package org.ukms.event;

/** Where events go. It returns soon and throws nothing: it is called with a peer's lock held. */
@FunctionalInterface
public interface EventSink {

  /** Takes an event. */
  void accept(Event event);
}
