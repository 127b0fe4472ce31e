package io.serai.models.internal.vendor;

import java.util.List;

/** What vendors' servers send, as their documentation has it. */
enum Wire {
    OPENAI(
            "openai",
            "/v1/chat/completions",
            """
            {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant",\
            "content":"Hello there"},"finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":3,\
            "total_tokens":15,"prompt_tokens_details":{"cached_tokens":4}}}""",
            sse(
                    "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Hello\"}}]}",
                    "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" there\"}}]}",
                    "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                    "{\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,"
                            + "\"total_tokens\":15,\"prompt_tokens_details\":{\"cached_tokens\":4}}}",
                    "[DONE]"),
            """
            {"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"t1",\
            "type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Bern\\"}"}}]},\
            "finish_reason":"tool_calls"}],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}""",
            sse(
                    "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\","
                            + "\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\"}}]}}]}",
                    "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
                            + "\"function\":{\"arguments\":\"\\\"Bern\\\"}\"}}]}}]}",
                    "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
                    "[DONE]"),
            4),
    GROQ("groq", "/openai/v1/chat/completions", OPENAI),
    AZURE("azure-openai", "/openai/v1/chat/completions", OPENAI),
    MISTRAL(
            "mistral",
            "/v1/chat/completions",
            OPENAI.plain,
            sse(
                    "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Hello\"}}]}",
                    "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" there\"},"
                            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,"
                            + "\"total_tokens\":15}}",
                    "[DONE]"),
            OPENAI.tool,
            sse(
                    "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"t1\","
                            + "\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Bern\\\"}\"}}]},"
                            + "\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,"
                            + "\"total_tokens\":15}}",
                    "[DONE]"),
            0),
    ANTHROPIC(
            "anthropic",
            "/v1/messages",
            """
            {"id":"m1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Hello there"}],\
            "stop_reason":"end_turn","usage":{"input_tokens":8,"cache_creation_input_tokens":0,\
            "cache_read_input_tokens":4,"output_tokens":3}}""",
            events(
                    "message_start",
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\","
                            + "\"content\":[],\"model\":\"m\",\"stop_reason\":null,\"usage\":{\"input_tokens\":8,"
                            + "\"cache_read_input_tokens\":4,\"cache_creation_input_tokens\":0,\"output_tokens\":1}}}",
                    "content_block_start",
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hello\"}}",
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\" there\"}}",
                    "content_block_stop",
                    "{\"type\":\"content_block_stop\",\"index\":0}",
                    "message_delta",
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":3}}",
                    "message_stop",
                    "{\"type\":\"message_stop\"}"),
            """
            {"id":"m1","type":"message","role":"assistant","model":"m","content":[{"type":"tool_use","id":"t1",\
            "name":"weather","input":{"city":"Bern"}}],"stop_reason":"tool_use","usage":{"input_tokens":12,\
            "output_tokens":3}}""",
            events(
                    "message_start",
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\","
                            + "\"content\":[],\"model\":\"m\",\"stop_reason\":null,\"usage\":{\"input_tokens\":12,"
                            + "\"output_tokens\":1}}}",
                    "content_block_start",
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t1\","
                            + "\"name\":\"weather\",\"input\":{}}}",
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\","
                            + "\"partial_json\":\"{\\\"city\\\":\"}}",
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\","
                            + "\"partial_json\":\"\\\"Bern\\\"}\"}}",
                    "content_block_stop",
                    "{\"type\":\"content_block_stop\",\"index\":0}",
                    "message_delta",
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":3}}",
                    "message_stop",
                    "{\"type\":\"message_stop\"}"),
            4),
    GEMINI(
            "gemini",
            "/v1beta/models/m:",
            """
            {"candidates":[{"content":{"parts":[{"text":"Hello there"}],"role":"model"},"finishReason":"STOP","index":0}],\
            "usageMetadata":{"promptTokenCount":12,"candidatesTokenCount":3,"totalTokenCount":15}}""",
            sse(
                    "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\"}],\"role\":\"model\"},\"index\":0}]}",
                    "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\" there\"}],\"role\":\"model\"},"
                            + "\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":12,"
                            + "\"candidatesTokenCount\":3,\"totalTokenCount\":15}}"),
            """
            {"candidates":[{"content":{"parts":[{"functionCall":{"name":"weather","args":{"city":"Bern"}}}],\
            "role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":12,\
            "candidatesTokenCount":3,"totalTokenCount":15}}""",
            sse("{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"weather\","
                    + "\"args\":{\"city\":\"Bern\"}}}],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}],"
                    + "\"usageMetadata\":{\"promptTokenCount\":12,\"candidatesTokenCount\":3,\"totalTokenCount\":15}}"),
            0),
    OLLAMA(
            "ollama",
            "/api/chat",
            """
            {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"Hello there"},\
            "done":true,"done_reason":"stop","prompt_eval_count":12,"eval_count":3}""",
            List.of(
                    "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},"
                            + "\"done\":false}\n",
                    "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\" there\"},"
                            + "\"done\":false}\n",
                    "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},"
                            + "\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":12,\"eval_count\":3}\n"),
            """
            {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"","tool_calls":\
            [{"function":{"name":"weather","arguments":{"city":"Bern"}}}]},"done":true,"done_reason":"stop",\
            "prompt_eval_count":12,"eval_count":3}""",
            List.of(
                    "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"\","
                            + "\"tool_calls\":[{\"function\":{\"name\":\"weather\",\"arguments\":{\"city\":\"Bern\"}}}]},\"done\":false}\n",
                    "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},"
                            + "\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":12,\"eval_count\":3}\n"),
            0);

    final String provider;
    final String path;
    final String plain;
    final List<String> stream;
    final String tool;
    final List<String> toolStream;
    final long cached;

    Wire(String provider, String path, Wire same) {
        this(provider, path, same.plain, same.stream, same.tool, same.toolStream, same.cached);
    }

    Wire(
            String provider,
            String path,
            String plain,
            List<String> stream,
            String tool,
            List<String> toolStream,
            long cached) {
        this.provider = provider;
        this.path = path;
        this.plain = plain;
        this.stream = stream;
        this.tool = tool;
        this.toolStream = toolStream;
        this.cached = cached;
    }

    String type() {
        return this == OLLAMA ? "application/x-ndjson" : "text/event-stream";
    }

    /** A chunk that is none. */
    String garbage() {
        return this == OLLAMA ? "{\"model\": oops\n" : "data: {\"choices\": oops\n\n";
    }

    private static List<String> sse(String... data) {
        return java.util.Arrays.stream(data).map(one -> "data: " + one + "\n\n").toList();
    }

    private static List<String> events(String... namesAndData) {
        List<String> all = new java.util.ArrayList<>();
        for (int i = 0; i < namesAndData.length; i += 2) {
            all.add("event: " + namesAndData[i] + "\ndata: " + namesAndData[i + 1] + "\n\n");
        }
        return all;
    }
}
