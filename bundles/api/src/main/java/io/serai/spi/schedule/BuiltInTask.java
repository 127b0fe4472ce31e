package io.serai.spi.schedule;

/**
 * Work of the hub itself that has a schedule: clean-up, statistics, reports. Registered as a service; it then stands
 * among the schedules of the tenant {@code default}, where it can be paused, fired and given another time. Of several
 * hubs on one store, one runs it.
 */
public interface BuiltInTask {
    /** Short and stable, such as {@code clean-up}; unique. */
    String name();

    /** What it does, in one sentence. */
    String description();

    /** When it runs until somebody decides otherwise, in UTC: five fields, or six with seconds first. */
    String cron();

    /**
     * Does the work, on a thread of its own; never twice at once. Should end soon once the thread is interrupted.
     *
     * @return what was done, in one sentence, for the history
     * @throws Exception if it failed; the message goes to the history
     */
    String run() throws Exception;
}
