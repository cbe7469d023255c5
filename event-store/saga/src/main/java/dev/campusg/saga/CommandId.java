package dev.campusg.saga;

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

    private CommandId() {}
}
