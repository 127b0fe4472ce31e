package io.serai.http.internal.rest;

import io.serai.api.error.SeraiException;
import io.serai.api.security.CallContext;
import io.serai.http.internal.operation.OperationCall;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.jspecify.annotations.Nullable;

/** What belongs to one REST request on its way through CXF; travels as a request attribute. */
final class RestCall {
    private static final String ATTRIBUTE = RestCall.class.getName();

    private final CallContext context;
    private final @Nullable SeraiException badCredential;
    private final BooleanSupplier complete;
    private @Nullable OperationCall operation;

    RestCall(CallContext context, @Nullable SeraiException badCredential, BooleanSupplier complete) {
        this.context = context;
        this.complete = complete;
        this.badCredential = badCredential;
    }

    /** Whether all parts of the hub have come; before, a route that is not there may be on its way. */
    boolean isComplete() {
        return complete.getAsBoolean();
    }

    CallContext context() {
        return context;
    }

    /** Why the request's credential does not hold; matters only if the operation needs one. */
    @Nullable
    SeraiException badCredential() {
        return badCredential;
    }

    @Nullable
    OperationCall operation() {
        return operation;
    }

    void begin(OperationCall call) {
        operation = call;
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The call that this thread serves. */
    static RestCall current() {
        return of(request());
    }

    static RestCall of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RestCall call) {
            return call;
        }
        throw new IllegalStateException("Not inside a REST call");
    }

    static HttpServletRequest request() {
        Message message = JAXRSUtils.getCurrentMessage();
        // On the way out, the current message is the reply; the request hangs on the one that came in.
        return request(message.getExchange());
    }

    static HttpServletRequest request(Exchange exchange) {
        if (exchange.getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest request) {
            return request;
        }
        throw new IllegalStateException("Not inside an HTTP request");
    }
}
