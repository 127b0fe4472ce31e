package io.serai.journal.internal;

import io.serai.api.budget.Spender;
import io.serai.api.execution.Trigger;
import io.serai.camel.suspend.Charges;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Suspender;
import io.serai.camel.suspend.Wait;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.RunOutcome;
import io.serai.journal.internal.activity.Activity;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.queue.QueueGate;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.StepLine;
import io.serai.journal.internal.record.Values;
import io.serai.journal.internal.wait.WaitRow;
import io.serai.journal.internal.write.Write.Origin;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** An execution that is in memory. Travels as an exchange property; branches on several threads share it. */
final class Run implements Suspender {
    static final String SCOPE = "SeraiScope";
    static final String STEP = "SeraiStep";
    /** Set while a step is under way that cannot wait: its time is measured, or nobody would know whether it happened. */
    static final String NEVER_WAITS = "SeraiNeverWaits";

    static final String UNSETTLED = "SeraiUnsettledFailure";
    static final String EXECUTION_ID = "SeraiExecutionId";
    static final String TENANT = "SeraiTenant";
    static final String IDEMPOTENCY_KEY = "SeraiIdempotencyKey";
    /** Finished lines beyond this many leave memory. */
    static final int PORTION = 500;

    /** Where a pass of an execution stands. */
    enum State {
        ACTIVE,
        /** Asked to pause: no further step begins. */
        PAUSING,
        /** Nothing is active any more; that is being written. */
        SUSPENDING,
        /** Ended, cancelled, or out of memory: whatever still comes is discarded. */
        OVER
    }

    final String id;
    final DeployedVersion version;
    final Trigger trigger;
    final int priority;
    final @Nullable String correlationId;
    final @Nullable String idempotencyKey;
    final Origin origin;
    final Instant createdAt;
    final long startNanos = System.nanoTime();
    final Effects effects = new Effects();
    final Lines lines = new Lines();
    final Spent spent = new Spent();
    final Parking parking = new Parking();
    final RunLog log = new RunLog();
    final Activity activity;
    /** Answers from outside that are awaited. */
    final AtomicInteger calls = new AtomicInteger();

    final CompletableFuture<String> accepted = new CompletableFuture<>();
    final CompletableFuture<RunOutcome> ended = new CompletableFuture<>();

    private final long baseMicros;
    private final Passes passes;
    private Map<String, Object> inherited = Map.of();
    private int portions;
    private State state = State.ACTIVE;
    private boolean wakeUp;
    private boolean tapped;
    private volatile boolean resumed;
    private volatile @Nullable CompletableFuture<Exchange> replay;
    private volatile @Nullable Look look;
    private volatile @Nullable Debugger debugger;
    private @Nullable Runnable endLater;
    private CompletableFuture<?> written = CompletableFuture.completedFuture(null);
    private QueueGate.@Nullable Place place;
    private @Nullable Throwable failure;
    private @Nullable StepLine failedAt;
    private @Nullable String failedNode;
    private volatile @Nullable Beginning unrecorded;
    private volatile byte @Nullable [] storedInput;

    /** What came in, and by which route. */
    record Beginning(Outcome input, String route) {}

    /** What a pass needs of the journal. */
    interface Passes {
        /** Nothing of the execution is active any more. */
        void idle(Run run);

        /** A step of it parks while others go on. */
        void parks(Run run, Exchange exchange);

        /** The keys of what earlier passes have charged. */
        Set<String> charged(Run run);

        /** A step of it begins another workflow; see {@link Suspender#child}. */
        void child(
                Run run,
                Exchange exchange,
                String workflow,
                boolean waits,
                BiConsumer<@Nullable String, @Nullable Throwable> then);

        /** A step of it publishes an event; see {@link Suspender#publish}. */
        void publish(Run run, Exchange exchange, Publication event, Consumer<@Nullable Throwable> then);
    }

    Run(
            String id,
            DeployedVersion version,
            Trigger trigger,
            int priority,
            @Nullable String correlationId,
            @Nullable String idempotencyKey,
            Origin origin,
            Instant createdAt,
            Passes passes) {
        this.id = id;
        this.version = version;
        this.trigger = trigger;
        this.priority = priority;
        this.correlationId = correlationId;
        this.idempotencyKey = idempotencyKey;
        this.origin = origin;
        this.createdAt = createdAt;
        this.passes = passes;
        this.activity = new Activity(() -> passes.idle(this));
        Instant now = Instant.now();
        this.baseMicros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
    }

