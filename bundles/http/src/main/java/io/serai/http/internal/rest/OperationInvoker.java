package io.serai.http.internal.rest;

import io.serai.http.internal.operation.OperationCall;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.cxf.jaxrs.JAXRSInvoker;
import org.apache.cxf.message.Exchange;
import org.jspecify.annotations.Nullable;

/** Where CXF would call the method: here the operation is called, the same way as from the shell. */
final class OperationInvoker extends JAXRSInvoker {
    private final ReplyBuilder replies;

    OperationInvoker(ReplyBuilder replies) {
        this.replies = replies;
    }

    @Override
    protected @Nullable Object performInvocation(
            Exchange exchange, Object resource, Method method, @Nullable Object[] values) throws Exception {
        HttpServletRequest request = RestCall.request(exchange);
        OperationCall call = RestCall.of(request).operation();
        if (call == null) {
            throw new IllegalStateException("The filter has not run for " + method);
        }
        try {
            return replies.build(call.operation(), call.run(values), request);
        } catch (Throwable failed) {
            throw new InvocationTargetException(failed);
        }
    }
}
