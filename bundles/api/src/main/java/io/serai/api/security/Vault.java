package io.serai.api.security;

/** Seals secrets that lie in the database, with the hub's master key. Thread-safe. */
public interface Vault {
    /** The secret as it may be stored; another text each time. */
    String seal(String secret);

    /**
     * The secret behind what {@link #seal} gave.
     *
     * @throws IllegalArgumentException if it was sealed with another master key, or changed since
     */
    String open(String sealed);
}
