package io.serai.plugins.internal.descriptor;

/** A descriptor that cannot be used; the message is one sentence that says where and why. */
public final class DescriptorException extends Exception {
    private static final long serialVersionUID = 1L;

    public DescriptorException(String message) {
        super(message);
    }
}
