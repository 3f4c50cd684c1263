package dev.windlass.testbed.vectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The vectors of one core: found in a folder of this name, run file by file. */
public interface VectorSuite {
    /** Name of the folder whose files this suite understands, such as {@code hpa}. */
    String folder();

    /**
     * Runs every case of one file.
     *
     * @param file a file of the suite's folder; one that holds no cases (a table other files refer to) gives an empty list
     * @return a verdict per case, in the order of the file; a case that cannot be read is {@link Verdict.Failed}, never an exception
     * @throws IOException when the file itself cannot be read
     */
    List<Verdict> run(Path file) throws IOException;
}
