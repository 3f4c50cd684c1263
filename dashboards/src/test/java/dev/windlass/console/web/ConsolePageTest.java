package dev.windlass.console.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.windlass.console.browser.Chromium;
import dev.windlass.console.browser.Chromium.Tab;
import dev.windlass.console.projection.Event;
import dev.windlass.console.projection.Facts;
import dev.windlass.console.projection.ObjectName;
import dev.windlass.console.projection.SourceState;
import dev.windlass.console.projection.SourceState.Connection;
import dev.windlass.console.projection.SourceState.Origin;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real Chromium, fed with {@link Story}. */
@QuarkusTest
class ConsolePageTest {
    private static Chromium chromium;

    @TestHTTPResource("/")
    URI console;

    @Inject
    SeededFeed feed;

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @Test
    void theOverviewSaysWhatFailsWhatChangedAndWhy() {
        try (Tab tab = open("overview")) {
            Page page = tab.page;
            assertThat(page.locator(".problem").first()).containsText("1 node is not ready");
            assertThat(page.locator(".problems")).containsText("2 pods wait and no node will come");
            assertThat(page.locator(".problems"))
                    .containsText("platform/gateway needs more than its 6 replicas at most");
            assertThat(page.locator(".decisions")).containsText("web-app goes from 8 to 6 replicas because");
            assertThat(page.locator(".decisions")).containsText("general grows from 4 to 5 nodes because");
            assertThat(page.locator(".plot canvas")).hasCount(4);
            tab.photograph("overview");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "workloads",
                "workload?ns=shop&name=web-hpa",
                "nodes",
                "pods",
                "pending",
                "groups",
                "decisions"
            })
    void everyScreenStandsInTheDarkToo(String address) {
        try (Tab tab = chromium.open(console + "#/" + address, 1440, 900, ColorScheme.DARK)) {
            assertThat(tab.page.locator("main h1")).isVisible();
            assertThat(tab.page.locator(".loading")).hasCount(0);
            assertThat(tab.page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
                    .isEqualTo("rgb(13, 16, 21)");
            tab.photograph("dark-" + address.replaceAll("[^a-z].*", ""));
        }
    }

    @Test
    void clickingAWorkloadShowsItsTimelineAndTheReasonOfEachDecision() {
        try (Tab tab = open("workloads")) {
            Page page = tab.page;
            tab.photograph("workloads");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("web-app"))
                    .first()
                    .click();
            assertThat(page.locator("h1")).hasText("shop/web-hpa");
            assertThat(page.locator(".plot canvas")).hasCount(3);
            assertThat(page.locator(".decision")).hasCount(3);
            page.locator(".decision summary").first().click();
            assertThat(page.locator(".decision").first().locator("table.inner"))
                    .containsText("http_requests_per_second");
            assertThat(page.locator("[aria-label^='Replicas. ']"))
                    .hasAttribute("aria-label", Pattern.compile(".*actual: now 6, lowest 3, highest 8;.*"));
            tab.photograph("workload");
        }
    }

    @Test
    void aDecisionArrivesByItselfAndIsAnnounced() {
        try (Tab tab = open("overview")) {
            Page page = tab.page;
            assertThat(page.locator(".decision").first()).isVisible();
            page.evaluate("globalThis.sameDocument = true");
            page.locator(".decision summary").first().click();
            feed.bring(new Event.HorizontallyDecided(
                    Instant.now(), "live-" + System.nanoTime(), Facts.scale("live/orders-hpa", 2, 4, Instant.now())));
            assertThat(page.locator(".decision").first()).containsText("live/web-app");
            assertThat(page.locator("#announcer"))
                    .containsText("live/web-app: 2 to 4. web-app: 2 to 4 replicas because cpu");
            assertThat(page.locator(".decision").nth(1).locator("details[open]"))
                    .hasCount(1);
            assertThat(page.evaluate("globalThis.sameDocument")).isEqualTo(true);
        }
    }

