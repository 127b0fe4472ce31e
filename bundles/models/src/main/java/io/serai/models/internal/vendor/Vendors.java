package io.serai.models.internal.vendor;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The providers that the hub brings. */
public final class Vendors {
    /** The clients' own limit would hide the call's. */
    private static final int ANTHROPIC_TOKENS = 4096;

    private Vendors() {}

    /**
     * @param environment environment variables by name
     * @param clock for time limits
     */
    public static List<LangChainProvider> all(
            Function<String, @Nullable String> environment, HttpClient http, ScheduledExecutorService clock) {
        Vendor openAi = new OpenAi();
        return Stream.of(
                        new Brand(
                                new VendorProfile(
                                        "groq", "Groq", "GROQ", "https://api.groq.com", "/openai/v1", false, false),
                                openAi),
                        new Brand(
                                new VendorProfile(
                                        "gemini",
                                        "Google Gemini",
                                        "GEMINI",
                                        "https://generativelanguage.googleapis.com",
                                        "/v1beta",
                                        false,
                                        true),
                                new Gemini()),
                        new Brand(
                                new VendorProfile(
                                        "ollama", "Ollama", "OLLAMA", "http://localhost:11434", "", true, true),
                                new Ollama()),
                        new Brand(
                                new VendorProfile(
                                        "openai", "OpenAI", "OPENAI", "https://api.openai.com", "/v1", false, true),
                                openAi),
                        new Brand(
                                new VendorProfile(
                                        "anthropic",
                                        "Anthropic",
                                        "ANTHROPIC",
                                        "https://api.anthropic.com",
                                        "/v1",
                                        false,
                                        false),
                                new Anthropic()),
                        new Brand(
                                new VendorProfile(
                                        "mistral", "Mistral", "MISTRAL", "https://api.mistral.ai", "/v1", false, false),
                                new Mistral()),
                        new Brand(
                                new VendorProfile(
                                        "azure-openai",
                                        "Azure OpenAI",
                                        "AZURE_OPENAI",
                                        null,
                                        "/openai/v1",
                                        false,
                                        true),
                                openAi))
                .map(brand -> new LangChainProvider(brand.profile(), brand.vendor(), environment, http, clock))
                .toList();
    }

    private record Brand(VendorProfile profile, Vendor vendor) {}

    private static final class OpenAi implements Vendor {
        @Override
        public ChatModel whole(Target target) {
            return OpenAiChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .apiKey(key(target))
                    .modelName(target.model())
                    .maxRetries(0)
                    .build();
        }

        @Override
        public StreamingChatModel streaming(Target target) {
            return OpenAiStreamingChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .apiKey(key(target))
                    .modelName(target.model())
                    .build();
        }

        /** Servers inside the house ignore it; the client wants one. */
        private static String key(Target target) {
            return target.key().isEmpty() ? "none" : target.key();
        }
    }

    private static final class Anthropic implements Vendor {
        @Override
        public ChatModel whole(Target target) {
            return AnthropicChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .apiKey(OpenAi.key(target))
                    .modelName(target.model())
                    .maxTokens(ANTHROPIC_TOKENS)
                    .maxRetries(0)
                    .build();
        }

        @Override
        public StreamingChatModel streaming(Target target) {
            return AnthropicStreamingChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .apiKey(OpenAi.key(target))
                    .modelName(target.model())
                    .maxTokens(ANTHROPIC_TOKENS)
                    .build();
        }
    }

    private static final class Gemini implements Vendor {
        @Override
        public ChatModel whole(Target target) {
            return GoogleAiGeminiChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .apiKey(OpenAi.key(target))
                    .modelName(target.model())
                    .maxRetries(0)
                    .build();
        }

        @Override
        public StreamingChatModel streaming(Target target) {
            return GoogleAiGeminiStreamingChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .apiKey(OpenAi.key(target))
                    .modelName(target.model())
                    .build();
        }
    }

    private static final class Ollama implements Vendor {
        @Override
        public ChatModel whole(Target target) {
            return OllamaChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .modelName(target.model())
                    .maxRetries(0)
                    .build();
        }

        @Override
        public StreamingChatModel streaming(Target target) {
            return OllamaStreamingChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .modelName(target.model())
                    .build();
        }
    }

    private static final class Mistral implements Vendor {
        @Override
        public ChatModel whole(Target target) {
            return MistralAiChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .apiKey(OpenAi.key(target))
                    .modelName(target.model())
                    .maxRetries(0)
                    .build();
        }

        @Override
        public StreamingChatModel streaming(Target target) {
            return MistralAiStreamingChatModel.builder()
                    .httpClientBuilder(target.http())
                    .baseUrl(target.baseUrl())
                    .apiKey(OpenAi.key(target))
                    .modelName(target.model())
                    .build();
        }
    }
}
