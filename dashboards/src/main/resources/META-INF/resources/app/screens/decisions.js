import { h } from "../dom.js";
import { decision, empty } from "../parts.js";
import { link, search } from "../table.js";

export function title() {
  return "Decisions";
}

const ENGINES = [["", "All"], ["horizontal", "Workloads"], ["cluster", "Node groups"]];

const SCOPES = [["ALL", "Every evaluation"], ["CHANGES", "Changes only"]];

export function draw(screen, status, parameters) {
  const { table } = screen;
  return [
    search(parameters, "Search by object or words of the reason",
      h("nav", { class: "choice", "aria-label": "Whose decisions" }, ENGINES.map(([engine, title]) => h("a", {
        href: link("decisions", parameters, { engine, page: "" }), "aria-current": engine === screen.engine ? "true" : null,
      }, title))),
      h("nav", { class: "choice", "aria-label": "Which decisions" }, SCOPES.map(([scope, title]) => h("a", {
        href: link("decisions", parameters, { scope: scope === "ALL" ? "" : "changes", page: "" }),
        "aria-current": scope === screen.scope ? "true" : null,
      }, title)))),
    table.total === 0
      ? empty("No decision yet.", "As soon as an autoscaler changes something, it appears here with its reason.")
      : table.matching === 0 ? empty("No decision matches.", "Every word must occur in the object's name or in the sentence.")
      : h("section", { class: "card", "data-key": "list", "aria-label": "Decisions" },
        h("ol", { class: "decisions" }, table.rows.map(decision))),
    table.pages > 1 ? h("nav", { class: "paging", "aria-label": "Pages", "data-key": "pages" },
      h("span", { class: "muted" }, `Page ${table.page} of ${table.pages}`),
      table.page > 1 ? h("a", { class: "button", rel: "prev", href: link("decisions", parameters, { page: table.page - 1 }) }, "Newer") : null,
      table.page < table.pages ? h("a", { class: "button", rel: "next", href: link("decisions", parameters, { page: table.page + 1 }) }, "Older") : null) : null,
  ];
}
