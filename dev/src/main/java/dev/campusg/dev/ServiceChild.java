package dev.campusg.dev;

import java.time.Duration;

/** A service as a process of its own. */
final class ServiceChild implements ChildPart {
    private static final Duration TO_START = Duration.ofSeconds(180);

    private final Service service;
    private final Plan plan;
    private final Child child;

    ServiceChild(Service service, Plan plan) {
        this.service = service;
        this.plan = plan;
        this.child = new Child(service.id(), plan.log(service.id()), Signal.TERM);
    }

    Service service() {
        return service;
    }

    String url() {
        return plan.ports().url(service);
    }

    void launch() {
        stop();
        var builder = Artefact.of(service, plan.project()).command();
        builder.environment().putAll(plan.environmentOf(service));
        child.start(builder);
    }

    void awaitReady() {
        Await.happens(TO_START, () -> !isAlive() || Health.isReady(url()));
        if (!isAlive() || !Health.isReady(url())) {
            throw new StartFailure(this);
        }
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public void restart() {
        launch();
        awaitReady();
    }
}
