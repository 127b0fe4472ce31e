package io.serai.http.internal.approval;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/** What the page says, in English or German. */
final class PageWords {
    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("title", "Your decision is needed"),
            Map.entry("for", "This page is for %s. The link works once, until %s."),
            Map.entry("about", "What it is about"),
            Map.entry("nothing", "The workflow says nothing more about it."),
            Map.entry("workflow", "Workflow"),
            Map.entry("begun", "Begun by"),
            Map.entry("since", "Waiting since"),
            Map.entry("decision", "Your decision"),
            Map.entry("comment", "Comment (optional)"),
            Map.entry("approve", "Approve"),
            Map.entry("reject", "Reject"),
            Map.entry("yes", "Yes"),
            Map.entry("approved", "You have approved"),
            Map.entry("rejected", "You have rejected"),
            Map.entry("thanks", "The workflow goes on with your decision. You can close this page."),
            Map.entry("approval.link-used", "This link has been used already"),
            Map.entry("approval.link-expired", "This link has expired"),
            Map.entry("approval.decided", "It has been decided already"),
            Map.entry("approval.link-unknown", "This link is not known"),
            Map.entry("approval.limit", "Too many requests"),
            Map.entry("other", "That did not work"),
            Map.entry("hint.approval.link-used", "Each link decides once. Nothing was changed now."),
            Map.entry("hint.approval.link-expired", "Ask whoever sent it for a new one."),
            Map.entry("hint.approval.decided", "Somebody else was faster, or time ran out. Nothing was changed now."),
            Map.entry("hint.approval.link-unknown", "Look whether the address is complete, or ask for a new link."),
            Map.entry("hint.approval.limit", "Wait a minute, then try again."),
            Map.entry("number", "%s must be a number."));

    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("title", "Ihre Entscheidung wird gebraucht"),
            Map.entry("for", "Diese Seite ist für %s. Der Link gilt einmal, bis %s."),
            Map.entry("about", "Worum es geht"),
            Map.entry("nothing", "Mehr sagt der Workflow dazu nicht."),
            Map.entry("workflow", "Workflow"),
            Map.entry("begun", "Begonnen von"),
            Map.entry("since", "Wartet seit"),
            Map.entry("decision", "Ihre Entscheidung"),
            Map.entry("comment", "Kommentar (freiwillig)"),
            Map.entry("approve", "Genehmigen"),
            Map.entry("reject", "Ablehnen"),
            Map.entry("yes", "Ja"),
            Map.entry("approved", "Sie haben genehmigt"),
            Map.entry("rejected", "Sie haben abgelehnt"),
            Map.entry("thanks", "Der Workflow läuft mit Ihrer Entscheidung weiter. Sie können diese Seite schließen."),
            Map.entry("approval.link-used", "Dieser Link wurde schon benutzt"),
            Map.entry("approval.link-expired", "Dieser Link ist abgelaufen"),
            Map.entry("approval.decided", "Es ist schon entschieden"),
            Map.entry("approval.link-unknown", "Dieser Link ist nicht bekannt"),
            Map.entry("approval.limit", "Zu viele Anfragen"),
            Map.entry("other", "Das hat nicht geklappt"),
            Map.entry("hint.approval.link-used", "Jeder Link entscheidet einmal. Jetzt wurde nichts geändert."),
            Map.entry("hint.approval.link-expired", "Bitten Sie die Person, die ihn geschickt hat, um einen neuen."),
            Map.entry(
                    "hint.approval.decided",
                    "Jemand war schneller, oder die Zeit war um. Jetzt wurde nichts geändert."),
            Map.entry(
                    "hint.approval.link-unknown",
                    "Prüfen Sie, ob die Adresse vollständig ist, oder bitten Sie um einen neuen Link."),
            Map.entry("hint.approval.limit", "Warten Sie eine Minute und versuchen Sie es noch einmal."),
            Map.entry("number", "%s muss eine Zahl sein."));

    private final Map<String, String> words;
    private final Locale locale;

    private PageWords(Map<String, String> words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    /** In the first language of these that there is; English otherwise. */
    static PageWords of(java.util.Enumeration<Locale> wanted) {
        for (Locale locale : Collections.list(wanted)) {
            if (locale.getLanguage().equals("de")) {
                return new PageWords(GERMAN, Locale.GERMAN);
            }
            if (locale.getLanguage().equals("en")) {
                break;
            }
        }
        return new PageWords(ENGLISH, Locale.ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    String say(String key, Object... values) {
        String text = words.getOrDefault(key, key);
        return values.length == 0 ? text : String.format(locale, text, values);
    }
}
