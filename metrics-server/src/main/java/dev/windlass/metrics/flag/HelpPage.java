package dev.windlass.metrics.flag;

import java.util.ArrayList;
import java.util.List;

/** The answer to {@code --help}. */
public final class HelpPage {
    private static final int TEXT_AT = 58;

    private HelpPage() {}

    public static String text() {
        List<String> lines = new ArrayList<>();
        lines.add("Serves metrics.k8s.io of the kubelets' usage. Takes the flags of kubernetes-sigs/metrics-server.");
        lines.add("Settings, what each flag does and what differs: docs/metrics-server.md.");
        for (Group group : Group.values()) {
            lines.add("");
            lines.add(group.title() + ":");
            Flags.ALL.stream()
                    .filter(flag -> flag.group() == group)
                    .map(HelpPage::line)
                    .forEach(lines::add);
        }
        lines.add("");
        return String.join("\n", lines);
    }

    private static String line(Flag flag) {
        String front = (flag.shorthand().isEmpty() ? "      " : "  -" + flag.shorthand() + ", ")
                + flag.typed()
                + (flag.kind() == Kind.BOOL ? "" : "=" + flag.kind().label());
        String text = flag.effect() instanceof Effect.None none
                ? "no effect: " + none.text()
                : flag.effect().text();
        String standard = flag.standard().isEmpty() ? "" : " (" + flag.standard() + ")";
        return front + " ".repeat(Math.max(1, TEXT_AT - front.length())) + text + standard;
    }
}
