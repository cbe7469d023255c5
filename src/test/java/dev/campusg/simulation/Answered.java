package dev.campusg.simulation;

import dev.campusg.contracts.Message;
import dev.campusg.eventstore.messaging.Received;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether every command got one reply, which may have been published more than once. */
final class Answered {

    private final Map<String, String> commands = new HashMap<>();
    private final Map<String, Set<String>> replies = new HashMap<>();

    static void check(Campus campus) {
        Answered answered = new Answered();
        campus.world.said().forEach(answered::hear);
        answered.commands.forEach((id, type) -> {
            int count = answered.replies.getOrDefault(id, Set.of()).size();
            if (count != 1) {
                campus.world.violated("the command " + id + " (" + type + ") got " + count + " replies");
            }
        });
    }

    private void hear(Received<?> said) {
        String type = Message.typeOf(said.message().getClass());
        boolean reply = type.indexOf('.') >= 0;
        boolean fact = type.equals(type.toUpperCase(Locale.ROOT));
        if (reply && said.causationId() != null) {
            replies.computeIfAbsent(said.causationId(), _ -> new LinkedHashSet<>())
                    .add(said.messageId());
        } else if (!reply && !fact) {
            commands.put(said.messageId(), type);
        }
    }
}