    @Test
    void everythingCanBeReachedByKeyboard() {
        try (Tab tab = open("pods")) {
            Page page = tab.page;
            assertThat(page.locator("tbody tr").first()).isVisible();
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();

            page.keyboard().press("/");
            assertThat(page.locator("#search")).isFocused();
            page.keyboard().type("web-app general-1");
            assertThat(page.locator("tbody tr")).hasCount(2);
            assertThat(page.locator("#search")).isFocused();
            assertThat(page.locator("#search")).hasValue("web-app general-1");

            Locator byNode = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Node").setExact(true));
            byNode.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("th[aria-sort=ascending]")).containsText("Node");
            assertThat(byNode).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("th[aria-sort=descending]")).containsText("Node");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overview",
                "workloads",
                "workload?ns=shop&name=web-hpa",
                "nodes",
                "pods",
                "pending",
                "groups",
                "decisions"
            })
    void aPhoneShowsEveryScreenWithoutSidewaysScrolling(String address) {
        try (Tab tab = chromium.open(console + "#/" + address, 360, 740, ColorScheme.LIGHT)) {
            assertThat(tab.page.locator("main h1")).isVisible();
            assertThat(tab.page.locator(".loading")).hasCount(0);
            tab.photograph("phone-" + address.replaceAll("[^a-z].*", ""));
            assertThat(tab.page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(360);
        }
    }

    @Test
    void whatTheClusterSaysIsNeverMarkup() {
        String hostile = "<img src=x onerror=\"document.title='owned'\">";
        try (Tab tab = open("overview")) {
            Page page = tab.page;
            assertThat(page.locator(".decision").first()).isVisible();
            feed.bring(new Event.PodSeen(
                    Instant.now(),
                    Facts.waiting(
                            "hostile/" + hostile, Instant.now().minusSeconds(300), hostile + "<script>1</script>")));
            assertThat(page.locator(".problems")).containsText("1 pod waits for a node: " + hostile);
            page.navigate(console + "#/pending");
            assertThat(page.locator("tbody")).containsText(hostile);
            assertThat(page.locator("main img, main script")).hasCount(0);
            assertThat(page.title()).endsWith("Pending pods · Windlass");
        } finally {
            feed.bring(new Event.PodGone(Instant.now(), new ObjectName("hostile", hostile)));
        }
    }

    @Test
    void aLostKafkaIsSaidWithSinceWhenUntilItIsBack() {
        Instant lost = Instant.now().minusSeconds(180);
        try (Tab tab = open("overview")) {
            Page page = tab.page;
            assertThat(page.locator("#connection")).hasText("Live");
            feed.bring(samples(Connection.LOST, lost, "broker:9092 refused the connection"));
            assertThat(page.locator(".banner.critical")).containsText("Kafka cannot be reached");
            assertThat(page.locator(".banner.critical")).containsText("3 min");
            assertThat(page.locator(".banner.critical")).containsText("broker:9092 refused the connection");
            assertThat(page.locator("#connection")).hasText("Degraded");
            tab.photograph("degraded");
            feed.bring(samples(Connection.LIVE, Instant.now(), ""));
            assertThat(page.locator(".banner")).hasCount(0);
        } finally {
            feed.bring(samples(Connection.LIVE, Instant.now(), ""));
        }
    }

    @Test
    void tenThousandPodsDoNotFreezeThePage() {
        for (int i = 0; i < 10_000; i++) {
            feed.bring(
                    new Event.PodSeen(Instant.now(), Facts.running("crowd/pod-%05d".formatted(i), "general-" + i % 5)));
        }
        try (Tab tab = open("pods?sort=name")) {
            Page page = tab.page;
            assertThat(page.locator("tbody tr")).hasCount(50);
            assertThat(page.locator(".paging").first()).containsText("of 10,0");
            page.evaluate("""
                    globalThis.longest = 0;
                    new PerformanceObserver(list => {
                      for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
                    }).observe({ entryTypes: ["longtask"] });
                    """);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next"))
                    .click();
            assertThat(page.locator(".paging").first()).containsText("51–100");
            page.locator("#search").fill("pod-09999");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody")).containsText("pod-09999");
            assertThat((Integer) page.evaluate("document.querySelectorAll('*').length"))
                    .isLessThan(2500);
            assertThat(((Number) page.evaluate("globalThis.longest")).doubleValue())
                    .as("longest task of the page, ms")
                    .isLessThan(500);
        } finally {
            for (int i = 0; i < 10_000; i++) {
                feed.bring(new Event.PodGone(Instant.now(), new ObjectName("crowd", "pod-%05d".formatted(i))));
            }
        }
    }

    @Test
    void anAddressThatMakesNoSenseIsAnsweredWithTheReason() {
        try (Tab tab = open("pods?sort=colour")) {
            assertThat(tab.page.locator("main")).containsText("cannot sort by colour; columns are name, status");
            tab.complaints().removeIf(c -> c.contains("400"));
        }
        try (Tab tab = open("nowhere")) {
            assertThat(tab.page.locator("main")).containsText("There is no such screen.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes", "pending", "groups", "decisions"})
    void theOtherScreens(String screen) {
        try (Tab tab = open(screen)) {
            assertThat(tab.page.locator(".loading")).hasCount(0);
            assertThat(tab.page.locator("main h1")).isVisible();
            assertThat(tab.page.locator("main")).containsText(screen.equals("pending") ? "train-0" : "general");
            tab.photograph(screen);
        }
    }

    private Tab open(String screen) {
        return chromium.open(console + "#/" + screen, 1440, 900, ColorScheme.LIGHT);
    }

    private static Event samples(Connection connection, Instant since, String detail) {
        return new Event.SourceReported(
                Instant.now(), new SourceState("samples", Origin.KAFKA, connection, since, detail));
    }
}
