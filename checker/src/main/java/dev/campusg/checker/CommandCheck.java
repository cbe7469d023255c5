package dev.campusg.checker;

import dev.campusg.contracts.Message;
import dev.campusg.contracts.Messages;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.eventstore.testkit.history.Mail;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every command has one reply, however often either was published. */
final class CommandCheck {

    private static final Set<Class<?>> REPLIES = Messages.byType().values().stream()
            .filter(kind -> kind.isAnnotationPresent(Message.Replies.class))
            .flatMap(kind ->
                    Arrays.stream(kind.getAnnotation(Message.Replies.class).value()))
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, Mail.Letter> commands = new LinkedHashMap<>();
    private final Map<String, Set<String>> replies = new HashMap<>();
    private final Mail mail;
    private final Findings findings;

    private CommandCheck(Mail mail, Findings findings) {
        this.mail = mail;
        this.findings = findings;
    }

    /**
     * @param waiting commands that are still at work, and will be answered
     * @param putAside the places of records that are among the dead letters
     */
    static void check(Mail mail, Set<String> waiting, Set<String> putAside, Findings findings) {
        CommandCheck check = new CommandCheck(mail, findings);
        mail.all().forEach(letter -> letter.message().ifPresent(message -> check.hear(letter, message)));
        check.findings.checked("commands looked at for their reply", check.commands.size());
        check.commands.forEach((id, command) -> {
            if (!waiting.contains(id) && !putAside.contains(command.record().place())) {
                check.answered(id, command);
            }
        });
    }

    private void hear(Mail.Letter letter, Received<?> message) {
        Class<?> kind = message.message().getClass();
        if (kind.isAnnotationPresent(Message.Replies.class)) {
            commands.putIfAbsent(message.messageId(), letter);
        } else if (REPLIES.contains(kind) && message.causationId() != null) {
            replies.computeIfAbsent(message.causationId(), _ -> new LinkedHashSet<>())
                    .add(message.messageId());
        }
    }

    private static String typeOf(Received<?> message) {
        return Message.typeOf(message.message().getClass());
    }

    private void answered(String id, Mail.Letter command) {
        Set<String> answers = replies.getOrDefault(id, Set.of());
        String type = typeOf(command.message().orElseThrow());
        if (answers.size() > 1) {
            wrong("command-has-two-replies", id, command, type + " has the replies " + String.join(" and ", answers));
        }
        if (answers.isEmpty() && mail.trimmedUntil().isEmpty()) {
            wrong("command-without-reply", id, command, type + " has no reply");
        } else if (answers.isEmpty()) {
            findings.unchecked("whether commands were answered, as some topics have forgotten their beginning");
        }
    }

    private void wrong(String rule, String id, Mail.Letter command, String what) {
        findings.wrong(
                rule,
                command.message().orElseThrow().source(),
                "command " + id,
                what,
                command.record().place());
    }
}
