package io.serai.models.internal;

import io.serai.api.budget.Charge;
import io.serai.api.budget.Spender;
import io.serai.api.budget.Spending;
import io.serai.api.model.FinishReason;
import io.serai.api.model.TokenUsage;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.security.Vault;
import io.serai.spi.model.KnownModel;
import io.serai.spi.model.ModelProvider;
import io.serai.spi.model.ProviderCall;
import io.serai.spi.model.ProviderDescription;
import io.serai.spi.model.ProviderReply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** What tests of models need of the hub. */
public final class Fakes {
    private Fakes() {}

    /** Seals by turning around. */
    public static final class TurningVault implements Vault {
        @Override
        public String seal(String secret) {
            return new StringBuilder(secret).reverse().toString();
        }

        @Override
        public String open(String sealed) {
            return seal(sealed);
        }
    }

    /** Remembers what was booked. */
    public static final class Book implements Spending {
        public final List<String> booked = new CopyOnWriteArrayList<>();

        @Override
        public void reserve(String key, Spender spender, BigDecimal most) {
            booked.add("reserve " + key + " " + most.stripTrailingZeros().toPlainString());
        }

        @Override
        public void release(String key) {
            booked.add("release " + key);
        }

        @Override
        public void charge(Charge charge) {
            booked.add("charge " + charge.key() + " "
                    + charge.cost().stripTrailingZeros().toPlainString());
        }
    }

    /** Answers as it is told. */
    public static final class FakeProvider implements ModelProvider {
        public final List<ProviderCall> calls = new CopyOnWriteArrayList<>();
        private final ProviderDescription description;
        private volatile Function<ProviderCall, ProviderReply> work = call -> says("ok");
        private volatile boolean configured = true;

        public FakeProvider(String id, KnownModel... models) {
            description = new ProviderDescription(
                    id,
                    id.toUpperCase(java.util.Locale.ROOT),
                    List.of("KEY_OF_" + id),
                    "Set it.",
                    null,
                    List.of(models));
        }

        /** With one model of two dollars in and ten out. */
        public static FakeProvider priced(String id) {
            return new FakeProvider(
                    id,
                    new KnownModel(
                            id + "-1",
                            List.of("chat"),
                            1000,
                            500,
                            BigDecimal.valueOf(2),
                            BigDecimal.ONE,
                            BigDecimal.TEN));
        }

        public FakeProvider does(Function<ProviderCall, ProviderReply> what) {
            work = what;
            return this;
        }

        public FakeProvider fails(Supplier<RuntimeException> why) {
            work = call -> {
                throw why.get();
            };
            return this;
        }

        public void configured(boolean now) {
            configured = now;
        }

        @Override
        public ProviderDescription description() {
            return description;
        }

        @Override
        public boolean isConfigured() {
            return configured;
        }

        @Override
        public ProviderReply chat(ProviderCall call) {
            calls.add(call);
            return work.apply(call);
        }
    }

    public static ProviderReply says(String text) {
        return new ProviderReply(text, List.of(), FinishReason.STOP, new TokenUsage(100, 40, 10));
    }

    /** Runs work as somebody of a tenant. */
    public static <T> T as(String tenant, Supplier<T> work) {
        Caller caller = new Caller(tenant, "u1", "ada", Caller.Kind.USER, Set.of("*"), false);
        return new CallContext(caller, "r1", null, null).call(work);
    }
}
