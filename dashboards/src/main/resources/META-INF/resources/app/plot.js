// Plots by uPlot, kept across live updates, in the colours of the page.

import uPlot from "../webjars/uplot/dist/uPlot.esm.js";
import { h } from "./dom.js";

const INCREMENTS = {
  whole: [1, 2, 5].flatMap(step => [0, 1, 2, 3, 4, 5].map(power => step * 10 ** power)).sort((a, b) => a - b),
  bytes: Array.from({ length: 41 }, (_, power) => 2 ** (power + 10)),
};

const plots = new Map();
const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", () => {
  for (const plot of plots.values()) plot.build();
});

/**
 * A place for a plot, to be put into a screen. `series` is one of the server's column sets; `lines` names its columns:
 * {column, label, color, dash?, step?, fill?, width?}. Options: `format` of a value, `ticks` `whole` or `bytes`, `height`. After the page is patched, call `drawPlots`.
 */
export function plot(id, title, series, lines, options = {}) {
  const chosen = lines.map(line => series.values[series.labels.indexOf(line.column)] ?? []);
  wanted.set(id, { data: [series.at, ...chosen], lines, options });
  return h("figure", { class: "plot", "data-key": `plot-${id}` },
    h("figcaption", {}, h("span", { class: "plot-title" }, title),
      h("ul", { class: "legend" }, lines.map((line, i) => h("li", { class: line.dash ? "dashed" : "" },
        h("span", { class: "swatch", vars: { "--swatch": `var(${line.color})` } }),
        line.label, " ",
        h("strong", {}, last(chosen[i], options.format)))))),
    series.at.length < 2
      ? h("p", { class: "plot-empty muted" }, "The curve begins with the second measurement.")
      : h("div", {
        class: "plot-canvas", "data-plot": id, "data-keep": true, role: "img", "aria-label": words(title, lines, chosen, options),
      }));
}

const wanted = new Map();

function last(values, format) {
  for (let i = values.length - 1; i >= 0; i--) {
    if (values[i] !== null) return format ? format(values[i]) : String(values[i]);
  }
  return "–";
}

/** What the plot shows, for those who cannot see it: now, lowest and highest of each line. */
function words(title, lines, columns, options) {
  const format = options.format ?? String;
  return `${title}. ` + lines.map((line, i) => {
    const known = columns[i].filter(value => value !== null);
    return known.length === 0
        ? `${line.label}: no values`
        : `${line.label}: now ${last(columns[i], format)}, lowest ${format(Math.min(...known))}, highest ${format(Math.max(...known))}`;
  }).join("; ");
}

/** Draws what `plot` has placed, and forgets what is no longer on the page. */
export function drawPlots() {
  for (const [id, kept] of plots) {
    if (!kept.place.isConnected || !wanted.has(id)) {
      kept.destroy();
      plots.delete(id);
    }
  }
  for (const [id, { data, lines, options }] of wanted) {
    const place = document.querySelector(`[data-plot="${CSS.escape(id)}"]`);
    if (!place) continue;
    const shape = JSON.stringify(lines);
    const kept = plots.get(id);
    if (kept && kept.place === place && kept.shape === shape) kept.update(data);
    else {
      kept?.destroy();
      plots.set(id, new Plot(place, shape, data, lines, options));
    }
  }
  wanted.clear();
}

class Plot {
  constructor(place, shape, data, lines, options) {
    Object.assign(this, { place, shape, data, lines, options });
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(place);
    this.build();
  }

  build() {
    this.chart?.destroy();
    const color = name => resolved(this.place, name);
    const axis = {
      stroke: color("--muted"), font: `11px ${getComputedStyle(this.place).fontFamily}`,
      grid: { stroke: color("--grid"), width: 1 }, ticks: { show: false },
    };
    const stepped = uPlot.paths.stepped({ align: 1 });
    this.chart = new uPlot({
      width: this.width(), height: this.options.height ?? 150, padding: [10, 8, 0, 0],
      legend: { show: false }, cursor: { y: false, points: { size: 6 } },
      scales: { x: { time: true }, y: { range: (_, low, high) => bounds(low, high, this.options) } },
      axes: [
        { ...axis, space: 70, size: 26, gap: 4, values: [
          [86400, "{DD}/{MM}", null, null, null, null, null, null, 1],
          [3600, "{HH}:{mm}", null, null, null, null, null, null, 1],
          [60, "{HH}:{mm}", null, null, null, null, null, null, 1],
          [1, "{HH}:{mm}:{ss}", null, null, null, null, null, null, 1],
        ] },
        { ...axis, size: 52, space: 28, values: (_, ticks) => ticks.map(t => this.options.format ? this.options.format(t) : t),
          incrs: INCREMENTS[this.options.ticks] },
      ],
      series: [{}, ...this.lines.map(line => ({
        label: line.label, stroke: color(line.color), width: line.width ?? 2, dash: line.dash,
        fill: line.fill ? color(line.fill) : undefined, paths: line.step ? stepped : undefined,
        points: { show: false }, spanGaps: false,
      }))],
      plugins: [tooltip(this)],
    }, this.data, this.place);
  }

  width() {
    return Math.max(200, this.place.clientWidth);
  }

  update(data) {
    this.data = data;
    this.chart.setData(data);
  }

  resize() {
    if (this.place.clientWidth > 0 && this.chart.width !== this.width()) {
      this.chart.setSize({ width: this.width(), height: this.chart.height });
    }
  }

  destroy() {
    this.observer.disconnect();
    this.chart.destroy();
  }
}

/** The canvas knows no custom properties and no light-dark(): what the page makes of a color is read from an element. */
function resolved(place, name) {
  const probe = h("span", { hidden: true });
  probe.style.color = `var(${name})`;
  place.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

function bounds(low, high, options) {
  const top = Math.max(high ?? 0, options.atLeast ?? 1);
  return [0, top * 1.08];
}

/** The values under the pointer. */
function tooltip(plot) {
  let box;
  return {
    hooks: {
      init: chart => {
        box = h("div", { class: "plot-tip", "aria-hidden": "true", hidden: true });
        chart.over.append(box);
        chart.over.addEventListener("mouseleave", () => { box.hidden = true; });
      },
      setCursor: chart => {
        const { idx, left } = chart.cursor;
        if (idx === null || idx === undefined || left < 0) {
          if (box) box.hidden = true;
          return;
        }
        const format = plot.options.format ?? String;
        box.replaceChildren(
          h("div", { class: "muted" }, new Date(plot.data[0][idx] * 1000).toLocaleTimeString("en-GB")),
          ...plot.lines.map((line, i) => h("div", {}, `${line.label} `,
            h("strong", {}, plot.data[i + 1][idx] === null ? "–" : format(plot.data[i + 1][idx])))));
        box.hidden = false;
        const right = left > chart.over.clientWidth / 2;
        box.style.left = right ? "auto" : `${left + 12}px`;
        box.style.right = right ? `${chart.over.clientWidth - left + 12}px` : "auto";
      },
    },
  };
}
