package dev.campusg.dev;

import java.nio.file.Path;

/** A part that is one child of ours and nothing else. */
interface ChildPart extends Part {
    Child child();

    default void reclaim() {
        child().reclaim();
    }

    @Override
    default String name() {
        return child().name();
    }

    @Override
    default long pid() {
        return child().pid();
    }

    @Override
    default boolean isAlive() {
        return child().isAlive();
    }

    @Override
    default Path log() {
        return child().log();
    }

    @Override
    default void stop() {
        child().stop();
    }

    @Override
    default void kill() {
        child().kill();
    }

    @Override
    default void pause() {
        child().pause();
    }

    @Override
    default void resume() {
        child().resume();
    }
}
