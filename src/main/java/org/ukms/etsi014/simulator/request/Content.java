package org.ukms.etsi014.simulator.request;

/** What a call says beside its path: the parameters of a GET, or the body of a POST. */
public sealed interface Content permits Query, Body {

  /** A Key request (clause 6.2) within these limits. */
  KeyRequest keyRequest(Limits limits);

  /** A Key IDs object (clause 6.4) of key IDs of this form. */
  <I> KeyIdsRequest<I> keyIds(KeyIdsRequest.Form<I> form, Limits limits);
}
