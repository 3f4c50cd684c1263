package dev.windlass.stream.memory;

import dev.windlass.stream.TopicsContract;
import dev.windlass.stream.publish.Outbox;
import dev.windlass.stream.read.TopicSource;
import dev.windlass.stream.topic.Topics;

class InMemoryTopicsTest extends TopicsContract {
    private final InMemoryTopics memory = new InMemoryTopics(clock);

    @Override
    protected Topics topics() {
        return Topics.DEFAULT;
    }

    @Override
    protected Outbox outbox() {
        return memory.outbox();
    }

    @Override
    protected TopicSource source() {
        return memory.source();
    }

    @Override
    protected void goAway() {
        memory.goAway();
    }

    @Override
    protected void comeBack() {
        memory.comeBack();
    }
}
