package console.services.kube;

import static org.assertj.core.api.Assertions.assertThat;

import console.services.fact.Fact;
import console.services.fact.Reason;
import console.services.fact.Row;
import console.services.fact.SystemTimer;
import console.services.fact.Why;
import console.services.row.Sources;
import console.support.Heard;
import console.support.TestingApi;
import console.support.TestingClock;
import console.support.TestingTimer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Answers that the lab does not give: servers that ask to be left alone, watches that are deaf,
/// revisions from before a restore, bodies that are nothing.
final class BadAnswersTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final Heard heard = new Heard();

    private static KubeException failure(TestingApi api) throws KubeconfigException {
        try (SystemTimer timer = new SystemTimer();
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer)) {
            http.json("nodes", "/api/v1/nodes", LIMIT);
            throw new AssertionError("answered");
        } catch (KubeException e) {
            return e;
        }
    }

    @ParameterizedTest
    @CsvSource({"429, 7, 7", "503, 12, 12", "429, '', 1", "503, 86400, 60", "429, soon, 0"})
    void howLongAServerWantsToBeLeftAloneIsKept(int code, String header, int seconds)
            throws IOException, KubeconfigException {
        TestingApi.Answer answer =
                exchange -> {
                    if (!header.isEmpty()) {
                        exchange.getResponseHeaders().set("Retry-After", header);
                    }
                    TestingApi.reply(
                            exchange,
                            code,
                            "{\"message\": \"busy\", \"details\": {\"retryAfterSeconds\": 1}}");
                };
        try (TestingApi api = new TestingApi(answer)) {
            KubeException failure = failure(api);

            assertThat(failure.why()).isEqualTo(new Why(Reason.UNAVAILABLE, "nodes", "busy"));
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void aListIsNotAskedForAgainBeforeItsTime() throws Exception {
        List<Instant> lists = new CopyOnWriteArrayList<>();
        TestingApi.Answer answer =
                exchange -> {
                    lists.add(clock.instant());
                    exchange.getResponseHeaders().set("Retry-After", "30");
                    TestingApi.reply(exchange, 503, "");
                };
        try (TestingApi api = new TestingApi(answer);
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer)) {
            ListWatch<?> watch = watch(http, new AtomicInteger());

            pass(() -> lists.size() == 2);

            assertThat(Duration.between(lists.get(0), lists.get(1)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            watch.close();
        }
    }

    @Test
    void anObjectIsAskedForOnceMoreAfterItsTime() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TestingApi.Answer answer =
                exchange -> {
                    if (asked.incrementAndGet() == 1) {
                        exchange.getResponseHeaders().set("Retry-After", "5");
                        TestingApi.reply(exchange, 429, "");
                    } else {
                        TestingApi.reply(exchange, 200, "{\"metadata\": {\"name\": \"node-7\"}}");
                    }
                };
        try (TestingApi api = new TestingApi(answer);
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer)) {
            FutureTask<String> yaml =
                    new FutureTask<>(() -> new KubeObjects(http, timer).yaml("nodes", "", "n"));
            Thread.ofVirtual().start(yaml);

            pass(yaml::isDone);

            assertThat(yaml.get()).contains("name: node-7");
            assertThat(asked).hasValue(2);
        }
    }

    /// As a real server does after a restore: a revision that it has not reached yet is waited for.
    @Test
    void aDeafWatchIsListedAnewWithoutARevision() throws Exception {
        AtomicInteger deaf = new AtomicInteger();
        AtomicInteger lists = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        TestingApi.Answer answer =
                exchange -> {
                    if (exchange.getRequestURI().toString().contains("watch=true")) {
                        exchange.sendResponseHeaders(200, 0);
                        exchange.getResponseBody().flush();
                        await(end, 60);
                    } else {
                        boolean first = lists.incrementAndGet() == 1;
                        TestingApi.reply(exchange, 200, list(first ? "a" : "b", first ? 99 : 7));
                    }
                };
        Instant begun = clock.instant();
        try (TestingApi api = new TestingApi(answer);
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer)) {
            ListWatch<?> watch = watch(http, deaf);
            assertThat(heard.next(Fact.Listed.class, Sources.NODES).rows().getFirst().key())
                    .isEqualTo("a");

            pass(() -> lists.get() == 2);

            assertThat(Duration.between(begun, clock.instant()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(75));
            assertThat(heard.next(Fact.Listed.class, Sources.NODES).rows())
                    .extracting(Row::key)
                    .containsExactly("b");
            assertThat(deaf).hasPositiveValue();
            assertThat(api.asked())
                    .filteredOn(call -> !call.contains("watch=true"))
                    .noneMatch(call -> call.contains("resourceVersion"));
            watch.close();
            end.countDown();
        }
    }

    @Test
    void aRevisionFromBeforeARestoreIsDroppedWithItsRows() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        TestingApi.Answer answer =
                exchange -> {
                    if (exchange.getRequestURI().toString().contains("watch=true")) {
                        TestingApi.reply(
                                exchange, 504, "{\"message\": \"Too large resource version\"}");
                    } else {
                        boolean first = lists.incrementAndGet() == 1;
                        TestingApi.reply(exchange, 200, list(first ? "a" : "b", first ? 99 : 7));
                    }
                };
        try (TestingApi api = new TestingApi(answer);
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer)) {
            ListWatch<?> watch = watch(http, new AtomicInteger());
            heard.next(Fact.Listed.class, Sources.NODES);

            assertThat(heard.next(Fact.Listed.class, Sources.NODES).rows())
                    .extracting(Row::key)
                    .containsExactly("b");
            watch.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "hello", "{\"items\": []}"})
    void aBodyThatIsNoListEmptiesNothing(String body) throws Exception {
        try (TestingApi api = new TestingApi(exchange -> TestingApi.reply(exchange, 200, body));
                KubeHttp http = new KubeHttp(api.access(), new WriteGate(), timer)) {
            ListWatch<?> watch = watch(http, new AtomicInteger());

            assertThat(heard.next(Fact.Silent.class, Sources.NODES).why().reason())
                    .isEqualTo(Reason.BAD_DATA);
            watch.close();
        }
    }

    /// It takes a handshake, perhaps through a tunnel: that is no lost link.
    @Test
    void theFirstAnswerMayTakeLongerThanALaterOne() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CompletableFuture<String> first = new CompletableFuture<>();
        TestingApi.Answer answer =
                exchange -> {
                    await(slow, 3);
                    TestingApi.reply(exchange, 200, "{}");
                };
        KubeReader.Pulse pulse =
                new KubeReader.Pulse() {
                    @Override
                    public void beat(Duration roundTrip) {
                        first.complete("beat");
                    }

                    @Override
                    public void missed(Why why, int count) {
                        first.complete("missed: " + why.message());
                    }

                    @Override
                    public void deaf() {}
                };
        try (SystemTimer real = new SystemTimer();
                TestingApi api = new TestingApi(answer);
                KubeReader reader =
                        new KubeReader(
                                new KubeHttp(api.access(), new WriteGate(), real),
                                clock,
                                timer,
                                heard,
                                pulse)) {
            reader.start();

            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("beat");
        }
    }

    private static String list(String node, int revision) {
        return """
        {"metadata": {"resourceVersion": "%d"}, "items": [{"metadata": {"name": "%s"}}]}
        """
                .formatted(revision, node);
    }

    private static void await(CountDownLatch latch, int seconds) {
        try {
            latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets time pass until something has happened.
    private void pass(BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Semaphore never = new Semaphore(0);
        while (!happened.getAsBoolean() && System.nanoTime() < end) {
            timer.advance(Duration.ofSeconds(1));
            never.tryAcquire(20, TimeUnit.MILLISECONDS);
        }
        assertThat(happened.getAsBoolean()).isTrue();
    }

    private ListWatch<?> watch(KubeHttp http, AtomicInteger deaf) {
        Kind<?> nodes = Kind.named("nodes").orElseThrow();
        ListWatch.Trouble trouble =
                new ListWatch.Trouble() {
                    @Override
                    public void deaf() {
                        deaf.incrementAndGet();
                    }

                    @Override
                    public void refused(Why why) {}
                };
        ListWatch<?> watch = new ListWatch<>(nodes, http, clock, timer, heard, trouble);
        Thread.ofVirtual().name("watch").start(watch);
        return watch;
    }
}