    Capture capture() {
        return version.capture();
    }

    long nowMicros() {
        return baseMicros + (System.nanoTime() - startNanos) / 1000;
    }

    /** By the clock that its steps are timed with. */
    Instant now() {
        return Instant.EPOCH.plus(nowMicros(), java.time.temporal.ChronoUnit.MICROS);
    }

    /** From its creation, in whatever process that was. */
    long elapsedMicros() {
        return TimeUnit.NANOSECONDS.toMicros(
                java.time.Duration.between(createdAt, Instant.now()).toNanos());
    }

    // ---- its queue

    /** It holds a place in its queue until it leaves memory. */
    synchronized void takes(QueueGate.Place taken) {
        place = taken;
    }

    /** Gives its place back, if it still has one. */
    void leavesPlace() {
        QueueGate.Place held;
        synchronized (this) {
            held = place;
            place = null;
        }
        if (held != null) {
            held.leave();
        }
    }

    // ---- state

    synchronized State state() {
        return state;
    }

    /** Whether a step may begin. */
    synchronized boolean mayGoOn() {
        return state == State.ACTIVE;
    }

    synchronized boolean isOver() {
        return state == State.OVER;
    }

    /** Ends the pass; false if something else has ended it already. */
    synchronized boolean end() {
        if (state == State.OVER) {
            return false;
        }
        state = State.OVER;
        return true;
    }

    /** No further step begins; false if the pass is not active. */
    synchronized boolean pause() {
        if (state != State.ACTIVE) {
            return false;
        }
        state = State.PAUSING;
        return true;
    }

    /** Nothing is active: the pass leaves memory. Null if it has ended or is leaving already, else what it was before. */
    synchronized @Nullable State suspend() {
        if (state == State.OVER || state == State.SUSPENDING || !activity.isIdle()) {
            return null;
        }
        State before = state;
        state = State.SUSPENDING;
        return before;
    }

    /** Whether a decision came while the pass was leaving memory. */
    synchronized boolean wakesUp() {
        return wakeUp;
    }

    /** Something goes on beside the route, so that the execution ends only when that has ended, too. */
    synchronized void taps() {
        tapped = true;
    }

    /** Keeps the end until nothing is active any more; false if it need not wait. */
    synchronized boolean endsLater(Runnable end) {
        if (tapped) {
            endLater = end;
        }
        return tapped;
    }

    /** The end that was kept, unless a branch is parked, so that the execution goes on later. */
    synchronized @Nullable Runnable keptEnd() {
        return parking.hasParked() ? null : endLater;
    }

    // ---- debugging

    /** Where this pass is to stop. */
    void debug(@Nullable Debugger where) {
        debugger = where;
    }

    /** Whether the execution pauses before a step, so that its branch goes no further. */
    boolean halts(String node, String path) {
        Debugger debugging = debugger;
        if (debugging == null || replay != null || lines.known(path) || effects.has(path)) {
            return false;
        }
        synchronized (this) {
            if (state != State.ACTIVE) {
                return true;
            }
            if (!debugging.halts(node, path)) {
                return false;
            }
            state = State.PAUSING;
            return true;
        }
    }

    /** The step that the execution has paused before; null if it was not a breakpoint that paused it. */
    @Nullable
    String halted() {
        Debugger debugging = debugger;
        return debugging == null ? null : debugging.halted();
    }

    // ---- the time it may take

    /** When it fails if it has not ended; null for never. A retry has its time anew. */
    @Nullable
    Instant dueAt() {
        Long millis = version.settings().timeoutMillis();
        return millis == null ? null : begunAt().plusMillis(millis);
    }

    private Instant begunAt() {
        Outcome retried = effects.find(Marks.RETRIED);
        return retried != null
                        && retried.body() != null
                        && Values.restore(retried.body(), name -> null) instanceof Number at
                ? Instant.ofEpochMilli(at.longValue())
                : createdAt;
    }

    /** The record that it was retried then. */
    static Outcome retried(Instant at) {
        return Outcome.mark(Marks.RETRIED, Values.keep(at.toEpochMilli()));
    }

