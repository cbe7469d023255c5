package dev.campusg.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A data directory belongs to one launcher at a time; the operating system frees it when that one dies. */
final class Home {
    private final Path directory;
    private FileChannel channel;

    Home(Path directory) {
        this.directory = directory;
    }

    void take() {
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock() == null) {
                channel.close();
                throw new IllegalStateException("A system is already running in " + directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + directory, e);
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unlock " + directory, e);
        }
    }

    private FileLock tryLock() throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
