package io.serai.plugins.internal.tool;

/** What the description of a tool throws that its plugin has described wrongly; the message is a sentence for people. */
public final class UnusableToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String tool;

    public UnusableToolException(String tool, String message) {
        super(message);
        this.tool = tool;
    }

    /** The tool's name. */
    public String tool() {
        return tool;
    }
}
