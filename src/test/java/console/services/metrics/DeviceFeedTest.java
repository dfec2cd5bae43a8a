package console.services.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Clock;
import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.SystemTimer;
import console.services.kube.Access;
import console.services.kube.KubeHttp;
import console.services.kube.Kubeconfig;
import console.services.kube.KubeconfigException;
import console.services.kube.TestingAdmin;
import console.services.kube.WriteGate;
import console.services.lab.Lab;
import console.services.lab.LabOptions;
import console.services.row.DeviceRow;
import console.services.row.HourRow;
import console.services.row.Sources;
import console.support.Heard;
import console.support.TestingApi;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Devices through the service proxy: over the lab, and over an API that answers as a test says.
final class DeviceFeedTest {
    private static final Duration RHYTHM = Duration.ofSeconds(15);

    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final SystemTimer labTimer = new SystemTimer();
    private final Lab lab = Lab.start(new LabOptions("healthy", 1, 0), Clock.system(), labTimer);
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        lab.close();
        labTimer.close();
        timer.close();
    }

    private Access access() throws KubeconfigException {
        return Kubeconfig.text("lab", lab.kubeconfig()).access(null);
    }

    @Test
    void everyDeviceOfTheClusterIsNamedWithItsHolder() throws KubeconfigException {
        try (KubeHttp http = new KubeHttp(access(), new WriteGate(), labTimer);
                DeviceFeed feed = new DeviceFeed(http, clock, timer, heard)) {
            feed.start();

            Fact.Listed listed = heard.next(Fact.Listed.class, Sources.DEVICES);
            List<DeviceRow> devices = listed.rows().stream().map(row -> (DeviceRow) row).toList();

            assertThat(devices).hasSizeGreaterThan(3 * 2 + 2);
            assertThat(devices)
                    .extracting(DeviceRow::node)
                    .contains("k3s-wk-gpu1", "k3s-wk-gpu2", "k3s-wk-gpu3", "k3s-wk-gpu4");
            assertThat(devices).anyMatch(device -> device.pod() != null);
            assertThat(devices).allMatch(device -> device.load() != null);
            assertThat(listed.at()).isBetween(clock.instant().minusSeconds(60), clock.instant());
            Fact.Listed hours = heard.next(Fact.Listed.class, Sources.HOURS);
            assertThat(hours.rows()).hasSize(4 * 2);
            assertThat(hours.rows())
                    .allSatisfy(
                            row -> assertThat(((HourRow) row).load()).doesNotContain(Double.NaN));
            assertThat(hours.rows())
                    .flatExtracting(row -> ((HourRow) row).unused())
                    .as("somebody went home")
                    .hasSize(1);
        }
    }

    @Test
    void aPrometheusThatIsGoneIsNotInstalledAndComesBack() throws Exception {
        TestingAdmin admin = new TestingAdmin(access());
        try (KubeHttp http = new KubeHttp(access(), new WriteGate(), labTimer);
                DeviceFeed feed = new DeviceFeed(http, clock, timer, heard)) {
            feed.start();
            heard.next(Fact.Listed.class, Sources.DEVICES);

            admin.delete("/api/v1/namespaces/monitoring/services/prometheus-operated");
            timer.advance(RHYTHM);
            Fact.Lacking first = heard.next(Fact.Lacking.class, Sources.DEVICES);
            timer.advance(RHYTHM);
            Fact.Lacking second = heard.next(Fact.Lacking.class, Sources.DEVICES);

            assertThat(first.why().reason()).isEqualTo(Reason.NOT_INSTALLED);
            assertThat(heard.next(Fact.Lacking.class, Sources.HOURS).why()).isEqualTo(first.why());
            assertThat(second.why().message())
                    .isEqualTo("Prometheus: no service prometheus-operated in any namespace");
            lab.scenario("healthy");
            timer.advance(RHYTHM);
            heard.next(Fact.Listed.class, Sources.DEVICES);
            heard.next(Fact.Listed.class, Sources.HOURS);
        }
    }

    private static String vector(String... series) {
        return "{\"data\": {\"result\": [%s]}}".formatted(String.join(",", series));
    }

    private static String used(String host) {
        return """
        {"metric": {"__name__": "DCGM_FI_DEV_FB_USED", "Hostname": "%s", "gpu": "0"},
         "value": [1000, "4096"]}
        """
                .formatted(host);
    }

    private static String scraped(String host, int at) {
        return """
        {"metric": {"Hostname": "%s"}, "value": [1000, "%d"]}
        """
                .formatted(host, at);
    }

    private TestingApi prometheus(String values, String scrapes) throws IOException {
        return new TestingApi(
                exchange -> {
                    String uri = exchange.getRequestURI().toString();
                    String services = "{\"items\": [{\"metadata\": {\"namespace\": \"m\"}}]}";
                    TestingApi.reply(
                            exchange,
                            200,
                            !uri.contains("/proxy/")
                                    ? services
                                    : uri.contains("timestamp") ? scrapes : values);
                });
    }

    @Test
    void itsAgeIsThatOfTheScrapeAndAHostThatIsSilentIsLeftOut() throws Exception {
        String values = vector(used("a"), used("b"));
        String scrapes = vector(scraped("a", 993), scraped("b", 800));
        try (TestingApi api = prometheus(values, scrapes);
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer);
                DeviceFeed feed = new DeviceFeed(http, clock, timer, heard)) {
            feed.start();

            Fact.Listed listed = heard.next(Fact.Listed.class, Sources.DEVICES);

            assertThat(listed.at()).isEqualTo(clock.instant().minusSeconds(7));
            assertThat(listed.rows()).hasSize(1);
            assertThat(listed.note()).isEqualTo("not scraped for two minutes: b");
        }
    }

    @Test
    void whereNothingIsScrapedAnyMoreTheSourceIsSilent() throws Exception {
        try (TestingApi api = prometheus(vector(used("a")), vector(scraped("a", 700)));
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer);
                DeviceFeed feed = new DeviceFeed(http, clock, timer, heard)) {
            feed.start();

            assertThat(heard.next(Fact.Silent.class, Sources.DEVICES).why().message())
                    .isEqualTo("DCGM: not scraped for two minutes: a");
        }
    }

    @Test
    void theHourIsAskedForAlsoWhereNoTimeOfAScrapeIsTold() throws Exception {
        try (TestingApi api = prometheus(vector(used("a")), vector());
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer);
                DeviceFeed feed = new DeviceFeed(http, clock, timer, heard)) {
            feed.start();

            heard.next(Fact.Listed.class, Sources.DEVICES);
            heard.next(Fact.Listed.class, Sources.HOURS);
        }
    }

    @Test
    void anExporterThatPrometheusDoesNotKnowIsNotConfigured() throws Exception {
        try (TestingApi api = prometheus(vector(), vector());
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer);
                DeviceFeed feed = new DeviceFeed(http, clock, timer, heard)) {
            feed.start();

            assertThat(heard.next(Fact.Lacking.class, Sources.DEVICES).why().reason())
                    .isEqualTo(Reason.NOT_CONFIGURED);
            assertThat(heard.next(Fact.Lacking.class, Sources.HOURS).why().reason())
                    .isEqualTo(Reason.NOT_CONFIGURED);
        }
    }

    @Test
    void aPrometheusWithoutEndpointsIsUnavailableAndLeftAloneAsItAsks() throws Exception {
        TestingApi.Answer answer =
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", "40");
                    TestingApi.reply(exchange, 503, "{\"message\": \"no endpoints available\"}");
                };
        try (TestingApi api = new TestingApi(answer);
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer);
                DeviceFeed feed = new DeviceFeed(http, clock, timer, heard)) {
            feed.start();
            assertThat(heard.next(Fact.Silent.class, Sources.DEVICES).why().reason())
                    .isEqualTo(Reason.UNAVAILABLE);

            int asked = api.asked().size();
            timer.advance(RHYTHM);
            timer.advance(RHYTHM);
            assertThat(api.asked()).hasSize(asked);
            timer.advance(RHYTHM);

            heard.next(Fact.Silent.class, Sources.DEVICES);
            assertThat(api.asked()).hasSizeGreaterThan(asked);
        }
    }

    @Test
    void theHourIsOneRequestForAllCardsAndComesAgainWhenAStepIsOver() throws Exception {
        AtomicInteger time = new AtomicInteger(961);
        try (TestingApi api = new TestingApi(answer(time));
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer);
                DeviceFeed feed = new DeviceFeed(http, clock, timer, heard)) {
            feed.start();
            Fact.Listed first = heard.next(Fact.Listed.class, Sources.HOURS);
            assertThat(first.at())
                    .as("with the last step")
                    .isEqualTo(clock.instant().minusSeconds(1));
            heard.next(Fact.Listed.class, Sources.DEVICES);

            time.set(1079);
            timer.advance(RHYTHM);
            heard.next(Fact.Listed.class, Sources.DEVICES);
            time.set(1080);
            timer.advance(RHYTHM);
            heard.next(Fact.Listed.class, Sources.HOURS);

            assertThat(api.asked().stream().filter(each -> each.contains("query_range")))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("&start=-2400&end=1080&step=120");
        }
    }

    /// A Prometheus whose time in seconds is told.
    private static TestingApi.Answer answer(AtomicInteger time) {
        return exchange -> {
            String uri = exchange.getRequestURI().toString();
            String scrapes =
                    "{\"metric\": {\"Hostname\": \"a\"}, \"value\": [%d, \"%<d\"]}"
                            .formatted(time.get());
            TestingApi.reply(
                    exchange,
                    200,
                    !uri.contains("/proxy/")
                            ? "{\"items\": [{\"metadata\": {\"namespace\": \"m\"}}]}"
                            : vector(uri.contains("timestamp") ? scrapes : used("a")));
        };
    }
}
