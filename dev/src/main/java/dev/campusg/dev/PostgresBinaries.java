package dev.campusg.dev;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per user and version from the archive on the class path. */
record PostgresBinaries(Path root) {

    static PostgresBinaries unpacked() throws IOException {
        String archive = "/postgres-linux-%s.txz".formatted(machine());
        var url = PostgresBinaries.class.getResource(archive);
        if (url == null) {
            throw new IllegalStateException("No PostgreSQL for this machine: " + archive + " is not on the class path");
        }
        var connection = url.openConnection();
        var root = Path.of(
                System.getProperty("java.io.tmpdir"),
                "campusg-%s".formatted(System.getProperty("user.name")),
                "postgres-%d".formatted(connection.getContentLengthLong()));
        if (!Files.isExecutable(root.resolve("bin/postgres"))) {
            try (var content = connection.getInputStream()) {
                unpack(content, root);
            }
        }
        return new PostgresBinaries(root);
    }

    String program(String name) {
        return root.resolve("bin").resolve(name).toString();
    }

    private static String machine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    /** Beside its place first, then renamed: whoever sees the directory sees all of it. */
    private static void unpack(InputStream content, Path root) throws IOException {
        Files.createDirectories(root.getParent());
        var fresh = Files.createTempDirectory(root.getParent(), "unpacking");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(content)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                unpack(tar, entry, fresh.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(fresh, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            Directories.delete(fresh);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if (target.getParent().endsWith("bin")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
