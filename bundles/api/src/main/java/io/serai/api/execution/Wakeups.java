package io.serai.api.execution;

/** Lets steps go on that wait for something that only another part of the hub knows to be there again. Thread-safe. */
public interface Wakeups {
    /**
     * Ends the waits for a subject, in one transaction; their executions go on by themselves.
     *
     * @return how many; 0 also if a step is only about to wait, so whoever tells it tells it again a little later
     */
    int wake(String tenant, String subject);
}
