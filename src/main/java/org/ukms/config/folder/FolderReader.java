package org.ukms.config.folder;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.ukms.config.toml.Quoted;
import org.ukms.config.toml.TableReader;

/** Reads the keys that name folders, and makes the folders at the end. */
public final class FolderReader {

  private final TableReader top;
  private final Optional<Path> workingFolder;

  /**
   * Makes a reader.
   *
   * @param workingFolder where relative paths start; without it they are refused
   */
  public FolderReader(TableReader top, Optional<Path> workingFolder) {
    this.top = top;
    this.workingFolder = workingFolder;
  }

  /** The folder of key files, or empty if a problem was noted. */
  public Optional<Path> keyFolder(String fallback) {
    return workingFolder.isPresent()
        ? top.text("key_folder", fallback, text -> Folder.parse(text, workingFolder))
        : top.required(
            "key_folder",
            "the absolute path of a folder",
            text -> Folder.parse(text, workingFolder));
  }

  /**
   * The folder of key state, or empty if a problem was noted, or if it would stand in a key folder
   * that is not known.
   *
   * @param fallback its name inside the key folder
   */
  public Optional<Path> stateFolder(Optional<Path> keyFolder, String fallback) {
    if (!top.has("state_folder") && keyFolder.isEmpty()) {
      return Optional.empty();
    }
    String inKeyFolder = keyFolder.map(folder -> folder.resolve(fallback).toString()).orElse("");
    Optional<Path> stateFolder =
        top.text(
            "state_folder", inKeyFolder, text -> Folder.closed(Folder.parse(text, workingFolder)));
    // Whoever reads key files is let into the key folder, and has no business with the state.
    if (stateFolder.isPresent() && stateFolder.equals(keyFolder)) {
      top.wrong("state_folder", "the same as key_folder, expected a folder of its own");
    }
    return stateFolder;
  }

  /** Makes what is missing; what cannot be made is noted. */
  public void make(Path keyFolder, Path stateFolder) {
    boolean made = make("key_folder", keyFolder);
    // One cause is one problem.
    if (made || !stateFolder.startsWith(keyFolder)) {
      make("state_folder", stateFolder);
    }
  }

  private boolean make(String key, Path folder) {
    try {
      Folder.make(folder);
      return true;
    } catch (IOException e) {
      String reason =
          e instanceof FileSystemException f && f.getReason() != null
              ? f.getReason()
              : e.getClass().getSimpleName();
      top.wrong(key, Quoted.value(folder.toString()) + " cannot be made: " + reason);
      return false;
    }
  }
}
