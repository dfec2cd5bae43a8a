package console.services.fact;

import static org.assertj.core.api.Assertions.assertThat;

import console.support.TestingClock;
import console.support.TestingTimer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What the store promises, in virtual time.
class ClusterStoreTest {
    private record Word(String key, String text) implements Row {}

    private static final Source<Word> WORDS = new Source<>("words", Word.class);
    private static final Source<Word> OTHERS = new Source<>("others", Word.class);
    private static final int FLOODS = 8;
    private static final Duration RHYTHM = Duration.ofMillis(50);

    /// All words in order of their keys, and what was told of them.
    private static final class Words implements Projection<Reading<List<String>>> {
        private final List<String> told = new ArrayList<>();
        private int folds;
        private boolean broken;
        private boolean deaf;

        @Override
        public String topic() {
            return "words";
        }

        @Override
        public Set<Source<?>> sources() {
            return Set.of(WORDS);
        }

        @Override
        public Set<Source<?>> required() {
            return Set.of(WORDS);
        }

        @Override
        public void changed(Source<?> source, @Nullable Row before, @Nullable Row after) {
            if (deaf) {
                throw new IllegalArgumentException("as a row that nobody thought of");
            }
            if (before != null || after != null) {
                told.add(text(before) + ">" + text(after));
            }
        }

        private static String text(@Nullable Row row) {
            return row == null ? "" : ((Word) row).text();
        }

        @Override
        public Reading<List<String>> fold(Rows rows, Instant now) {
            folds++;
            if (broken && !rows.all(WORDS).isEmpty()) {
                throw new IllegalStateException("as a row that nobody thought of");
            }
            return rows.read(WORDS, all -> all.stream().map(Word::text).sorted().toList());
        }
    }

    private final TestingClock clock = new TestingClock();
    private final TestingTimer timer = new TestingTimer(clock);
    private final Words words = new Words();
    private final ClusterStore store = InlineStore.of(clock, timer, List.of(words));
    private final AtomicInteger published = new AtomicInteger(-1);

    @Test
    void firstChangeIsPublishedAtOnceThenAtTheRhythm() {
        look();
        saw("a", "1");
        assertThat(published).hasValue(1);
        saw("a", "2");
        saw("a", "3");
        assertThat(published).hasValue(1);

        timer.advance(RHYTHM);

        assertThat(published).hasValue(2);
        assertThat(latest()).containsExactly("3");
    }

    @Test
    void nothingChangedNothingPublished() {
        look();
        saw("a", "1");
        timer.advance(RHYTHM);
        int before = published.get();

        saw("a", "1");
        store.accept(new Fact.Alive(WORDS, clock.instant()));
        store.accept(new Fact.Saw(OTHERS, clock.instant(), new Word("b", "b")));
        timer.advance(RHYTHM.multipliedBy(4));

        assertThat(published).hasValue(before);
    }

    @Test
    void noSubscriberNoFold() {
        int folds = words.folds;
        saw("a", "1");
        timer.advance(RHYTHM);
        assertThat(words.folds).isEqualTo(folds);

        Subscription subscription = look();
        timer.advance(RHYTHM);
        assertThat(latest()).containsExactly("1");
        assertThat(store.subscribers()).isEqualTo(1);
        subscription.close();
        subscription.close();
        assertThat(store.subscribers()).isZero();
    }

    @Test
    void newListTellsOnlyWhatDiffers() {
        look();
        store.accept(listed(new Word("a", "1"), new Word("b", "2")));
        words.told.clear();

        store.accept(listed(new Word("b", "2"), new Word("c", "3")));

        assertThat(words.told).containsExactly(">3", "1>");
    }

    @Test
    void silentKeepsItsRowsUntilItIsAliveAgain() {
        look();
        saw("a", "1");
        Why why = new Why(Reason.TIMED_OUT, "words", "no answer");
        store.accept(new Fact.Silent(WORDS, clock.instant(), why));
        timer.advance(RHYTHM);
        assertThat(store.feed(words).latest())
                .isEqualTo(new Reading.Stale<>(List.of("1"), "words", TestingClock.START, why));

        store.accept(new Fact.Alive(WORDS, clock.instant()));
        timer.advance(RHYTHM);
        assertThat(store.feed(words).latest()).isInstanceOf(Reading.Live.class);
    }

