package dev.campusg.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project whose services are {@link FakeService}s, laid out as Quarkus would. */
record FakeProject(Path root) {
    static FakeProject with(Path root, Service... services) throws IOException {
        for (var service : services) {
            var application = service.folder(root).resolve("target/quarkus-app");
            Files.createDirectories(application);
            Files.createFile(service.folder(root).resolve("pom.xml"));
            writeJar(application.resolve("quarkus-run.jar"));
        }
        return new FakeProject(root);
    }

    static String get(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static void writeJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = FakeService.class.getResourceAsStream("FakeService.class")) {
            out.putNextEntry(new JarEntry(FakeService.class.getName().replace('.', '/') + ".class"));
            code.transferTo(out);
        }
    }
}
