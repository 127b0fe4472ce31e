package io.serai.testkit.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which threads somebody left behind. */
public final class Threads {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Those that the JDK starts on first use, and keeps. */
    private static final List<String> OF_THE_JDK = List.of(
            "ForkJoinPool.commonPool", "process reaper", "Common-Cleaner", "Attach Listener", "Keep-Alive-Timer");

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /** The names of what has begun since this was made, and does not end. */
    public List<String> left() {
        Set<Thread> fresh = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread ->
                        OF_THE_JDK.stream().noneMatch(name -> thread.getName().startsWith(name)))
                .collect(Collectors.toSet());
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : fresh) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return fresh.stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .sorted()
                .toList();
    }
}
