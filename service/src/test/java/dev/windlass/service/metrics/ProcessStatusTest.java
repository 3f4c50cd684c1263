package dev.windlass.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessStatusTest {
    @Test
    void memoryIsToldInKibibytes() {
        ProcessStatus status = ProcessStatus.parse("""
                Name:	java
                VmPeak:	 5000 kB
                VmSize:	 4096 kB
                VmHWM:	 3000 kB
                VmRSS:	    2048 kB
                Threads:	40
                """);

        assertThat(status).isEqualTo(new ProcessStatus(OptionalLong.of(2048 * 1024), OptionalLong.of(4096 * 1024)));
    }

    @Test
    void whatIsNotToldIsLeftEmpty() {
        assertThat(ProcessStatus.parse("Name:\tkthreadd\nVmRSS:\tmuch kB\nVmSize:\t99999999999999999999 kB\n"))
                .isEqualTo(new ProcessStatus(OptionalLong.empty(), OptionalLong.empty()));
    }
}
