package org.ukms.it.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's Chromium without a screen, with a profile of its own. */
public final class Browser implements AutoCloseable {

  /** What a test says of a browser that is missing. */
  public static final String DESCRIPTION = "a browser: Debian's chromium and chromium-driver";

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Dimension SIZE = new Dimension(1540, 1120);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String PRETEND =
      """
      const change = text => text.replaceAll('\\\\/', '/').replaceAll(from, to);
      for (const field of document.querySelectorAll('input[type=text]'))
        field.value = change(field.value);
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) texts.currentNode.data = change(texts.currentNode.data);
      """;

  private final ChromeDriver driver;
  private String pretended = "";

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Where it is installed, if it is. */
  public static Optional<Path> installed() {
    return Optional.of(CHROMIUM)
        .filter(Files::isExecutable)
        .filter(it -> Files.isExecutable(DRIVER));
  }

  /** Starts it with its files in this folder. */
  public static Browser start(Path folder) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-proxy-server",
        // What fits into a wide window, in a picture of 1000 pixels.
        "--window-size=" + SIZE.getWidth() + "," + SIZE.getHeight(),
        "--force-device-scale-factor=0.65",
        "--user-data-dir=" + folder.resolve("profile"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withEnvironment(Map.of("TMPDIR", temporary.toString()))
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  void open(String url) {
    driver.get(url);
  }

  /** The element, once there is one that can be seen. */
  WebElement find(String xpath) {
    until("an element " + xpath, () -> driver.findElement(By.xpath(xpath)).isDisplayed());
    return driver.findElement(By.xpath(xpath));
  }

  /** Clicks on it once it takes clicks. */
  void click(String xpath) {
    until(
        "a click on " + xpath,
        () -> {
          WebElement element = driver.findElement(By.xpath(xpath));
          if (!element.isEnabled()) {
            return false;
          }
          element.click();
          return true;
        });
  }

  /** Puts this text in the place of what stands in the field. */
  void fill(String xpath, String text) {
    WebElement field = find(xpath);
    field.clear();
    field.sendKeys(text);
  }

  /** All text that can be seen. */
  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  void run(String javaScript) {
    var unused = ((JavascriptExecutor) driver).executeScript(javaScript);
  }

  boolean has(By by) {
    return !driver.findElements(by).isEmpty();
  }

  /** Does this inside of the frame, which may be gone after it. */
  void inFrame(String xpath, Runnable work) {
    driver.switchTo().frame(find(xpath));
    work.run();
    driver.switchTo().defaultContent();
  }

  /** Does this in the window that the click opens, and closes it. */
  void inWindowOf(String clickedXpath, Runnable work) {
    String own = driver.getWindowHandle();
    click(clickedXpath);
    until("a second window", () -> driver.getWindowHandles().size() == 2);
    Set<String> others = driver.getWindowHandles();
    others.remove(own);
    driver.switchTo().window(others.iterator().next());
    driver.manage().window().setSize(new Dimension(SIZE.getWidth(), SIZE.getHeight() / 2));
    work.run();
    driver.close();
    driver.switchTo().window(own);
  }

  /** Says yes to what the page asks in a box of the browser's. */
  void accept() {
    until(
        "a question",
        () -> {
          driver.switchTo().alert().accept();
          return true;
        });
  }

  /** Waits for it; what has left the page meanwhile is looked for again. */
  void until(String what, BooleanSupplier condition) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(condition::getAsBoolean);
  }

  /** Shows this in pictures where the page has the other: the folder of a test, for example. */
  public void pretend(String shown, Path instead) {
    pretended = "const from = '%s', to = '%s';".formatted(instead, shown) + PRETEND;
  }

  /**
   * Keeps a picture of the page where {@code -Dukms.screenshots} says. What the page holds cannot
   * be used after it.
   */
  public void picture(String name) {
    String folder = System.getProperty("ukms.screenshots");
    if (folder == null) {
      return;
    }
    run(pretended);
    try {
      Path file = Files.createDirectories(Path.of(folder)).resolve(name + ".png");
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
