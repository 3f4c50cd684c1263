import { h } from "../dom.js";
import { since } from "../format.js";
import { badge, card, decision, empty } from "../parts.js";
import { plot } from "../plot.js";
import { table } from "../table.js";
import { columns } from "./pods.js";
import { metrics, replicas, STATES } from "./workloads.js";

export function title(parameters) {
  return parameters.get("name") ? `${parameters.get("ns") ?? ""}/${parameters.get("name")}` : "Workload";
}

export function draw(screen, status, parameters) {
  const { workload } = screen;
  if (workload === null) {
    return [empty("Nothing is known of this autoscaler.",
      "It may have been deleted, or the console is still catching up. If it appears, it appears here by itself.")];
  }
  return [
    h("div", { class: "facts", "data-key": "facts" },
      fact("Target", h("span", {}, `${workload.kind} `, h("strong", {}, workload.target)), workload.namespace),
      fact("State", badge(...STATES[workload.state])),
      fact("Replicas", replicas(workload), `between ${workload.minReplicas} and ${workload.maxReplicas}`),
      fact("Metrics against target", metrics(workload))),
    why(workload),
    h("div", { class: "columns", "data-key": "columns" },
      h("div", { class: "column-main" }, timeline(screen), pods(screen, parameters)),
      h("div", { class: "column-side" }, decisions(screen), conditions(screen))),
  ];
}

function fact(label, value, note = null) {
  return h("div", { class: "fact" }, h("span", { class: "fact-label" }, label), value,
    note ? h("span", { class: "muted small" }, note) : null);
}

function why(workload) {
  if (!workload.lastSentence) return null;
  return h("p", { class: "why", "data-key": "why" }, h("strong", {}, "Last decision: "), workload.lastSentence);
}

function timeline(screen) {
  return card("Timeline", {},
    plot("replicas", "Replicas", screen.replicas, [
      { column: "replicas", label: "actual", color: "--series-1", fill: "--series-1-fill", step: true },
      { column: "desired", label: "decided", color: "--series-2", step: true, dash: [6, 3] },
      { column: "minimum", label: "minimum", color: "--series-limit", step: true, dash: [2, 4], width: 1.5 },
      { column: "maximum", label: "maximum", color: "--series-limit", step: true, dash: [5, 4], width: 1.5 },
    ], { ticks: "whole", height: 190 }),
    screen.metrics.map(metric => plot(`metric-${metric.type}-${metric.name}`,
      `${metric.name}${metric.unit === "%" ? ", % of request" : ""}`, metric.values, [
        { column: "current", label: "seen", color: "--series-3" },
        { column: "target", label: "target", color: "--series-bad", dash: [5, 4], step: true, width: 1.5 },
      ], { format: value => number(value, metric.unit), height: 150 })));
}

function number(value, unit) {
  const short = new Intl.NumberFormat("en", { notation: value >= 10000 ? "compact" : "standard", maximumFractionDigits: 2 });
  return `${short.format(value)}${unit}`;
}

function decisions(screen) {
  return card("Decisions", {}, screen.decisions.length === 0
    ? empty("No decision yet.", "The first change of replicas appears here with its reason.")
    : h("ol", { class: "decisions" }, screen.decisions.map(decision)));
}

function conditions(screen) {
  if (screen.conditions.length === 0) return null;
  return card("Conditions", {}, h("ul", { class: "conditions" }, screen.conditions.map(condition => {
    const good = condition.type === "ScalingLimited" ? !condition.holds : condition.holds;
    return h("li", { "data-key": condition.type },
      h("p", {}, h("strong", {}, condition.type), " ", badge(condition.holds ? "true" : "false", good ? "good" : "warning"),
        h("span", { class: "muted small" }, ` ${condition.reason}`)),
      h("p", { class: "problem-detail" }, condition.message),
      h("p", { class: "problem-meta" }, since(condition.since)));
  })));
}

function pods(screen, parameters) {
  return card("Pods", {}, table("workload", parameters, "Pods of the workload",
    { ...screen.pods, sort: "" }, columns().map(column => ({ ...column, sort: undefined })), {
      key: row => `${row.namespace}/${row.name}`, class: "compact",
      none: empty("It has no pods.", "Either it is scaled to zero, or its pods have not been created yet."),
    }));
}
