package dev.windlass.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.PodFacts.Phase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What browsers are told over HTTP, and what they may cost. */
@QuarkusTest
class LivePagesTest {
    @TestHTTPResource("/")
    URI console;

    @Inject
    SeededFeed feed;

    @Inject
    OpenPages pages;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aBrowserThatReadsNothingIsGivenUpAndHoldsNoMemory() throws Exception {
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(console.getHost(), console.getPort()));
            slow.getOutputStream()
                    .write("GET /api/pods/live?size=200 HTTP/1.1\r\nHost: console\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> pages.count() == 1);
            int[] round = {0};
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        crowd(round[0]++);
                        return pages.count() == 0;
                    });
        } finally {
            for (int i = 0; i < 200; i++) {
                feed.bring(new Event.PodGone(Instant.now(), crowdName(i)));
            }
        }
    }

    private void crowd(int round) {
        for (int i = 0; i < 200; i++) {
            feed.bring(new Event.PodSeen(
                    Instant.now(),
                    Facts.pod(crowdName(i).path(), "n1", Phase.RUNNING, "Round" + round + "x".repeat(2000))));
        }
    }

    private static ObjectName crowdName(int i) {
        return new ObjectName("aaa-crowd", "pod-%03d".formatted(i));
    }

    @Test
    void aStreamBeginsWithAWholeFrameAndGoesOnWithSignsOfLife() throws Exception {
        HttpResponse<Stream<String>> stream = http.send(
                HttpRequest.newBuilder(console.resolve("api/groups/live"))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        try (Stream<String> lines = stream.body()) {
            Iterator<String> events =
                    lines.filter(line -> line.startsWith("event:")).limit(50).iterator();
            assertThat(events.next()).isEqualTo("event:frame");
            // Something may still change meanwhile, as when a problem grows old enough to be one. Nothing is read after
            // the
            // first tick: they come once a second.
            boolean ticked = false;
            while (!ticked && events.hasNext()) {
                ticked = events.next().equals("event:tick");
            }
            assertThat(ticked).as("a sign of life among the first events").isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "api/pods?sort=colour, 400, 'cannot sort by colour; columns are name, status, node, cpu, memory, restarts, age'",
        "api/pods?page=x, 400, 'page must be a whole number, was x'",
        "api/pods?page=0, 400, 'page must be 1 or more, was 0'",
        "api/pods?size=5000, 400, 'size must be 1 to 200, was 5000'",
        "api/decisions?engine=steam, 400, 'engine must be horizontal or cluster, was steam'",
        "api/pods/live?order=up, 400, 'order must be asc or desc, was up'",
        "api/decisions?scope=some, 400, 'scope must be all or changes, was some'",
        "api/nowhere, 404, there is no screen nowhere",
    })
    void whatMakesNoSenseIsAnsweredWithTheReason(String address, int status, String reason) throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + reason + "\"}");
    }

    @Test
    void everyAnswerCarriesTheSecurityPolicy() throws Exception {
        for (String address : new String[] {"", "app/main.js", "webjars/uplot/dist/uPlot.esm.js", "api/overview"}) {
            HttpResponse<String> answer = get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(address)
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "require-trusted-types-for 'script'")
                            .doesNotContain("unsafe", "http", "*"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void healthTellsOfEachSource() throws Exception {
        assertThat(get("q/health/ready").body()).contains("\"state\": \"ok\"", "\"decisions.cluster\": \"LIVE\"");
        assertThat(get("q/health/live").body()).contains("\"name\": \"console view\"");
    }

    @Test
    void theConsoleCountsWhatItShows() throws Exception {
        assertThat(get("q/metrics").body())
                .contains(
                        "windlass_console_objects{kind=\"node\"} 6.0",
                        "windlass_console_sources{connection=\"live\"} 7.0");
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(console.resolve(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
