package dev.campusg.dev;

import java.nio.file.Path;
import java.time.Duration;

/** A service as a process of its own. */
final class ServiceChild implements Part {
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

    void reclaim() {
        child.reclaim();
    }

    @Override
    public String name() {
        return child.name();
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public Path log() {
        return child.log();
    }

    @Override
    public void restart() {
        launch();
        awaitReady();
    }

    @Override
    public void stop() {
        child.stop();
    }

    @Override
    public void kill() {
        child.kill();
    }

    @Override
    public void pause() {
        child.pause();
    }

    @Override
    public void resume() {
        child.resume();
    }
}
