package dev.campusg.saga;

import org.jspecify.annotations.Nullable;

/** Command ids are {@code saga:task:attempt}: the same command has the same id, whoever sends it and how often. */
final class CommandId {

    static String of(String saga, String task, int attempt) {
        return saga + SagaDefinition.SEPARATOR + task + SagaDefinition.SEPARATOR + attempt;
    }

    /** The number of the attempt, or 0 if the id is not one of this task's commands. */
    static int attempt(String commandId, String saga, TaskProgress task) {
        String prefix = saga + SagaDefinition.SEPARATOR + task.task() + SagaDefinition.SEPARATOR;
        if (!commandId.startsWith(prefix)) {
            return 0;
        }
        try {
            int attempt = Integer.parseInt(commandId, prefix.length(), commandId.length(), 10);
            return attempt >= 1 && attempt <= task.attempts() ? attempt : 0;
        } catch (NumberFormatException foreign) {
            return 0;
        }
    }

    /** The task a command of this saga is for; null if it is no command of this saga. */
    static @Nullable String task(String commandId, String saga) {
        int end = commandId.lastIndexOf(SagaDefinition.SEPARATOR);
        return end > saga.length()
                        && commandId.startsWith(saga)
                        && commandId.charAt(saga.length()) == SagaDefinition.SEPARATOR
                ? commandId.substring(saga.length() + 1, end)
                : null;
    }

    private CommandId() {}
}
