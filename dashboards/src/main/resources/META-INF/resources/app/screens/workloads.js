import { h } from "../dom.js";
import { age, quantity } from "../format.js";
import { badge, empty, spark } from "../parts.js";
import { search, table } from "../table.js";

export function title() {
  return "Workloads";
}

export const STATES = {
  BLIND: ["cannot see metrics", "critical"],
  AT_MAXIMUM: ["at maximum", "warning"],
  GROWING: ["growing", "info"],
  SHRINKING: ["shrinking", "info"],
  STEADY: ["steady", "neutral"],
  UNKNOWN: ["autoscaler gone", "neutral"],
};

export function draw(screen, status, parameters) {
  return [
    search(parameters, "Search workloads"),
    table("workloads", parameters, "Autoscaled workloads", screen.table, [
      { title: "Workload", sort: "name", cell: row => h("div", { class: "stack" },
        h("a", { href: `#/${row.link}`, class: "subject" }, row.target),
        h("span", { class: "muted small" }, `${row.namespace} · ${row.kind}`)) },
      { title: "State", sort: "state", cell: row => badge(...STATES[row.state]) },
      { title: "Replicas", sort: "replicas", first: "desc", class: "number", cell: row => replicas(row) },
      { title: "Bounds", class: "number", cell: row => `${row.minReplicas}–${row.maxReplicas}` },
      { title: "Metrics against target", sort: "pressure", first: "desc", cell: row => metrics(row) },
      { title: "Replicas lately", cell: row => spark(row.replicaTimes, row.replicaValues) },
      { title: "Last decision", sort: "decided", first: "desc", class: "wide", cell: row => row.lastDecidedAt === null
        ? h("span", { class: "muted" }, "none yet")
        : h("div", { class: "stack" }, h("span", { class: "clamp" }, row.lastSentence),
          h("span", { class: "muted small" }, age(row.lastDecidedAt), " ago")) },
    ], {
      key: row => `${row.namespace}/${row.name}`,
      none: empty("No workload is autoscaled.", "Create a HorizontalPodAutoscaler and it appears here by itself."),
    }),
  ];
}

export function replicas(row) {
  return h("span", { class: "replicas" }, h("strong", {}, row.replicas),
    row.desired !== row.replicas ? h("span", { class: "desired" }, ` → ${row.desired}`) : null,
    row.ready !== null && row.ready !== row.replicas ? h("span", { class: "muted small" }, ` ${row.ready} ready`) : null);
}

export function metrics(row) {
  if (row.metrics.length === 0) return h("span", { class: "muted" }, "none read");
  return h("ul", { class: "metrics" }, row.metrics.map(metric => h("li", {},
    h("span", { class: "metric-name" }, metric.name),
    h("span", { class: "metric-values" }, h("strong", {}, quantity(metric.current) || "–"), ` / ${quantity(metric.target)}`),
    h("span", {
      class: `meter against ${metric.share > 1.1 ? "full" : ""}`, "aria-hidden": "true",
      vars: { "--used": `${Math.min(100, (metric.share ?? 0) / 1.5 * 100)}%` },
    }))));
}
