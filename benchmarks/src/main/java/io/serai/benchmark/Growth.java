package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.execution.ExecutionStatus;
import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The more executions there are, the longer nothing may take: starting, listing and showing one. */
final class Growth implements DurableBenchmark.Part {
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 100;
    private static final double TIMES = 2;
    /** Below this a difference is noise. */
    private static final double SLACK_MILLIS = 2;

    private static final String LIST = "/api/v1/executions?limit=50";

    /** What is asked again and again at each size. */
    private interface Question {
        void ask(int number) throws IOException, InterruptedException;
    }

    @Override
    public void run(Setting setting) throws IOException, InterruptedException {
        String path = setting.unique("growth");
        byte[] request = FourSteps.request(path);
        try (Hub hub = setting.hub()) {
            hub.start();
            String workflow = hub.publish(path, FourSteps.route(path, FourSteps.hook(path, "result"), 1), Map.of());
            hub.awaitHook(request);
            Load load = new Load(hub.address(), CONNECTIONS, number -> request);
            List<String> ids = load.times(ROUNDS).executions();
            Map<String, Double> first = new LinkedHashMap<>();
            List<Map<String, Object>> rows = new ArrayList<>();
            boolean warm = false;
            for (int size : sizes(setting)) {
                fill(hub, load, size);
                Map<String, Question> questions = questions(hub, request, workflow, ids);
                if (!warm) {
                    medians(questions); // compiled code before the first number
                    warm = true;
                }
                Map<String, Double> found = medians(questions);
                StringBuilder line = new StringBuilder("%,11d".formatted(size));
                found.forEach((name, millis) -> line.append("  %s %.2f".formatted(name, millis)));
                setting.say("%s  (p50, ms)", line);
                Map<String, Object> row = new LinkedHashMap<>(found);
                row.put("executions", size);
                rows.add(row);
                if (first.isEmpty()) {
                    first.putAll(found);
                }
                found.forEach((name, millis) -> {
                    double small = first.getOrDefault(name, millis);
                    if (millis > TIMES * small + SLACK_MILLIS) {
                        setting.check(
                                false,
                                "%s takes %.1f ms with %,d executions, %.1f ms with the fewest (at most %.0f times that)",
                                name,
                                millis,
                                size,
                                small,
                                TIMES);
                    }
                });
            }
            setting.fact("results", rows);
            setting.check(rows.size() == sizes(setting).size(), "measured at %s executions", sizes(setting));
        }
    }

    private static List<Integer> sizes(Setting setting) {
        return setting.extended() ? List.of(1_000, 10_000, 100_000, 1_000_000) : List.of(1_000, 10_000, 100_000);
    }

    private static void fill(Hub hub, Load load, int size) throws IOException, InterruptedException {
        int missing = (int) (size - hub.count(ExecutionStatus.values()));
        if (missing <= 0) {
            return;
        }
        Result result = load.times(missing);
        if (result.otherThan(200) > 0) {
            throw new IllegalStateException("Not all were answered: " + result.statuses());
        }
    }

    private static Map<String, Question> questions(Hub hub, byte[] request, String workflow, List<String> ids)
            throws IOException, InterruptedException {
        Map<String, Question> questions = new LinkedHashMap<>();
        Load alone = new Load(hub.address(), 1, number -> request);
        questions.put("start", number -> alone.times(1));
        questions.put("list", number -> hub.call("GET", LIST, ""));
        JsonNode page = hub.call("GET", LIST, "");
        String next = page.path("next").asText();
        questions.put("next page", number -> hub.call("GET", LIST + "&cursor=" + next, ""));
        questions.put("of a workflow", number -> hub.call("GET", LIST + "&workflow=" + workflow, ""));
        questions.put("failed", number -> hub.call("GET", LIST + "&status=FAILED", ""));
        questions.put("counts", number -> hub.call("GET", "/api/v1/executions/counts", ""));
        // the oldest ones: the database has long put them aside
        questions.put("show", number -> hub.call("GET", "/api/v1/executions/" + ids.get(number % ids.size()), ""));
        questions.put(
                "steps",
                number -> hub.call("GET", "/api/v1/executions/" + ids.get(number % ids.size()) + "/steps", ""));
        return questions;
    }

    private static Map<String, Double> medians(Map<String, Question> questions)
            throws IOException, InterruptedException {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (Map.Entry<String, Question> question : questions.entrySet()) {
            double[] millis = new double[ROUNDS];
            for (int number = 0; number < ROUNDS; number++) {
                long start = System.nanoTime();
                question.getValue().ask(number);
                millis[number] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(millis);
            medians.put(question.getKey(), millis[ROUNDS / 2]);
        }
        return medians;
    }
}
