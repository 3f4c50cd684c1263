import { h } from "../dom.js";
import { age, count, since } from "../format.js";
import { badge, empty } from "../parts.js";
import { plot } from "../plot.js";

export function title() {
  return "Node groups";
}

export function draw(screen) {
  if (screen.groups.length === 0) {
    return [empty("No node group is known.", "Groups appear with the cluster-autoscaler's first status or decision.")];
  }
  return [
    h("div", { class: "groups", "data-key": "groups" }, screen.groups.map(group)),
    screen.total > screen.groups.length
      ? h("p", { class: "muted" }, `The first ${screen.groups.length} of ${screen.total} groups are shown.`) : null,
  ];
}

function group(row) {
  return h("section", { class: "card", "data-key": row.name, "aria-label": `Node group ${row.name}` },
    h("div", { class: "card-head" }, h("h2", {}, row.name), state(row)),
    h("p", { class: "group-size" }, h("strong", {}, count(row.targetSize, "node", "nodes")),
      h("span", { class: "muted" }, ` wanted, ${row.ready} ready`, row.known ? `, between ${row.minSize} and ${row.maxSize}` : "")),
    row.trouble ? h("p", { class: "text-critical" }, row.trouble, " ", since(row.troubleSince)) : null,
    plot(`group-${row.name}`, "Size", row.sizes, [
      { column: "target", label: "wanted", color: "--series-2", step: true, dash: [6, 3] },
      { column: "ready", label: "ready", color: "--series-3", step: true, fill: "--series-3-fill" },
    ], { ticks: "whole", height: 120 }),
    row.lastSentence ? h("p", { class: "sentence" }, row.lastSentence, h("span", { class: "muted" }, " ", age(row.lastDecidedAt), " ago"))
      : h("p", { class: "muted" }, "No decision yet."));
}

function state(row) {
  if (row.trouble) return badge("in trouble", "critical");
  if (!row.known) return badge("known from decisions", "neutral");
  if (row.targetSize >= row.maxSize) return badge("at maximum", "warning");
  if (row.ready < row.targetSize) return badge("growing", "info");
  if (row.ready > row.targetSize) return badge("shrinking", "info");
  return badge("steady", "good");
}
