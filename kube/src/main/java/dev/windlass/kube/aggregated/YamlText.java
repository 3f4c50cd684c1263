package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** JSON text as YAML text. */
final class YamlText extends RewrittenJson {
    private final Writer out;
    private final Emitter emitter;
    private final Resolver resolver = new Resolver();

    YamlText(Pieces json) throws IOException {
        super(json);
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        out = new OutputStreamWriter(out(), StandardCharsets.UTF_8);
        emitter = new Emitter(out, options);
        emitter.emit(new StreamStartEvent(null, null));
        emitter.emit(new DocumentStartEvent(null, null, false, null, Map.of()));
    }

    @Override
    void end() throws IOException {
        emit(new DocumentEndEvent(null, null, false));
        emit(new StreamEndEvent(null, null));
        out.close();
    }

    @Override
    void token(JsonToken token, JsonParser in) throws IOException {
        switch (token) {
            case START_OBJECT -> emit(new MappingStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
            case END_OBJECT -> emit(new MappingEndEvent(null, null));
            case START_ARRAY -> emit(new SequenceStartEvent(null, null, true, null, null, FlowStyle.BLOCK));
            case END_ARRAY -> emit(new SequenceEndEvent(null, null));
            case FIELD_NAME, VALUE_STRING -> text(in.getText());
            case VALUE_NULL -> plain("null");
            case VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> plain(in.getText());
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("a text has no such token: " + token);
        }
    }

    /** Quoted where a reader would take it for something else than a text. */
    private void text(String value) throws IOException {
        boolean readAsText = resolver.resolve(NodeId.scalar, value, true).equals(Tag.STR);
        ScalarStyle style = value.indexOf('\n') >= 0 ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        scalar(new ImplicitTuple(readAsText, true), value, style);
    }

    private void plain(String value) throws IOException {
        scalar(new ImplicitTuple(true, false), value, ScalarStyle.PLAIN);
    }

    private void scalar(ImplicitTuple implicit, String value, ScalarStyle style) throws IOException {
        @Nullable String none = null;
        emit(new ScalarEvent(none, none, implicit, value, null, null, style));
    }

    private void emit(Event event) throws IOException {
        emitter.emit(event);
    }
}
