package dev.windlass.testbed.load;

import dev.windlass.testbed.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process took over a stretch of time, as the kernel and its JVM count it.
 *
 * @param cores CPU time over elapsed time
 * @param residentMebibytes largest seen, looked at each second
 */
record Footprint(double cores, double residentMebibytes) {
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux
    private static final double MEBIBYTE = 1 << 20;
    private static final int FIELDS_AFTER_NAME = 11;

    /** Watches the service for this long. */
    static Footprint watch(ServiceProcess service, Duration length) throws IOException, InterruptedException {
        Instant began = Instant.now();
        double before = cpuSeconds(service.pid());
        long resident = 0;
        while (Instant.now().isBefore(began.plus(length))) {
            resident = Math.max(resident, service.residentBytes());
            Thread.sleep(Duration.ofSeconds(1));
        }
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        double cores = (cpuSeconds(service.pid()) - before) / seconds;
        return new Footprint(cores, resident / MEBIBYTE);
    }

    /** Largest resident memory of the process's whole life, in MiB. */
    static double peakMebibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(0);
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The name is in parentheses and may hold anything; utime and stime are the 12th and 13th field after it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[FIELDS_AFTER_NAME]) + Long.parseLong(fields[FIELDS_AFTER_NAME + 1]))
                / TICKS_PER_SECOND;
    }

    /** Heap used after a full collection, in MiB; stops the service for as long as that takes. */
    static double heapAfterCollection(ServiceProcess service) throws IOException, InterruptedException {
        Process collection = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(service.pid()),
                        "GC.run"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!collection.waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException("the collection of process " + service.pid() + " did not end");
        }
        return service.get("/q/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / MEBIBYTE;
    }
}