    /** What the far side may know a step's call by: the same each time, but for what a saga has undone meanwhile. */
    String callKey(String path) {
        return id + path + effects.again(path);
    }

    // ---- without a record

    /** Nothing of it is written unless it fails; then with what came in. */
    void keepNothing(Beginning from) {
        unrecorded = from;
    }

    boolean keepsNothing() {
        return unrecorded != null;
    }

    /** Of an execution of which nothing is kept; null for all others. */
    @Nullable
    Beginning unrecorded() {
        return unrecorded;
    }

    // ---- replay

    /** Nothing is written, and nothing is called: only what is recorded happens again. Completes with the exchange. */
    CompletableFuture<Exchange> replay() {
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        replay = done;
        return done;
    }

    boolean isReplay() {
        return replay != null;
    }

    /** How a replay went; null for an execution that really runs. */
    @Nullable
    CompletableFuture<Exchange> replayed() {
        return replay;
    }

    /** What a replay is to find out on its way; nothing unless it is set. */
    void look(Look at) {
        look = at;
    }

    /** A step is about to begin in a replay; true if the branch goes no further. */
    boolean reaches(String path, Exchange exchange, boolean effect) {
        CompletableFuture<Exchange> done = replayed();
        if (done == null) {
            return false;
        }
        Look looking = look;
        if (looking != null && looking.stopsBefore(path)) {
            return true;
        }
        if (!effect) {
            return false;
        }
        if (looking == null) {
            done.completeExceptionally(new UnrecordedStepException(path));
        } else if (looking.unrecorded(path, exchange)) {
            done.complete(exchange);
        }
        return true;
    }

    /** A step has ended; true if that is all that the replay is for. */
    boolean passes(String path, Exchange exchange) {
        Look looking = look;
        CompletableFuture<Exchange> done = looking == null ? null : replayed();
        if (looking == null || done == null || !looking.passes(path, exchange)) {
            return false;
        }
        done.complete(exchange);
        return true;
    }

    // ---- what is written

    /** Its input is stored so; what it writes from now on points into that. */
    void began(byte[] stored) {
        storedInput = stored;
    }

    byte @Nullable [] storedInput() {
        return storedInput;
    }

    synchronized int nextPortion() {
        return ++portions;
    }

    /** Portions of earlier passes. */
    synchronized void continueAfter(int lastPortion) {
        resumed = true;
        portions = lastPortion;
    }

    synchronized CompletableFuture<?> written() {
        return written;
    }

    synchronized void writing(CompletableFuture<?> latest) {
        written = latest;
    }

    // ---- failures

    /** The first step to see a failure is where it happened; the nodes around it only pass it on. */
    synchronized void failed(@Nullable StepLine line, Throwable cause) {
        if (failure != cause) {
            failure = cause;
            failedAt = line;
        }
    }

    /** The same where steps have no lines. */
    synchronized void failedIn(String node, Throwable cause) {
        if (failure != cause) {
            failure = cause;
            failedAt = null;
            failedNode = node;
        }
    }

    synchronized @Nullable String failedNode(@Nullable Throwable cause) {
        return cause != null && cause == failure ? failedNode : null;
    }

    synchronized @Nullable StepLine failedAt(@Nullable Throwable cause) {
        return cause != null && cause == failure ? failedAt : null;
    }

    // ---- the reply

    /** What headers hold now is not the route's own reply. */
    synchronized void inherit(Exchange exchange) {
        Map<String, Object> now = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        now.putAll(exchange.getMessage().getHeaders());
        inherited = now;
    }

    synchronized boolean inherited(String name, @Nullable Object value) {
        return inherited.get(name) == value;
    }

    // ---- waiting

    @Override
    public boolean suspend(Exchange exchange, Wait wait, BiConsumer<Exchange, Decision> apply, AsyncCallback callback) {
        String path = path(exchange);
        if (path == null) {
            throw new IllegalStateException("Only a step of a route can wait.");
        }
        Parking.Parked branch = new Parking.Parked(exchange, apply, callback);
        Decision known = parking.park(path, branch, () -> WaitRow.begin(this, exchange, path, wait));
        if (known != null) {
            decide(branch, known);
            callback.done(true);
            return true;
        }
        passes.parks(this, exchange);
        return false;
    }

