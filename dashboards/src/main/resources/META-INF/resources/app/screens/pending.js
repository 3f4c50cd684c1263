import { h } from "../dom.js";
import { bytes, cores, since } from "../format.js";
import { empty } from "../parts.js";
import { search, table } from "../table.js";

export function title() {
  return "Pending pods";
}

export function draw(screen, status, parameters) {
  return [
    screen.reasons.length > 0 ? h("ul", { class: "reasons", "aria-label": "Why pods wait", "data-key": "reasons" },
      screen.reasons.map(reason => h("li", { "data-key": reason.reason },
        h("strong", {}, reason.pods.toLocaleString("en")), " ", reason.reason))) : null,
    screen.table.total > 0 ? search(parameters, "Search by name or reason") : null,
    table("pending", parameters, "Pods without a node", screen.table, [
      { title: "Pod", sort: "name", cell: row => h("div", { class: "stack" }, h("span", { class: "subject" }, row.name),
        h("span", { class: "muted small" }, row.namespace, row.owner ? ` · ${row.owner}` : "")) },
      { title: "Waiting", sort: "since", cell: row => since(row.since) },
      { title: "Scheduler", sort: "reason", class: "wide", cell: row => h("div", { class: "stack" },
        h("span", {}, row.reason),
        row.schedulerMessage && row.schedulerMessage !== row.reason
          ? h("span", { class: "muted small" }, row.schedulerMessage) : null) },
      { title: "Cluster-autoscaler", class: "wide", cell: row => help(row) },
      { title: "Asks for", class: "number", cell: row => h("div", { class: "stack" },
        h("span", {}, `${cores(row.requestedCpuMilli)} CPU`), h("span", {}, bytes(row.requestedMemoryBytes))) },
    ], {
      key: row => `${row.namespace}/${row.name}`,
      none: empty("Every pod has a node.", "Pods the scheduler cannot place appear here with the reason, and with what is done about it.", "good"),
    }),
  ];
}

function help(row) {
  if (row.refusal) return h("span", { class: "text-critical" }, row.refusal);
  if (row.help) return h("span", { class: "text-good" }, row.help);
  return h("span", { class: "muted" }, "has not answered yet");
}
