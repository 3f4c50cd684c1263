// What several screens are built of.

import { h, s } from "./dom.js";
import { age, bytes, clock, cores, moment, percent, quantity } from "./format.js";

const ICONS = {
  pods: "M8 1.500 13.500 4.500v7L8 14.500l-5.500-3v-7zM2.500 4.500 8 7.500l5.500-3M8 7.500v7",
  nodes: "M2 3h12v4H2zM2 9h12v4H2zM4.500 5h.01M4.500 11h.01",
  ok: "M3 8.500 6.500 12 13 4.500",
  critical: "M8 1.800 14.800 13.500H1.200zM8 6v3.500M8 11.600v.01",
  warning: "M8 1.500a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM8 4.800v4M8 11.100v.01",
  search: "M7 2a5 5 0 1 1 0 10A5 5 0 0 1 7 2zM10.800 10.800 14 14",
};

export function icon(name, label = "") {
  return s("svg", {
    class: `icon icon-${name}`, viewBox: "0 0 16 16", width: 16, height: 16, fill: "none", stroke: "currentColor",
    "stroke-width": 1.5, "stroke-linecap": "round", "stroke-linejoin": "round",
    ...(label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" }),
  }, s("path", { d: ICONS[name] }));
}

export function card(title, options, ...children) {
  const id = `card-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;
  return h("section", { class: `card ${options.class ?? ""}`, "aria-labelledby": id, "data-key": id },
    h("div", { class: "card-head" }, h("h2", { id }, title), options.aside ?? null),
    ...children);
}

export function empty(title, text = "", kind = "") {
  return h("div", { class: `empty ${kind}` }, kind === "good" ? icon("ok") : null,
    h("p", { class: "empty-title" }, title), text ? h("p", {}, text) : null);
}

/** `2 → 4`, in words for those who hear it. */
export function change(from, to) {
  const direction = to > from ? "up" : to < from ? "down" : "same";
  return h("span", { class: `change ${direction}` },
    h("span", { "aria-hidden": "true" }, from === to ? `${to}` : `${from} → ${to}`),
    h("span", { class: "visually-hidden" }, from === to ? `stays at ${to}` : `from ${from} to ${to}`));
}

export function badge(text, kind) {
  return h("span", { class: `badge ${kind}` }, text);
}

/** A bar with the used share filled, the requested share as a mark, and both in words. */
export function meter(label, used, requested, whole, format) {
  const usedShare = percent(used, whole);
  const requestedShare = percent(requested, whole);
  const words = usedShare === null
      ? `${label}: no sample, ${requestedShare ?? 0}% requested`
      : `${label}: ${usedShare}% used, ${requestedShare ?? 0}% requested of ${format(whole)}`;
  return h("div", { class: "meter-cell", title: words },
    h("span", { class: "meter-text" }, usedShare === null ? "–" : `${usedShare}%`,
      h("span", { class: "muted" }, ` ${format(used)} / ${format(whole)}`)),
    h("div", {
      class: `meter ${usedShare >= 90 ? "full" : usedShare >= 75 ? "high" : ""}`, role: "img", "aria-label": words,
      vars: { "--used": `${Math.min(100, usedShare ?? 0)}%`, "--requested": `${Math.min(100, requestedShare ?? 0)}%` },
    }));
}

export function cpuMeter(used, requested, whole) {
  return meter("CPU", used, requested, whole, cores);
}

export function memoryMeter(used, requested, whole) {
  return meter("Memory", used, requested, whole, bytes);
}

/** A small stepped curve of replicas; the numbers stand beside it, so it is decoration to those who cannot see it. */
export function spark(times, values, width = 96, height = 22) {
  const known = values.filter(value => value !== null);
  if (known.length === 0) return h("span", { class: "muted" }, "–");
  const first = times[0];
  const span = times[times.length - 1] - first || 1;
  const low = Math.min(...known);
  const room = Math.max(...known) - low || 1;
  let path = "";
  values.forEach((value, i) => {
    if (value === null) return;
    const x = ((times[i] - first) / span * (width - 2) + 1).toFixed(1);
    const y = (height - 3 - (value - low) / room * (height - 6)).toFixed(1);
    path += path ? `H${x}V${y}` : `M${x} ${y}`;
  });
  path += `H${width - 1}`;
  return s("svg", { class: "spark", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" },
    s("path", { d: path }));
}

const TRIGGERS = {
  "pending-pods": "pods waited",
  "horizontal-decision": "ahead of a scale-up",
  "unneeded-node": "node not needed",
  "unready-node": "node never became ready",
};

/** A decision: what changed, then why in one sentence, and on demand everything it was made of. */
export function decision(row) {
  const details = decisionDetails(row);
  return h("li", { class: `decision ${row.engine}`, "data-key": row.id },
    h("div", { class: "decision-when" },
      h("time", { datetime: row.at, title: new Date(row.at).toISOString() }, clock(row.at)),
      h("span", { class: "muted" }, age(row.at), " ago")),
    h("div", { class: "decision-what" },
      h("div", { class: "decision-line" },
        icon(row.engine === "cluster" ? "nodes" : "pods", row.engine === "cluster" ? "node group" : "workload"),
        h("a", { href: `#/${row.link}`, class: "subject" }, row.subject || "no node group"),
        change(row.from, row.to),
        row.mode === "observe" ? badge("observed only", "neutral") : null,
        row.trigger ? h("span", { class: "muted small" }, TRIGGERS[row.trigger] ?? row.trigger) : null),
      h("p", { class: "sentence" }, row.sentence),
      details.length > 0
        ? h("details", { "data-key": "details" }, h("summary", {}, "What it was decided from"), details)
        : null));
}