    /** Waits inside a step at a path of its own, until the decision is there; the callback asks for it. */
    void park(Exchange exchange, String path, Wait wait, AsyncCallback callback) {
        Parking.Parked branch = new Parking.Parked(exchange, (parked, decision) -> {}, callback);
        if (parking.park(path, branch, () -> WaitRow.begin(this, exchange, path, wait)) == null) {
            passes.parks(this, exchange);
        } else {
            callback.done(false);
        }
    }

    @Override
    public boolean later(Exchange exchange, Wait wait, Runnable again) {
        Turn turn = exchange.getProperty(STEP, Turn.class);
        boolean never = keepsNothing() || Awaited.waitsFor(exchange) || exchange.getProperty(NEVER_WAITS) != null;
        if (never || turn == null || turn.isOver()) {
            return false;
        }
        String waits = Marks.later(turn.path());
        park(exchange, waits + (parking.decided(waits) + 1), wait, sync -> {
            exchange.setProperty(STEP, turn);
            if (mayGoOn()) {
                again.run();
            } else if (!Awaited.leave(exchange, left -> {})) {
                activity.release(); // cancelled, or to be paused: tried again when it goes on
            }
        });
        return true;
    }

    @Override
    public String chargeKey(Exchange exchange) {
        String path = path(exchange);
        return spent.key(
                callKey(path == null ? "/" : path),
                () -> resumed ? passes.charged(this) : Set.of(),
                key -> Charges.has(exchange, key));
    }

    @Override
    public Spender spender(@Nullable String agent) {
        return new Spender(version.tenant(), id, version.workflow(), agent, trigger.caller());
    }

    /** Does to a branch what its decision means. */
    static void decide(Parking.Parked branch, Decision decision) {
        try {
            branch.apply().accept(branch.exchange(), decision);
        } catch (RuntimeException e) {
            branch.exchange().setException(e);
        }
    }

    /**
     * A decision for a wait of this execution: its branch goes on, now or when this pass gets there; or the next pass
     * will, if this one is leaving memory.
     *
     * @param goOn must not block, and must hold the activity before it returns
     * @return false if the pass is over, so that the decision has to be brought again
     */
    synchronized boolean decide(String path, Decision decision, Consumer<Parking.Parked> goOn) {
        if (state == State.OVER) {
            return false;
        }
        if (state == State.SUSPENDING) {
            wakeUp = true;
        } else {
            parking.decide(path, decision, goOn);
        }
        return true;
    }

    @Override
    public void child(
            Exchange exchange, String workflow, boolean waits, BiConsumer<@Nullable String, @Nullable Throwable> then) {
        passes.child(this, exchange, workflow, waits, then);
    }

    @Override
    public void publish(Exchange exchange, Publication event, Consumer<@Nullable Throwable> then) {
        passes.publish(this, exchange, event, then);
    }

    @Override
    public String executionId() {
        return id;
    }

    @Override
    public String tenant() {
        return version.tenant();
    }

    @Override
    public @Nullable String path(Exchange exchange) {
        Turn turn = exchange.getProperty(STEP, Turn.class);
        return turn == null ? null : turn.path();
    }

    /** A step that is under way; its tries come one after the other. */
    static final class Turn {
        private final String path;
        private @Nullable StepLine line;
        private long startNanos = System.nanoTime();
        private volatile boolean over;

        /** @param line null if an earlier pass has written it */
        Turn(String path, @Nullable StepLine line) {
            this.path = path;
            this.line = line;
        }

        String path() {
            return path;
        }

        /** It has answered. */
        void over() {
            over = true;
        }

        boolean isOver() {
            return over;
        }

        /** Of the latest try. */
        @Nullable
        StepLine line() {
            return line;
        }

        long nanos() {
            return System.nanoTime() - startNanos;
        }

        /** A try has failed, and there will be another. */
        void failed(Run run, Throwable failure, StepListener listener) {
            if (line != null) {
                line.fail(nanos(), failure);
                run.lines.finished();
                listener.ended(run, line);
            }
        }

        /** The next try. */
        void again(Run run, int attempt) {
            startNanos = System.nanoTime();
            StepLine before = line;
            if (before != null) {
                line = run.lines.begin(path, attempt, number -> before.again(number, attempt, run.nowMicros()));
            }
        }
    }
}
