package org.ukms.config;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the keys that name folders, and makes the folders at the end. */
final class FolderReader {

  private final TableReader top;
  private final Path workingFolder;

  FolderReader(TableReader top, Path workingFolder) {
    this.top = top;
    this.workingFolder = workingFolder;
  }

  Optional<Path> keyFolder() {
    return top.text("key_folder", Defaults.KEY_FOLDER, text -> Folder.parse(text, workingFolder));
  }

  /** Empty, too, where it would stand in a key folder that is not known. */
  Optional<Path> stateFolder(Optional<Path> keyFolder) {
    if (!top.has("state_folder") && keyFolder.isEmpty()) {
      return Optional.empty();
    }
    String fallback =
        keyFolder.map(folder -> folder.resolve(Defaults.STATE_FOLDER).toString()).orElse("");
    Optional<Path> stateFolder =
        top.text(
            "state_folder", fallback, text -> Folder.closed(Folder.parse(text, workingFolder)));
    // Whoever reads key files is let into the key folder, and has no business with the state.
    if (stateFolder.isPresent() && stateFolder.equals(keyFolder)) {
      top.wrong("state_folder", "the same as key_folder, expected a folder of its own");
    }
    return stateFolder;
  }

  /** Makes what is missing; what cannot be made is noted. */
  void make(Path keyFolder, Path stateFolder) {
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
