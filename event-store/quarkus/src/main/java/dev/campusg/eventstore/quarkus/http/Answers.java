package dev.campusg.eventstore.quarkus.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Completes answers: a no without a body becomes a problem, a page says where its neighbours are. */
class Answers {

    private final Problems problems;

    Answers(Problems problems) {
        this.problems = problems;
    }

    @ServerResponseFilter
    void complete(ContainerRequestContext request, ContainerResponseContext response, RoutingContext exchange) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            Fault fault = new Fault(response.getStatus(), WebFaults.detail(response.getStatus()));
            response.setEntity(problems.of(fault, exchange), new Annotation[0], Problem.MEDIA_TYPE);
        }
        if (response.getEntity() instanceof Page<?> page) {
            response.getHeaders().putSingle(HttpHeaders.LINK, links(page, request.getUriInfo()));
        }
    }

    private static String links(Page<?> page, UriInfo uri) {
        long last = Math.max(1, page.pages());
        List<String> links = new ArrayList<>(4);
        links.add(link(uri, 1, "first"));
        if (page.page() > 1) {
            links.add(link(uri, Math.min(page.page() - 1, last), "prev"));
        }
        if (page.page() < last) {
            links.add(link(uri, page.page() + 1, "next"));
        }
        links.add(link(uri, last, "last"));
        return String.join(", ", links);
    }

    /** Without a host: who stands between the client and us may call it otherwise. */
    private static String link(UriInfo uri, long page, String relation) {
        URI to = uri.getRequestUriBuilder().replaceQueryParam("page", page).build();
        return "<" + to.getRawPath() + "?" + to.getRawQuery() + ">; rel=\"" + relation + "\"";
    }
}
