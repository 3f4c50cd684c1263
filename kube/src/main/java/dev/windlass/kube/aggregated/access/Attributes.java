package dev.windlass.kube.aggregated.access;

/** What is to be authorized. */
public sealed interface Attributes {
    /** @param verb {@code get}, {@code list}, {@code watch}, {@code create}, … */
    record Resource(
            String verb,
            String group,
            String version,
            String resource,
            String subresource,
            String namespace,
            String name)
            implements Attributes {
        private String sentence(String user) {
            String what = subresource.isEmpty() ? resource : resource + "/" + subresource;
            String where = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
            return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                    .formatted(user, verb, what, group, where);
        }
    }

    record NonResource(String verb, String path) implements Attributes {}

    /** The sentence behind "is forbidden:", in the words of the API server. */
    default String refusal(UserInfo user, String reason) {
        String sentence =
                switch (this) {
                    case Resource resource -> resource.sentence(user.name());
                    case NonResource page ->
                        "User \"%s\" cannot %s path \"%s\"".formatted(user.name(), page.verb(), page.path());
                };
        return reason.isEmpty() ? sentence : sentence + ": " + reason;
    }
}
