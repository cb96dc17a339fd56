package org.ukms.server;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * Serves nothing: loaded last, it is how the container tells that all the others are ready to
 * serve. Beans that start with the application start before that.
 */
public class Doorway extends GenericServlet {

  private static final long serialVersionUID = 1L;

  @Override
  public void init() {
    Listening.served(getServletContext().getContextPath());
  }

  @Override
  public void service(ServletRequest request, ServletResponse reply) {
    throw new IllegalStateException("it has no address");
  }
}
