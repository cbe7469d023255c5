package dev.campusg.notification.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.campusg.notification.mail.MailParts.MailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In the service that {@code NotificationIT} starts, whose e-mail is on. */
@QuarkusTest
@QuarkusTestResource(MailParts.class)
class MailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    MailServer server;

    @Addresses
    Map<String, String> addresses;

    private final String alice = "alice-" + UUID.randomUUID();
    private final String address = alice + "@campus.example";

    private String notify(String title, String message) {
        return given().contentType(ContentType.JSON)
                .body(new JsonObject()
                        .put("userId", alice)
                        .put("type", "NOTE")
                        .put("title", title)
                        .put("message", message)
                        .encode())
                .post("/api/notifications/send")
                .then()
                .statusCode(201)
                .extract()
                .path("notificationId");
    }

    private List<MimeMessage> mailbox() {
        return Arrays.stream(server.running().getReceivedMessages())
                .filter(mail -> recipients(mail).contains(address))
                .toList();
    }

    private static String recipients(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getAllRecipients());
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private MimeMessage awaitMail() {
        return await().atMost(PATIENCE)
                .until(this::mailbox, found -> !found.isEmpty())
                .getFirst();
    }

    private String emailStatus() {
        return given().get("/api/notifications/user/" + alice).then().extract().path("items[0].email.status");
    }

    @Test
    void a_notification_comes_by_mail_once() throws MessagingException, IOException {
        addresses.put(alice, address);
        String id = notify("Grüße <b>from</b> CampusG", "1 < 2 & \"so\" on\n.\nend");
        MimeMessage mail = awaitMail();
        assertThat(mail.getSubject()).isEqualTo("Grüße <b>from</b> CampusG");
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@campusg.example>");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getContent().toString().replace("\r", "").strip()).isEqualTo("1 < 2 & \"so\" on\n.\nend");
        await().atMost(PATIENCE).until(() -> "SENT".equals(emailStatus()));
        assertThat(mailbox()).hasSize(1);
    }

    @Test
    void a_mail_server_that_is_away_delays_the_mail_but_not_the_inbox() {
        addresses.put(alice, address);
        server.stop();
        try {
            notify("Hello", "How are you?");
            given().get("/api/notifications/user/" + alice)
                    .then()
                    .body("items[0].status", org.hamcrest.Matchers.equalTo("SENT"));
            await().atMost(PATIENCE)
                    .until(() -> given().get("/api/notifications/user/" + alice)
                                    .jsonPath()
                                    .getInt("items[0].email.attempts")
                            >= 2);
            assertThat(emailStatus()).isEqualTo("PENDING");
        } finally {
            server.start();
        }
        awaitMail();
        await().atMost(PATIENCE).until(() -> "SENT".equals(emailStatus()));
        assertThat(mailbox()).hasSize(1);
    }

    @Test
    void a_hostile_title_is_a_subject_and_nothing_else() throws MessagingException {
        addresses.put(alice, address);
        notify("Hello\r\nBcc: eve@evil.example\r\n\r\nGive me your card", "\r\n.\r\nMAIL FROM:<eve@evil.example>");
        MimeMessage mail = awaitMail();
        assertThat(mail.getSubject()).isEqualTo("Hello Bcc: eve@evil.example Give me your card");
        assertThat(mail.getRecipients(RecipientType.BCC)).isNull();
        assertThat(recipients(mail)).isEqualTo("[" + address + "]");
        assertThat(server.running().getReceivedMessages())
                .noneMatch(one -> recipients(one).contains("evil"));
    }

    @Test
    void a_user_nobody_knows_gets_no_mail_and_that_shows() {
        notify("Hello", "How are you?");
        await().atMost(PATIENCE).until(() -> "FAILED".equals(emailStatus()));
        given().get("/q/metrics").then().body(containsString("mails_total{end=\"refused\"}"));
    }
}
