import { h } from "../dom.js";
import { age, bytes, cores } from "../format.js";
import { badge, empty } from "../parts.js";
import { link, search, table } from "../table.js";

export function title(parameters) {
  return parameters.get("node") ? `Pods on ${parameters.get("node")}` : "Pods";
}

const GOOD = new Set(["Running", "Completed"]);
const ORDINARY = new Set(["Pending", "ContainerCreating", "PodInitializing", "Terminating"]);

export function draw(screen, status, parameters) {
  return [
    search(parameters, "Search pods by name, node or status",
      screen.node ? h("a", { class: "button", href: link("pods", parameters, { node: "", page: "" }) }, "Pods of all nodes") : null),
    table("pods", parameters, "Pods", screen.table, columns(), {
      key: row => `${row.namespace}/${row.name}`,
      none: empty("There are no pods.", "Pods appear here as the API server creates them."),
    }),
  ];
}

export function columns() {
  return [
    { title: "Pod", sort: "name", cell: row => h("div", { class: "stack" }, h("span", { class: "subject" }, row.name),
      h("span", { class: "muted small" }, row.namespace, row.owner ? ` · ${row.owner}` : "")) },
    { title: "Status", sort: "status", cell: row => status(row) },
    { title: "Node", sort: "node", cell: row => row.node
      ? h("a", { href: `#/pods?node=${encodeURIComponent(row.node)}` }, row.node) : h("span", { class: "muted" }, "none yet") },
    { title: "CPU", sort: "cpu", first: "desc", class: "number", cell: row => usage(row.usedCpuMilli, row.requestedCpuMilli, cores) },
    { title: "Memory", sort: "memory", first: "desc", class: "number", cell: row => usage(row.usedMemoryBytes, row.requestedMemoryBytes, bytes) },
    { title: "Restarts", sort: "restarts", first: "desc", class: "number", cell: row => row.restarts },
    { title: "Age", sort: "age", class: "number", cell: row => age(row.createdAt) },
  ];
}

function status(row) {
  const kind = GOOD.has(row.status) ? "good" : ORDINARY.has(row.status) ? "neutral" : "critical";
  return h("span", {}, badge(row.status, kind), row.phase === "RUNNING" && row.readyContainers < row.containers
    ? h("span", { class: "muted small" }, ` ${row.readyContainers}/${row.containers} ready`) : null);
}

function usage(used, requested, format) {
  return h("span", {}, h("strong", {}, format(used)), requested > 0 ? h("span", { class: "muted small" }, ` / ${format(requested)}`) : null);
}
