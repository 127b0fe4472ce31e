package io.serai.observe.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.event.Event;
import io.serai.api.event.EventBus.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomEventBusTest {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final RoomEventBus bus = new RoomEventBus(now::get);
    private final List<Event> seen = new ArrayList<>();

    private void publish(String room, int times) {
        for (int i = 0; i < times; i++) {
            bus.publish("default", room, "tick", Map::of);
        }
    }

    @Test
    void numbersAreGapFreePerRoomAndStartAboveEveryEarlierLife() {
        bus.subscribe("default", "a", -1, seen::add);
        publish("a", 2);
        publish("b", 1);
        publish("a", 1);
        assertThat(seen).extracting(Event::seq).containsExactly(1_000_000_001L, 1_000_000_002L, 1_000_000_003L);
    }

    @Test
    void tenantsDoNotHearEachOther() {
        bus.subscribe("other", "a", -1, seen::add);
        publish("a", 1);
        assertThat(seen).isEmpty();
    }

    @Test
    void catchesUpAfterANumberThenGoesOn() {
        publish("a", 5);
        Subscription subscription = bus.subscribe("default", "a", 1_000_000_003L, seen::add);
        assertThat(subscription.startedAfter()).isEqualTo(1_000_000_005L);
        publish("a", 1);
        assertThat(seen).extracting(Event::seq).containsExactly(1_000_000_004L, 1_000_000_005L, 1_000_000_006L);
    }

    @Test
    void saysThatHistoryIsLost() {
        publish("a", RoomEventBus.EVENTS_PER_ROOM + 10);
        long oldest = 1_000_000_010L;
        bus.subscribe("default", "a", oldest, seen::add);
        assertThat(seen).hasSize(RoomEventBus.EVENTS_PER_ROOM);
        for (long after : new long[] {oldest - 1, 0, 2_000_000_000L}) {
            assertThatThrownBy(() -> bus.subscribe("default", "a", after, seen::add))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("gone");
        }
    }

    @Test
    void anEvictedRoomNeverReusesNumbersEvenIfTheClockStands() {
        publish("a", 5);
        for (int i = 0; i < RoomEventBus.ROOMS; i++) {
            publish("r" + i, 1);
        }
        bus.subscribe("default", "a", -1, seen::add);
        publish("a", 1);
        assertThat(seen).extracting(Event::seq).containsExactly(1_000_000_006L);
        assertThatThrownBy(() -> bus.subscribe("default", "a", 1_000_000_002L, seen::add))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aRoomWithSubscribersStays() {
        bus.subscribe("default", "a", -1, seen::add);
        for (int i = 0; i < RoomEventBus.ROOMS * 2; i++) {
            publish("r" + i, 1);
        }
        publish("a", 1);
        assertThat(seen).extracting(Event::seq).containsExactly(1_000_000_001L);
    }

    @Test
    void busyRoomsTogetherAreBounded() {
        int rooms = RoomEventBus.EVENTS / RoomEventBus.EVENTS_PER_ROOM + 1;
        for (int i = 0; i < rooms; i++) {
            publish("r" + i, RoomEventBus.EVENTS_PER_ROOM);
        }
        assertThatThrownBy(() -> bus.subscribe("default", "r0", 1_000_000_000L, seen::add))
                .isInstanceOf(ConflictException.class);
        bus.subscribe("default", "r" + (rooms - 1), 1_000_000_000L, seen::add);
        assertThat(seen).hasSize(RoomEventBus.EVENTS_PER_ROOM);
    }

    @Test
    void aBrokenListenerHarmsNobody() {
        bus.subscribe("default", "a", -1, event -> {
            throw new IllegalStateException("broken");
        });
        bus.subscribe("default", "a", -1, seen::add);
        publish("a", 1);
        assertThat(seen).hasSize(1);
    }

    @Test
    void closingEndsOnlyThatSubscription() {
        Subscription one = bus.subscribe("default", "a", -1, seen::add);
        bus.subscribe("default", "a", -1, seen::add);
        one.close();
        one.close();
        publish("a", 1);
        assertThat(seen).hasSize(1);
    }

    @Test
    void listenersHearEveryRoomAndTheSupplierIsAskedOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AutoCloseable listening = bus.listen(seen::add);
        bus.subscribe("default", "a", -1, seen::add);
        bus.publish("default", "a", "tick", () -> Map.of("n", asked.incrementAndGet()));
        listening.close();
        publish("b", 1);
        assertThat(seen).hasSize(2).allSatisfy(e -> assertThat(e.data()).containsEntry("n", 1));
    }

    @Test
    void manyPublishersKeepOneOrder() throws Exception {
        List<Long> numbers = new ArrayList<>();
        bus.subscribe("default", "a", -1, event -> numbers.add(event.seq()));
        CountDownLatch done = new CountDownLatch(4);
        for (int t = 0; t < 4; t++) {
            new Thread(() -> {
                        publish("a", 1_000);
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        assertThat(numbers).hasSize(4_000).isSorted().doesNotHaveDuplicates();
        assertThat(numbers.get(3_999) - numbers.get(0)).isEqualTo(3_999);
    }
}
