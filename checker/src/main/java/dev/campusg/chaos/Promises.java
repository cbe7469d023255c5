package dev.campusg.chaos;

import dev.campusg.dev.Service;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What clients were told has happened; whoever was told so must find it when all is over. */
final class Promises {

    private final Queue<Promise> made = new ConcurrentLinkedQueue<>();

    /** A document that must be there, and say this. */
    record Promise(Service service, String path, String says) {}

    void add(Service service, String path, String says) {
        made.add(new Promise(service, path, says));
    }

    int count() {
        return made.size();
    }

    /** Those that were not kept. */
    List<Promise> broken(Web web) {
        return made.parallelStream().filter(promise -> !isKept(promise, web)).toList();
    }

    private static boolean isKept(Promise promise, Web web) {
        Web.Answer answer = web.get(promise.service, promise.path);
        return answer.isFine() && answer.body().toString().contains(promise.says);
    }
}