function decisionDetails(row) {
  const parts = [];
  if (row.metrics.length > 0) {
    parts.push(h("table", { class: "inner" },
      h("thead", {}, h("tr", {}, ["Metric", "Seen", "Target", "Proposes"].map(t => h("th", { scope: "col" }, t)))),
      h("tbody", {}, row.metrics.map(metric => h("tr", {},
        h("th", { scope: "row" }, metric.name, h("span", { class: "muted" }, ` ${metric.type}`)),
        h("td", {}, metric.current === null ? "–" : quantity(metric.current)),
        h("td", {}, quantity(metric.target)),
        h("td", {}, metric.error ?? metric.replicas))))));
  }
  if (row.limits.length > 0) {
    parts.push(h("ol", { class: "limits", "aria-label": "Rules that changed it, in order" }, row.limits.map(limit =>
      h("li", {}, h("code", {}, limit.rule), " ", change(limit.before, limit.after), " ", limit.message))));
  }
  if (row.options.length > 0) {
    parts.push(h("table", { class: "inner" },
      h("thead", {}, h("tr", {}, ["Group considered", "Nodes", "Pods", "Result"].map(t => h("th", { scope: "col" }, t)))),
      h("tbody", {}, row.options.map((option, i) => h("tr", {},
        h("th", { scope: "row" }, option.nodeGroup),
        h("td", {}, option.nodes), h("td", {}, option.pods),
        h("td", {}, option.refusal || (i === 0 ? "chosen" : "possible")))))));
  }
  if (row.nodeNames.length > 0) parts.push(names("Nodes", row.nodeNames, row.nodeNames.length));
  if (row.podNames.length > 0) parts.push(names("Pods", row.podNames, row.pods));
  return parts;
}

function names(title, list, all) {
  const shown = list.slice(0, 12);
  return h("p", { class: "names" }, h("span", { class: "muted" }, `${title}: `), shown.join(", "),
    all > shown.length ? h("span", { class: "muted" }, ` and ${all - shown.length} more`) : null);
}

export function loading() {
  return h("div", { class: "loading", role: "status" }, h("span", { class: "visually-hidden" }, "Loading"),
    h("div", { class: "bone wide" }), h("div", { class: "bone" }), h("div", { class: "bone" }), h("div", { class: "bone short" }));
}

export { moment };
