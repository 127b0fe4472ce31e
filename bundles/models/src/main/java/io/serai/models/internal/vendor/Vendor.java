package io.serai.models.internal.vendor;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.serai.models.internal.wire.WireHttp;

/** One of LangChain4j's clients; a new one for each call, which is cheap, since HTTP connections are shared. */
interface Vendor {
    /**
     * What is called.
     *
     * @param key empty where the far side wants none
     */
    record Target(String baseUrl, String key, String model, WireHttp http) {
        @Override
        public String toString() {
            return model + " at " + baseUrl;
        }
    }

    ChatModel whole(Target target);

    StreamingChatModel streaming(Target target);
}
