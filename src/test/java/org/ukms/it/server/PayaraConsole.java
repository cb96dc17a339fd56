package org.ukms.it.server;

import java.nio.file.Path;
import org.openqa.selenium.By;

/** The console of Payara Server, clicked through as an administrator does. */
public final class PayaraConsole {

  private static final String TABS = "//a[@id='propertyForm:serverInstTabs:%s']";

  private final Browser browser;
  private final String url;

  /** The console on this port of this host. */
  public PayaraConsole(Browser browser, int port) {
    this.browser = browser;
    this.url = "http://localhost:" + port + "/";
  }

  /** Opens it, and logs in; what the page says then. */
  public String logIn(String password) {
    // The server loads the console when it is first asked for; meanwhile a page asks again, and it
    // happens that this ends with an empty one.
    browser.until(
        "the form",
        () -> {
          browser.open(url);
          return browser.has(By.xpath("//input[@type='password']"));
        });
    browser.fill("//input[@type='password']", password);
    browser.fill("//input[@type='text']", "admin");
    browser.click("//input[@type='submit']");
    browser.until(
        "an answer",
        () -> browser.has(By.id("treeForm:tree")) || browser.text().contains("Failed"));
    return browser.text();
  }

  /** Shows the list of applications, and what it says. */
  public String applications() {
    tree("Applications", "Applications");
    return browser.text();
  }

  /** Applications, Deploy... */
  public void deploy(Path war, String name, String contextRoot) {
    applications();
    browser.click("//input[@value='Deploy...']");
    browser.inFrame(
        "//iframe",
        () -> {
          upload(war);
          browser.fill("//input[@id='form:war:psection:cxp:ctx']", contextRoot);
          browser.fill("//input[@id='form:war:psection:nameProp:appName']", name);
          browser.picture("payara-deploy");
          browser.click("//input[@id='form:title:topButtons:uploadButton']");
        });
    awaitPage("Applications");
  }

  /** Applications, Redeploy in the application's row. */
  public void redeploy(Path war, String name) {
    applications();
    browser.click(row(name) + "//a[normalize-space(.)='Redeploy']");
    browser.inFrame(
        "//iframe",
        () -> {
          upload(war);
          browser.click("//input[@id='form:title:topButtons:uploadButton']");
        });
    awaitPage("Applications");
  }

  /** Applications, Reload in the application's row; what the page says then. */
  public String reload(String name) {
    applications();
    load("Applications", () -> browser.click(row(name) + "//a[normalize-space(.)='Reload']"));
    return browser.text();
  }

  /** Applications, the box in the application's row, the button; what the page says then. */
  public String press(String name, String button) {
    select(name);
    load("Applications", () -> browser.click(button(button)));
    return browser.text();
  }

  /** As {@link #press}, and yes to the question. */
  public void undeploy(String name) {
    select(name);
    load(
        "Applications",
        () -> {
          browser.click(button("Undeploy"));
          browser.accept();
        });
  }

  /** server (Admin Server), Properties: another value of a property that is there. */
  public void setProperty(String name, String value) {
    tree("server (Admin Server)", "General Information");
    load("System Properties", () -> browser.click(TABS.formatted("serverInstProps")));
    browser.fill(
        "//tr[.//input[@value='" + name + "']]//input[contains(@id,':overrideVal')]", value);
    load("System Properties", () -> browser.click("//input[contains(@id,'saveButton')]"));
    browser.until("it is saved", () -> browser.text().contains("New values successfully saved"));
  }

  /** server (Admin Server), Monitor, Configure Monitoring: the level of this module. */
  public void monitor(String module, String level) {
    tree("server (Admin Server)", "General Information");
    load("Application Monitoring", () -> browser.click(TABS.formatted("monitoring")));
    load(
        "Monitoring Service",
        () -> browser.click("//a[normalize-space(.)='Configure Monitoring']"));
    browser.click(
        "//tr[th[normalize-space(.)='%s']]//option[normalize-space(.)='%s']"
            .formatted(module, level));
    load("Monitoring Service", () -> browser.click("//input[contains(@id,'saveButton')]"));
    browser.until("it is saved", () -> browser.text().contains("New values successfully saved"));
  }

  /** server (Admin Server), Monitor: what is shown of this component of the application. */
  public String statistics(String component) {
    tree("server (Admin Server)", "General Information");
    load("Application Monitoring", () -> browser.click(TABS.formatted("monitoring")));
    load(
        "Application Monitoring",
        () -> browser.click("//option[normalize-space(.)='" + component + "']"));
    return browser.text();
  }

  /** server (Admin Server), View Log Files: what the viewer shows. */
  public String log() {
    return window(
        "//input[@value='View Log Files']",
        "Log Viewer Results",
        () -> {
          browser.run("[...document.querySelectorAll('caption')].pop().scrollIntoView()");
          browser.picture("payara-log");
        });
  }

  /** server (Admin Server), JVM Report. */
  public String jvm() {
    return window("//a[normalize-space(.)='JVM Report']", "List of JVM Arguments", () -> {});
  }

  private String window(String clicked, String expected, Runnable work) {
    tree("server (Admin Server)", "General Information");
    StringBuilder text = new StringBuilder();
    browser.inWindowOf(
        clicked,
        () -> {
          browser.until(expected, () -> browser.text().contains(expected));
          work.run();
          text.append(browser.text());
        });
    return text.toString();
  }

  private void upload(Path war) {
    browser.find("//input[@type='file']").sendKeys(war.toString());
  }

  private void select(String name) {
    applications();
    browser.click(row(name) + "//input[@type='checkbox']");
  }

  private static String row(String name) {
    return "//tr[.//a[normalize-space(.)='" + name + "']]";
  }

  private static String button(String label) {
    return "//input[@type='submit' and normalize-space(@value)='" + label + "']";
  }

  private void tree(String label, String title) {
    load(
        title,
        () -> browser.click("//div[@id='treeForm:tree']//a[normalize-space(.)='" + label + "']"));
  }

  /** Does what loads a page into the right-hand side, and waits until this page is another one. */
  private void load(String title, Runnable work) {
    browser.run("for (const e of document.querySelectorAll('#content *')) e.dataset.old = 'yes'");
    work.run();
    browser.until("another page", () -> !browser.has(By.xpath("//h1[@data-old]")));
    awaitPage(title);
  }

  private void awaitPage(String title) {
    browser.until(
        "the page " + title,
        () ->
            browser.has(By.xpath("//div[@id='content']//h1[normalize-space(.)='" + title + "']")));
  }
}
