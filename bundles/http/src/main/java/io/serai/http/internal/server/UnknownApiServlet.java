package io.serai.http.internal.server;

import io.serai.api.error.NotFoundException;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whatever is asked below {@code /api} that nobody serves: a program asked, so it gets a document, not a page. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.name=serai-api-unknown", "osgi.http.whiteboard.servlet.pattern=/api/*"
        })
public final class UnknownApiServlet extends HubServlet {
    private static final long serialVersionUID = 1L;

    @Activate
    public UnknownApiServlet(@Reference Gate gate, @Reference HttpSettings settings) {
        super(gate, settings);
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId) {
        throw new NotFoundException("route.not-found", "There is nothing at this address; see /api/docs.");
    }
}
