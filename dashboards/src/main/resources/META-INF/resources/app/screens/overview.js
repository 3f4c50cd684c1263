import { h } from "../dom.js";
import { bytes, cores, count, percent, since } from "../format.js";
import { card, decision, empty, icon } from "../parts.js";
import { plot } from "../plot.js";

export function title() {
  return "Overview";
}

export function draw(screen, status) {
  return [
    tiles(screen, status),
    h("div", { class: "columns", "data-key": "columns" },
      h("div", { class: "column-main" }, failing(screen), changed(screen)),
      h("div", { class: "column-side" }, capacity(screen))),
  ];
}

function tiles(screen, status) {
  const failing = status.critical + status.warnings;
  const { totals } = screen;
  return h("dl", { class: "tiles", "data-key": "tiles" },
    tile("Failing now", failing === 0 ? "Nothing" : String(failing),
      failing === 0 ? "all sources live" : `${status.critical} critical, ${count(status.warnings, "warning", "warnings")}`,
      status.critical > 0 ? "critical" : status.warnings > 0 ? "warning" : "good"),
    tile("Nodes ready", `${status.readyNodes.toLocaleString("en")}`, `of ${status.nodes.toLocaleString("en")}`,
      status.readyNodes < status.nodes ? "critical" : ""),
    tile("Pods running", status.runningPods.toLocaleString("en"), `${status.startingPods.toLocaleString("en")} starting`),
    tile("Pods without a node", status.waitingPods.toLocaleString("en"), status.waitingPods > 0 ? "see Pending" : "none waits",
      status.waitingPods > 0 ? "warning" : ""),
    share("CPU used", totals.usedCpuMilli, totals.requestedCpuMilli, totals.allocatableCpuMilli, cores),
    share("Memory used", totals.usedMemoryBytes, totals.requestedMemoryBytes, totals.allocatableMemoryBytes, bytes));
}

function tile(label, value, note, kind = "") {
  return h("div", { class: `tile ${kind}` }, h("dt", {}, label), h("dd", {}, h("span", { class: "tile-value" }, value),
    h("span", { class: "tile-note" }, note)));
}

function share(label, used, requested, whole, format) {
  const usedShare = percent(used, whole);
  const requestedShare = percent(requested, whole);
  return h("div", { class: "tile" }, h("dt", {}, label), h("dd", {},
    h("span", { class: "tile-value" }, usedShare === null ? "–" : `${usedShare}%`),
    h("span", { class: "tile-note" }, requestedShare === null ? "no nodes yet"
      : `${requestedShare}% requested of ${format(whole)}`),
    h("span", { class: "meter", "aria-hidden": "true", vars: { "--used": `${usedShare ?? 0}%`, "--requested": `${Math.min(100, requestedShare ?? 0)}%` } })));
}

function failing(screen) {
  return card("Failing now", { class: "failing" }, screen.problems.length === 0
    ? empty("Nothing is failing.", "Nodes are ready, pods have nodes, and every autoscaler can see and act.", "good")
    : h("ul", { class: "problems" }, screen.problems.map(problem)),
  screen.moreProblems > 0 ? h("p", { class: "more muted" }, `and ${screen.moreProblems} more`) : null);
}

function problem(item) {
  const kind = item.severity.toLowerCase();
  return h("li", { class: `problem ${kind}`, "data-key": item.id },
    icon(kind, kind),
    h("div", {},
      h("p", { class: "problem-title" }, item.link ? h("a", { href: `#/${item.link}` }, item.title) : item.title),
      item.detail ? h("p", { class: "problem-detail" }, item.detail) : null,
      h("p", { class: "problem-meta" }, since(item.since),
        item.count > 1 || !item.title.includes(item.examples[0])
          ? h("span", { class: "examples" }, " · ", item.examples.join(", "), item.count > item.examples.length ? ", …" : "")
          : null)));
}

function changed(screen) {
  return card("What changed", { aside: h("a", { href: "#/decisions?scope=changes" }, "All decisions") }, screen.decisions.length === 0
    ? empty("No decision yet.", "As soon as an autoscaler changes something, it appears here with its reason.")
    : h("ol", { class: "decisions" }, screen.decisions.map(decision)));
}

function capacity(screen) {
  const format = value => cores(Math.round(value * 1000));
  return card("Capacity", {},
    plot("cpu", "CPU, cores", screen.capacity, [
      { column: "cpuUsed", label: "used", color: "--series-1", fill: "--series-1-fill" },
      { column: "cpuRequested", label: "requested", color: "--series-2", step: true },
      { column: "cpuAllocatable", label: "allocatable", color: "--series-limit", dash: [5, 4], step: true, width: 1.5 },
    ], { format }),
    plot("memory", "Memory", screen.capacity, [
      { column: "memoryUsed", label: "used", color: "--series-1", fill: "--series-1-fill" },
      { column: "memoryRequested", label: "requested", color: "--series-2", step: true },
      { column: "memoryAllocatable", label: "allocatable", color: "--series-limit", dash: [5, 4], step: true, width: 1.5 },
    ], { format: bytes, ticks: "bytes" }),
    plot("pods", "Pods", screen.capacity, [
      { column: "runningPods", label: "running", color: "--series-1", step: true },
      { column: "waitingPods", label: "without a node", color: "--series-bad", step: true },
    ], { ticks: "whole" }),
    plot("nodes", "Nodes", screen.capacity, [
      { column: "nodes", label: "all", color: "--series-limit", dash: [5, 4], step: true, width: 1.5 },
      { column: "readyNodes", label: "ready", color: "--series-3", step: true },
    ], { ticks: "whole", height: 110 }));
}
