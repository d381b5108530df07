package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Stock;
import io.linebeat.core.measure.Span;
import org.junit.jupiter.api.Test;

class PageCacheTest {
    private final PageCache cache = new PageCache();

    private static PageCache.Key key(long page) {
        return new PageCache.Key(page, 1);
    }

    private static Contents page(long bytes) {
        return Contents.kept(Span.lasting(0, 1), new long[0], Stock.EMPTY, (int) bytes, null);
    }

    @Test
    void aPageThatWasOpenedOnceIsNotKept() {
        Contents page = page(1);
        cache.offer(key(1), page);
        assertThat(cache.get(key(1))).isNull();
        cache.offer(key(1), page);
        assertThat(cache.get(key(1))).isSameAs(page);
        assertThat(cache.get(new PageCache.Key(1, 2))).isNull();
    }

    @Test
    void whoGoesThroughManyPagesOnceDrivesNoneOut() {
        Contents wanted = page(PageCache.MOST_BYTES / 4);
        cache.put(key(0), wanted);
        for (int i = 1; i <= 1_000_000; i++) {
            cache.offer(key(i), page(PageCache.MOST_BYTES / 4));
        }
        assertThat(cache.get(key(0))).isSameAs(wanted);
    }

    @Test
    void theLastThatWereOpenedOnceAreRemembered() {
        for (int i = 0; i <= PageCache.REMEMBERED; i++) {
            cache.offer(key(i), page(1));
        }
        cache.offer(key(1), page(1));
        assertThat(cache.get(key(1))).isNotNull();
        cache.offer(key(0), page(1));
        assertThat(cache.get(key(0))).isNull();
    }

    @Test
    void theOneThatWasAskedForLongestAgoGivesWay() {
        for (int i = 0; i < 3; i++) {
            cache.put(key(i), page(PageCache.MOST_BYTES / 8));
        }
        assertThat(cache.get(key(0))).isNotNull();
        cache.put(key(3), page(PageCache.MOST_BYTES / 4));
        assertThat(cache.get(key(0))).isNotNull();
        assertThat(cache.get(key(1))).isNull();
        assertThat(cache.get(key(2))).isNotNull();
        assertThat(cache.get(key(3))).isNotNull();
    }

    @Test
    void whatIsPutTwiceWeighsOnce() {
        for (int i = 0; i < 100; i++) {
            cache.put(key(1), page(PageCache.MOST_BYTES / 4));
        }
        cache.put(key(2), page(PageCache.MOST_BYTES / 4));
        assertThat(cache.get(key(1))).isNotNull();
    }

    @Test
    void afterClearingNothingIsThereAndNothingRemembered() {
        cache.put(key(1), page(1));
        cache.offer(key(2), page(1));
        cache.clear();
        assertThat(cache.get(key(1))).isNull();
        cache.offer(key(2), page(1));
        assertThat(cache.get(key(2))).isNull();
    }
}
