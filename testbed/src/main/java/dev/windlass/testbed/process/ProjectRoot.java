package dev.windlass.testbed.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout lies, whose launcher scripts and build output the testbed uses. */
public final class ProjectRoot {
    private ProjectRoot() {}

    /**
     * The folder that holds {@code build/controlplane}: the system property {@code project.root}, else the nearest
     * folder upward from the working directory.
     */
    public static Path find() {
        String given = System.getProperty("project.root");
        if (given != null) {
            return check(Path.of(given));
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (isRoot(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("No Windlass checkout at or above " + start
                + ": run from inside it, or give its folder as -Dproject.root=<folder>");
    }

    private static Path check(Path folder) {
        if (!isRoot(folder)) {
            throw new IllegalStateException("project.root=" + folder + " holds no build/controlplane script");
        }
        return folder.toAbsolutePath();
    }

    private static boolean isRoot(Path folder) {
        return Files.isExecutable(folder.resolve("build").resolve("controlplane"));
    }
}
