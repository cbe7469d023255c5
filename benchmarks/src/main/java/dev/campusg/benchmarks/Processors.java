package dev.campusg.benchmarks;

import dev.campusg.dev.CampusgSystem;
import dev.campusg.dev.Part;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The processor time each part of a system has used, this process being the clients. */
record Processors(Map<String, Duration> used) {

    static Processors of(CampusgSystem system) {
        var used = new LinkedHashMap<String, Duration>();
        for (Part part : system.parts()) {
            used.put(
                    part.name(),
                    ProcessHandle.of(part.pid()).map(Processors::ofTree).orElse(Duration.ZERO));
        }
        used.put("clients", ofProcess(ProcessHandle.current()));
        return new Processors(used);
    }

    Map<String, Duration> since(Processors before) {
        var since = new LinkedHashMap<String, Duration>();
        used.forEach((part, time) -> since.put(part, time.minus(before.used.get(part))));
        return since;
    }

    private static Duration ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(Processors::ofProcess)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration ofProcess(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
