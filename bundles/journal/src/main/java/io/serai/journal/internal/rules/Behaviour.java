package io.serai.journal.internal.rules;

/** What becomes of a step when its execution is replayed. */
public enum Behaviour {
    RESULT("result restored", "Its result is in the journal; it is not called again."),
    SCOPE(
            "outcome restored",
            "When all of it has ended, its outcome is in the journal and nothing inside happens again; until then, what"
                    + " is inside is replayed step by step."),
    AGAIN(
            "runs again",
            "It only computes, so it has the same result again. With an expression that is not pure, its result is"
                    + " restored instead."),
    THROUGH("transparent", "It does nothing of its own; what is inside is replayed step by step."),
    REFUSED("refused", "A workflow with it cannot be published.");

    private final String word;
    private final String meaning;

    Behaviour(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }
}
