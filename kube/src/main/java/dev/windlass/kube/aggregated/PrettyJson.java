package dev.windlass.kube.aggregated;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/** JSON for a person's eyes, with a line to each field. */
final class PrettyJson extends RewrittenJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator pretty;

    PrettyJson(Pieces json) throws IOException {
        super(json);
        pretty = JSON.createGenerator(out());
        pretty.setPrettyPrinter(new DefaultPrettyPrinter());
    }

    @Override
    void token(JsonToken token, JsonParser in) throws IOException {
        pretty.copyCurrentEvent(in);
    }

    @Override
    void end() throws IOException {
        pretty.close();
        out().write('\n');
    }
}
