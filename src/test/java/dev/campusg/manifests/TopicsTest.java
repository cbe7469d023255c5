package dev.campusg.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.Topics;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void the_local_run_has_the_topics_of_the_contract() {
        assertThat(dev.campusg.dev.Topics.names()).containsExactlyInAnyOrderElementsOf(Topics.ALL);
    }
}
