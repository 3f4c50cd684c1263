import { h } from "../dom.js";
import { age } from "../format.js";
import { badge, cpuMeter, empty, memoryMeter } from "../parts.js";
import { search, table } from "../table.js";

export function title() {
  return "Nodes";
}

const READINESS = {
  READY: ["ready", "good"], CORDONED: ["cordoned", "warning"], NOT_READY: ["not ready", "critical"],
};

export function draw(screen, status, parameters) {
  return [
    search(parameters, "Search nodes by name or group"),
    table("nodes", parameters, "Nodes", screen.table, [
      { title: "Node", sort: "name", cell: row => h("div", { class: "stack" },
        h("a", { href: `#/pods?node=${encodeURIComponent(row.name)}`, class: "subject" }, row.name),
        row.message ? h("span", { class: "text-critical small" }, row.message) : null) },
      { title: "Group", sort: "group", cell: row => row.group || h("span", { class: "muted" }, "–") },
      { title: "State", sort: "ready", cell: row => badge(...READINESS[row.readiness]) },
      { title: "CPU", sort: "cpu", first: "desc", class: "meter-column",
        cell: row => cpuMeter(row.usedCpuMilli, row.requestedCpuMilli, row.allocatableCpuMilli) },
      { title: "Memory", sort: "memory", first: "desc", class: "meter-column",
        cell: row => memoryMeter(row.usedMemoryBytes, row.requestedMemoryBytes, row.allocatableMemoryBytes) },
      { title: "Pods", sort: "pods", first: "desc", class: "number", cell: row => h("span", {}, h("strong", {}, row.pods),
        h("span", { class: "muted small" }, ` / ${row.allocatablePods}`)) },
      { title: "Sample", sort: "sample", class: "number", cell: row => row.silent
        ? h("span", { class: "text-critical" }, row.sampledAt ? [age(row.sampledAt), " old"] : "none")
        : age(row.sampledAt) },
      { title: "Age", sort: "age", class: "number", cell: row => age(row.createdAt) },
    ], {
      key: row => row.name,
      none: empty("There are no nodes.", "Nodes appear here as they join the cluster."),
    }),
  ];
}
