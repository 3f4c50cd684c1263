// Tables whose rows the server chose: sorting and paging are links, so that they work by keyboard and an address can be shared.

import { h } from "./dom.js";
import { empty, icon } from "./parts.js";

/** The address of the screen with some of its parameters changed. */
export function link(screen, parameters, changes) {
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "" || value === null) next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return `#/${screen}${query ? `?${query}` : ""}`;
}

/** The search field; main.js listens for its input. */
export function search(parameters, label, ...others) {
  return h("div", { class: "toolbar", role: "search", "data-key": "toolbar" },
    h("label", { class: "search" }, icon("search"), h("span", { class: "visually-hidden" }, label),
      h("input", {
        type: "search", id: "search", "data-search": true, placeholder: label, value: parameters.get("q") ?? "",
        autocomplete: "off", spellcheck: "false",
      })),
    ...others);
}

/**
 * A table; the roles are spelled out because narrow screens show its rows as blocks, and browsers then forget them. Each column: {title, sort?, class?, cell(row)}; the first column names the row.
 */
export function table(screen, parameters, caption, data, columns, options = {}) {
  if (data.total === 0) return options.none;
  if (data.matching === 0) return empty("Nothing matches the search.", "Every word must occur in the row.");
  return h("div", { class: "table-box", "data-key": "table" },
    h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": `${caption}, table` },
      h("table", { class: `data ${options.class ?? ""}`, role: "table" },
        h("caption", { class: "visually-hidden" }, caption),
        h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(column => heading(screen, parameters, data, column)))),
        h("tbody", { role: "rowgroup" }, data.rows.map(row => h("tr", { role: "row", "data-key": options.key(row) },
          columns.map((column, i) => i === 0
            ? h("th", { scope: "row", role: "rowheader", class: column.class }, column.cell(row))
            : h("td", { role: "cell", class: column.class, "data-title": column.title }, column.cell(row)))))))),
    footer(screen, parameters, data));
}

function heading(screen, parameters, data, column) {
  if (!column.sort) return h("th", { scope: "col", role: "columnheader", class: column.class }, column.title);
  const sorted = data.sort === column.sort;
  const first = column.first ?? "asc";
  const order = sorted ? (data.order === "asc" ? "desc" : "asc") : first;
  return h("th", {
    scope: "col", role: "columnheader", class: column.class,
    "aria-sort": sorted ? (data.order === "asc" ? "ascending" : "descending") : null,
  }, h("a", {
    class: `sort ${sorted ? data.order : ""}`, href: link(screen, parameters, { sort: column.sort, order, page: "" }),
  }, column.title));
}

function footer(screen, parameters, data) {
  const from = (data.page - 1) * data.pageSize + 1;
  const to = Math.min(data.matching, data.page * data.pageSize);
  const of = data.matching === data.total
      ? data.total.toLocaleString("en")
      : `${data.matching.toLocaleString("en")} matching, ${data.total.toLocaleString("en")} in all`;
  return h("div", { class: "paging" },
    h("span", { class: "muted" }, `${from.toLocaleString("en")}–${to.toLocaleString("en")} of ${of}`),
    data.pages > 1 ? h("nav", { "aria-label": "Pages" },
      data.page > 1
        ? h("a", { class: "button", rel: "prev", href: link(screen, parameters, { page: data.page - 1 }) }, "Previous")
        : h("span", { class: "button off", "aria-hidden": "true" }, "Previous"),
      h("span", { class: "muted" }, `Page ${data.page} of ${data.pages.toLocaleString("en")}`),
      data.page < data.pages
        ? h("a", { class: "button", rel: "next", href: link(screen, parameters, { page: data.page + 1 }) }, "Next")
        : h("span", { class: "button off", "aria-hidden": "true" }, "Next")) : null);
}
