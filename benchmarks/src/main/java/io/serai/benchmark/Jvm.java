package io.serai.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into another JVM of this machine. */
record Jvm(long pid) {
    private static final Pattern USED = Pattern.compile("(?m)^ *\\S.*total \\d+K, used (\\d+)K");
    private static final Pattern METASPACE = Pattern.compile("(?m)^ *Metaspace +used (\\d+)K");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"([^\"]*)\" #\\d+");

    /** What is left after a full collection, without class metadata. */
    double heapMegabytes() throws IOException, InterruptedException {
        // twice: what the first collection found to be finalized or cleaned goes with the second
        jcmd("GC.run");
        jcmd("GC.run");
        String heap = jcmd("GC.heap_info");
        Matcher space = USED.matcher(heap);
        double kilobytes = 0;
        while (space.find()) {
            if (!space.group().contains("Metaspace") && !space.group().contains("class space")) {
                kilobytes += Long.parseLong(space.group(1));
            }
        }
        if (kilobytes == 0) {
            throw new IllegalStateException("Cannot read the heap's size out of: " + heap);
        }
        return kilobytes / 1024;
    }

    /** What the classes take that are loaded now. */
    double metaspaceMegabytes() throws IOException, InterruptedException {
        Matcher used = METASPACE.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("The JVM does not say how large its metaspace is");
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    /** How many live threads of each kind there are; the compiler's own, which come and go, are left out. */
    Map<String, Integer> threads() throws IOException, InterruptedException {
        Map<String, Integer> threads = new TreeMap<>();
        Matcher thread = THREAD.matcher(jcmd("Thread.print"));
        while (thread.find()) {
            String name = thread.group(1);
            if (!name.contains("CompilerThread") && !name.equals("Attach Listener")) {
                threads.merge(name.replaceAll("[0-9a-f]*\\d+", "*"), 1, Integer::sum);
            }
        }
        return threads;
    }

    /** Resident memory. */
    double megabytes() throws IOException, InterruptedException {
        return Long.parseLong(
                        output("ps", "-o", "rss=", "-p", Long.toString(pid)).trim())
                / 1024.0;
    }

    /** What it has used of the processors so far. */
    Duration processorTime() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        return output(Program.java("jcmd"), Long.toString(pid), command);
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
        }
        return output;
    }
}