    @Test
    void lackingDropsItsRowsAndAliveDoesNotBringThemBack() {
        look();
        saw("a", "1");
        Why why = new Why(Reason.FORBIDDEN, "words", "");
        store.accept(new Fact.Lacking(WORDS, clock.instant(), why));
        store.accept(new Fact.Alive(WORDS, clock.instant()));
        timer.advance(RHYTHM);

        assertThat(store.feed(words).latest()).isEqualTo(new Reading.Absent<>(why));
        assertThat(words.told).containsExactly(">1", "1>");
    }

    @Test
    void burstIsPublishedOnceAndTheLastWins() {
        look();
        saw("a", "first");
        int before = published.get();
        List<Fact> burst = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            burst.add(new Fact.Saw(WORDS, clock.instant(), new Word("a", "" + i)));
        }
        burst.forEach(store::accept);
        timer.advance(RHYTHM);

        assertThat(published.get() - before).isEqualTo(1);
        assertThat(latest()).containsExactly("19999");
    }

    @Test
    void aFloodOfFactsMakesItsBringersWaitAndNotTheStore() throws InterruptedException {
        Words all = new Words();
        try (ClusterStore real = new ClusterStore(clock, timer, List.of(all))) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch flooded = new CountDownLatch(FLOODS);
            Thread.ofVirtual().start(() -> real.ask(_ -> waited(held)));
            for (int i = 0; i < FLOODS; i++) {
                String key = "word" + i;
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int j = 0; j < 2000; j++) {
                                        Word word = new Word(key, "" + j);
                                        real.accept(new Fact.Saw(WORDS, TestingClock.START, word));
                                    }
                                    flooded.countDown();
                                });
            }
            assertThat(flooded.await(200, TimeUnit.MILLISECONDS)).as("bringers wait").isFalse();
            held.countDown();

            assertThat(flooded.await(10, TimeUnit.SECONDS)).as("all is taken").isTrue();
            assertThat(real.ask(rows -> rows.all(WORDS).size())).contains(FLOODS);
        }
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTopicThatCannotBeFoldedLeavesTheOthersAlone() {
        Words broken = new Words();
        ClusterStore both = InlineStore.of(clock, timer, List.of(broken, words));
        both.feed(broken).subscribe(() -> {});
        both.feed(words).subscribe(published::incrementAndGet);
        broken.broken = true;

        both.accept(listed(new Word("a", "1")));
        timer.advance(RHYTHM);

        assertThat(both.feed(words).latest().known().orElseThrow()).containsExactly("1");
        assertThat(both.sources().latest()).allMatch(SourceStatus::settled);
    }

    @Test
    void aTopicThatCannotBeFoldedSaysWhyAndRecovers() {
        look();
        saw("a", "1");
        timer.advance(RHYTHM);
        words.broken = true;
        saw("a", "2");
        timer.advance(RHYTHM);
        Why why =
                new Why(
                        Reason.BAD_DATA,
                        "words",
                        "IllegalStateException: as a row that nobody thought of");
        assertThat(store.feed(words).latest()).isEqualTo(new Reading.Absent<>(why));

        words.broken = false;
        saw("a", "3");
        timer.advance(RHYTHM);
        assertThat(latest()).containsExactly("3");
    }

    @Test
    void aTopicThatMissedAChangeIsToldOfAllRowsBeforeItsNextFold() {
        look();
        words.deaf = true;
        saw("a", "1");
        timer.advance(RHYTHM);
        assertThat(store.feed(words).latest()).isInstanceOf(Reading.Absent.class);

        words.deaf = false;
        saw("b", "2");
        timer.advance(RHYTHM);
        assertThat(latest()).containsExactly("1", "2");
        assertThat(words.told).contains("1>1", "2>2");
    }

    private Subscription look() {
        return store.feed(words).subscribe(published::incrementAndGet);
    }

    private void saw(String key, String text) {
        store.accept(new Fact.Saw(WORDS, clock.instant(), new Word(key, text)));
    }

    private Fact listed(Row... rows) {
        return new Fact.Listed(WORDS, clock.instant(), List.of(rows), 0, "");
    }

    private List<String> latest() {
        return store.feed(words).latest().known().orElseThrow();
    }
}
