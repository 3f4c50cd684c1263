package dev.windlass.kube.aggregated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windlass.kube.Waiting;
import dev.windlass.kube.tls.Trust;
import dev.windlass.kube.wire.Unknown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are made while they are sent, over real sockets. */
class FlowingListsTest {
    private static final String FLOW = "/apis/metrics.k8s.io/v1/flow";
    private static final String OBJECTS = "/apis/metrics.k8s.io/v1/objects";
    private static final String TABLE = ";as=Table;v=v1;g=meta.k8s.io";
    private static final String PARTIAL = ";as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final Duration LONG = Duration.ofSeconds(60);
    /** What the sockets of both sides take before a caller that reads nothing is noticed, and what is under way. */
    private static final int MOST_AHEAD = SampleGroup.Flow.PIECES / 2;

    private final Backlog backlog = new Backlog(() -> 1L << 30, LONG, LONG);

    @TempDir
    private Path folder;

    private SampleServer server;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        server = SampleServer.start(folder, LONG, backlog);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void arriveWholeAndInOrder() throws IOException {
        Browser.Page page = server.browser().get(FLOW, "Accept-Encoding", "identity");

        assertThat(page.headers().get("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(page.body()).isEqualTo(all());
    }

    @Test
    void arriveWholeOverHttp2() throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(Browser.context(Trust.in(List.of(server.authority().certificate())), null))
                .build()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + FLOW))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo(all());
        }
    }

    @Test
    void areCompressedOnTheirWay() throws IOException {
        Browser.Page page = server.browser().get(FLOW, "Accept-Encoding", "gzip");

        assertThat(page.headers().get("Content-Encoding")).isEqualTo("gzip");
        assertThat(page.body()).hasSizeLessThan(SampleGroup.Big.BYTES / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(page.body())).readAllBytes())
                .isEqualTo(all());
    }

    @Test
    void haveTheirLengthInFrontInProtobuf() throws IOException {
        Browser.Page page = server.browser().get(FLOW, "Accept", PROTOBUF, "Accept-Encoding", "identity");

        assertThat(page.headers().get("Content-Length")).isEqualTo(Integer.toString(page.body().length));
        Unknown object = Unknown.parseFrom(Arrays.copyOfRange(page.body(), 4, page.body().length));
        assertThat(object.getTypeMeta().getKind()).isEqualTo("FlowList");
        assertThat(object.getRaw().toByteArray()).isEqualTo(all());
    }

    @Test
    void areCompressedOnTheirWayInProtobuf() throws IOException {
        Browser.Page page = server.browser().get(FLOW, "Accept", PROTOBUF, "Accept-Encoding", "gzip");

        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(page.body())).readAllBytes();
        assertThat(Unknown.parseFrom(Arrays.copyOfRange(plain, 4, plain.length))
                        .getRaw()
                        .toByteArray())
                .isEqualTo(all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", PROTOBUF})
    void areNotMadeFasterThanTheyAreRead(String form) throws Exception {
        isMadeNoFartherThan(MOST_AHEAD, FLOW, form);
    }

    /** Forms that are made of the JSON or the rows, which a caller gets by its name ({@code curl}) or {@code kubectl get}. */
    @ParameterizedTest
    @CsvSource({
        "?pretty=true,application/json",
        "'',application/yaml",
        "''," + "application/json" + TABLE,
        "?includeObject=Object," + "application/json" + TABLE,
        "''," + "application/yaml" + TABLE,
        "?pretty=true," + "application/json" + PARTIAL,
    })
    void areNotMadeFasterThanTheyAreReadInOtherForms(String query, String form) throws Exception {
        isMadeNoFartherThan(SampleObjects.OBJECTS / 2, OBJECTS + query, form);
    }

    private void isMadeNoFartherThan(int most, String path, String form) throws Exception {
        try (Wire stuck = Wire.to(server.port(), server.authority(), null, Pieces.SIZE)) {
            stuck.write("GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept: " + form + "\r\n\r\n");
            assertThat(stuck.take(1000)).isEqualTo(1000);
            Waiting.until("the answer waits", () -> backlog.held() == BodyFlow.LEAST_HELD);

            assertThat(server.browser().get("/apis/metrics.k8s.io/v1/nodes").code())
                    .as("others meanwhile")
                    .isEqualTo(200);
            assertThat(server.group().flowed()).isLessThan(most);
        }
        Waiting.until("it is given up", () -> backlog.held() == 0);
        assertThat(server.group().flowed()).isLessThan(most);
    }

    @Test
    void haveAllTheirRowsInATable() throws IOException {
        Browser.Page page = server.browser().get(OBJECTS, "Accept", "application/json" + TABLE, "Accept-Encoding", "");

        assertThat(page.headers().get("Transfer-Encoding")).isEqualTo("chunked");
        JsonNode table = new ObjectMapper().readTree(page.body());
        assertThat(table.path("rows")).hasSize(SampleObjects.OBJECTS);
        assertThat(table.path("rows")
                        .get(SampleObjects.OBJECTS - 1)
                        .at("/object/metadata/name")
                        .asText())
                .isEqualTo(SampleObjects.name(SampleObjects.OBJECTS - 1));
    }

    @ParameterizedTest
    @CsvSource({"break,application/json", "break," + PROTOBUF, "miscounted," + PROTOBUF})
    void thatCannotBeMadeToTheirEndAreSeenToBeIncomplete(String list, String form) throws Exception {
        assertThatThrownBy(() ->
                        server.browser().get("/apis/metrics.k8s.io/v1/" + list, "Accept", form, "Accept-Encoding", ""))
                .isInstanceOf(IOException.class);

        assertThat(server.browser().get(FLOW).code()).as("the next").isEqualTo(200);
        Waiting.until("nothing is held", () -> backlog.held() == 0);
    }

    private static byte[] all() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(SampleGroup.Big.BYTES);
        for (int piece = 0; piece < SampleGroup.Flow.PIECES; piece++) {
            bytes.writeBytes(SampleGroup.Flow.piece(piece));
        }
        return bytes.toByteArray();
    }
}
