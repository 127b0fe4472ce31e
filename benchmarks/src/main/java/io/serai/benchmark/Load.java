package io.serai.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A closed loop: each connection sends its next request when it has the reply to the one before.
 *
 * @param requests the bytes of a request, by its number
 */
record Load(InetSocketAddress address, int connections, IntFunction<byte[]> requests) {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

    /**
     * What came back.
     *
     * @param latencies in microseconds
     * @param accepted those of the replies with 2xx
     * @param statuses how many replies of each HTTP status
     * @param errors requests that got no reply: refused, or cut off
     * @param executions ids of the executions behind the replies, where they were to be kept
     * @param sent all requests, those of the warm-up too
     */
    record Result(
            double seconds,
            Histogram latencies,
            Histogram accepted,
            Map<Integer, Long> statuses,
            long errors,
            List<String> executions,
            long sent) {
        double perSecond() {
            return latencies.getTotalCount() / seconds;
        }

        double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1000.0;
        }

        /** Requests that did not get one of the statuses. */
        long otherThan(Integer... expected) {
            List<Integer> fine = List.of(expected);
            return errors
                    + statuses.entrySet().stream()
                            .filter(entry -> !fine.contains(entry.getKey()))
                            .mapToLong(Map.Entry::getValue)
                            .sum();
        }
    }

    /** Runs for a time; what happens while it warms up is not counted, except for errors. */
    Result during(Duration warmUp, Duration measured) throws InterruptedException {
        long from = System.nanoTime() + warmUp.toNanos();
        long until = from + measured.toNanos();
        return run(number -> System.nanoTime() < until, from, measured.toNanos(), false, 0);
    }

    /** The same, but never faster than so many requests per second, all connections together. */
    Result paced(Duration warmUp, Duration measured, double perSecond) throws InterruptedException {
        long from = System.nanoTime() + warmUp.toNanos();
        long until = from + measured.toNanos();
        return run(number -> System.nanoTime() < until, from, measured.toNanos(), false, perSecond);
    }

    /** Sends so many requests, and keeps the ids of their executions. */
    Result times(int count) throws InterruptedException {
        return run(number -> number < count, System.nanoTime(), 0, true, 0);
    }

    private Result run(IntPredicate goesOn, long countedFrom, long nanos, boolean keepsIds, double perSecond)
            throws InterruptedException {
        AtomicInteger numbers = new AtomicInteger();
        List<Worker> workers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            Worker worker = new Worker(this, numbers, goesOn, countedFrom, keepsIds, perSecond);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        Histogram latencies = new Histogram(LONGEST_MICROS, 3);
        Histogram accepted = new Histogram(LONGEST_MICROS, 3);
        Map<Integer, Long> statuses = new TreeMap<>();
        List<String> executions = new ArrayList<>();
        long errors = 0;
        long sent = 0;
        for (Worker worker : workers) {
            worker.join();
            latencies.add(worker.latencies);
            accepted.add(worker.accepted);
            worker.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
            executions.addAll(worker.executions);
            errors += worker.errors;
            sent += worker.sent;
        }
        double seconds = (nanos > 0 ? nanos : System.nanoTime() - start) / 1e9;
        return new Result(seconds, latencies, accepted, statuses, errors, executions, sent);
    }

    /** One connection. It opens a new one after an error, and gives up when that fails too. */
    private static final class Worker extends Thread {
        private final Load load;
        private final AtomicInteger numbers;
        private final IntPredicate goesOn;
        private final long countedFrom;
        private final boolean keepsIds;
        private final double perSecond;
        private final long begun = System.nanoTime();
        final Histogram latencies = new Histogram(LONGEST_MICROS, 3);
        final Histogram accepted = new Histogram(LONGEST_MICROS, 3);
        final Map<Integer, Long> statuses = new TreeMap<>();
        final List<String> executions = new ArrayList<>();
        long errors;
        long sent;
        private @Nullable HttpConnection connection;

        Worker(
                Load load,
                AtomicInteger numbers,
                IntPredicate goesOn,
                long countedFrom,
                boolean keepsIds,
                double perSecond) {
            super("load");
            this.load = load;
            this.numbers = numbers;
            this.goesOn = goesOn;
            this.countedFrom = countedFrom;
            this.keepsIds = keepsIds;
            this.perSecond = perSecond;
        }

        @Override
        public void run() {
            try {
                int number = numbers.getAndIncrement();
                while (goesOn.test(number) && connected()) {
                    awaitTurn(number);
                    send(load.requests().apply(number));
                    number = numbers.getAndIncrement();
                }
            } finally {
                close();
            }
        }

        private void awaitTurn(int number) {
            long due = perSecond == 0 ? begun : begun + (long) (number / perSecond * 1e9);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        private boolean connected() {
            if (connection == null) {
                try {
                    connection = new HttpConnection(load.address());
                } catch (IOException refused) {
                    errors++;
                    return false;
                }
            }
            return true;
        }

        private void send(byte[] request) {
            long start = System.nanoTime();
            sent++;
            try {
                HttpConnection open = connection;
                if (open == null) {
                    return;
                }
                HttpConnection.Reply reply = open.exchange(request);
                if (start >= countedFrom) {
                    long micros = Math.min(LONGEST_MICROS, (System.nanoTime() - start) / 1000);
                    latencies.recordValue(micros);
                    if (reply.status() / 100 == 2) {
                        accepted.recordValue(micros);
                    }
                    statuses.merge(reply.status(), 1L, Long::sum);
                }
                if (keepsIds && reply.execution() != null) {
                    executions.add(reply.execution());
                }
                if (reply.last()) {
                    close();
                }
            } catch (IOException cutOff) {
                errors++;
                close();
            }
        }

        private void close() {
            try (HttpConnection ending = connection) {
                connection = null;
            } catch (IOException broken) {
                errors++;
            }
        }
    }
}
