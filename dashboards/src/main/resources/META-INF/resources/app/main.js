// The page: which screen the address names, the live connection behind it, and what stands around every screen.

import { h, patch } from "./dom.js";
import { clock, setServerTime, since } from "./format.js";
import { follow } from "./live.js";
import { empty, icon, loading } from "./parts.js";
import { drawPlots } from "./plot.js";
import * as decisions from "./screens/decisions.js";
import * as groups from "./screens/groups.js";
import * as nodes from "./screens/nodes.js";
import * as overview from "./screens/overview.js";
import * as pending from "./screens/pending.js";
import * as pods from "./screens/pods.js";
import * as workload from "./screens/workload.js";
import * as workloads from "./screens/workloads.js";

const SCREENS = { overview, workloads, workload, nodes, pods, pending, groups, decisions };
const NAVIGATION = [
  ["overview", "Overview"], ["workloads", "Workloads"], ["nodes", "Nodes"], ["pods", "Pods"], ["pending", "Pending"],
  ["groups", "Node groups"], ["decisions", "Decisions"],
];

const main = document.getElementById("main");
const announcer = document.getElementById("announcer");

let place = null;
let connection = null;
let shown = null;
let state = { name: "connecting", since: new Date() };
let announced = null;

function readAddress() {
  const [name, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const screen = Object.hasOwn(SCREENS, name) ? name : name === "" ? "overview" : null;
  return { screen, parameters: new URLSearchParams(query) };
}

function go() {
  if (location.hash === "#main") return;
  const next = readAddress();
  const sameScreen = place !== null && place.screen === next.screen
      && next.parameters.get("name") === place.parameters.get("name");
  const opening = place === null;
  place = next;
  if (next.screen === null) {
    connection?.close();
    connection = null;
    shown = null;
    patch(main, empty("There is no such screen.", "Choose one above."));
    drawNavigation();
    return;
  }
  if (!sameScreen) {
    shown = null;
    patch(main, frameOf(next.screen, loading()));
    if (!opening) {
      main.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }
  drawTitle();
  connect();
  drawNavigation();
  document.querySelector("#nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function connect() {
  connection?.close();
  const { screen, parameters } = place;
  const query = parameters.toString();
  connection = follow(`api/${screen}/live${query ? `?${query}` : ""}`, {
    frame(data) {
      setServerTime(data.at);
      announce(data.status.latest);
      shown = data;
      draw();
    },
    tick(at) {
      setServerTime(at);
      draw();
    },
    state(name, at) {
      state = { name, since: at };
      drawConnection();
      drawBanners();
    },
    refused(message) {
      shown = null;
      patch(main, frameOf(screen, empty("That cannot be shown.", message)));
    },
  });
}

/** The number of critical problems stands in the title: a tab in the background shows it. */
function drawTitle() {
  const critical = shown?.status.critical ?? 0;
  const title = `${critical > 0 ? `(${critical}) ` : ""}${SCREENS[place.screen].title(place.parameters)} · Windlass`;
  if (document.title !== title) document.title = title;
}

function frameOf(screen, ...content) {
  return h("div", { class: `screen screen-${screen}`, "data-key": screen },
    h("h1", { "data-key": "title" }, SCREENS[screen].title(place.parameters)), ...content);
}

function draw() {
  if (shown === null) return;
  patch(main, frameOf(place.screen, ...SCREENS[place.screen].draw(shown.screen, shown.status, place.parameters)));
  drawPlots();
  drawTitle();
  drawNavigation();
  drawConnection();
  drawBanners();
}

function drawNavigation() {
  const status = shown?.status;
  const current = place.screen === "workload" ? "workloads" : place.screen;
  patch(document.getElementById("nav"), NAVIGATION.map(([name, title]) => h("li", { "data-key": name },
    h("a", { href: `#/${name}`, "aria-current": name === current ? "page" : null }, title, mark(name, status)))));
}

function mark(name, status) {
  if (!status) return null;
  if (name === "pending" && status.waitingPods > 0) {
    return h("span", { class: "mark warning" }, status.waitingPods.toLocaleString("en"));
  }
  if (name === "overview" && status.critical + status.warnings > 0) {
    return h("span", { class: `mark ${status.critical > 0 ? "critical" : "warning"}` },
      status.critical + status.warnings, h("span", { class: "visually-hidden" }, " problems"));
  }
  return null;
}

function drawConnection() {
  const catching = shown?.status.sources.some(source => source.connection === "CATCHING_UP");
  const lost = shown?.status.sources.some(source => source.connection === "LOST");
  const [kind, text] = state.name === "lost" ? ["lost", "Disconnected"]
    : state.name === "connecting" ? ["waiting", "Connecting"]
    : lost ? ["lost", "Degraded"]
    : catching ? ["waiting", "Catching up"]
    : ["live", "Live"];
  patch(document.getElementById("connection"), h("span", { class: `dot ${kind}` }), h("span", { class: "connection-text" }, text));
}

const ORIGINS = { KAFKA: "Kafka", KUBERNETES: "The API server" };

function drawBanners() {
  const banners = [];
  if (state.name === "lost") {
    banners.push(banner("lost-console", "critical", "The console does not answer.",
      ` What you see is as of ${clock(state.since)}. Reconnecting by itself.`));
  }
  for (const origin of Object.keys(ORIGINS)) {
    const sources = (shown?.status.sources ?? []).filter(source => source.origin === origin);
    const lost = sources.filter(source => source.connection === "LOST");
    const catching = sources.filter(source => source.connection === "CATCHING_UP");
    if (lost.length > 0) {
      const first = lost.reduce((a, b) => a.since < b.since ? a : b);
      banners.push(banner(`lost-${origin}`, "critical", `${ORIGINS[origin]} cannot be reached`, " ", since(first.since), ". ",
        origin === "KAFKA" ? "Usage and decisions are as of then." : "Objects are as of then.",
        first.detail ? h("span", { class: "banner-detail" }, first.detail) : null));
    } else if (catching.length > 0) {
      banners.push(banner(`catching-${origin}`, "neutral", "Catching up",
        ` with ${catching.map(source => source.name).join(", ")}: what is shown has gaps for a moment.`));
    }
  }
  patch(document.getElementById("banners"), banners);
}

function banner(key, kind, title, ...text) {
  return h("div", { class: `banner ${kind}`, "data-key": key }, icon(kind === "critical" ? "critical" : "warning"),
    h("p", {}, h("strong", {}, title), ...text));
}

/** Tells a new decision to those who listen rather than look; what was there when the page opened is not news. */
function announce(latest) {
  if (latest === null) return;
  if (announced !== null && announced !== latest.id) {
    announcer.append(h("p", {}, `${latest.subject}: ${latest.from} to ${latest.to}. ${latest.sentence}`));
    while (announcer.childElementCount > 5) announcer.firstElementChild.remove();
  }
  announced = latest.id;
}

let typing = null;
document.addEventListener("input", event => {
  if (event.target.dataset?.search === undefined) return;
  clearTimeout(typing);
  typing = setTimeout(() => {
    const parameters = new URLSearchParams(place.parameters);
    parameters.delete("page");
    if (event.target.value) parameters.set("q", event.target.value);
    else parameters.delete("q");
    const query = parameters.toString();
    history.replaceState(null, "", `#/${place.screen}${query ? `?${query}` : ""}`);
    go();
  }, 200);
});

document.addEventListener("keydown", event => {
  const field = event.target.closest?.("input, textarea, select");
  if (event.key === "/" && !field && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.getElementById("search");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
});

document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});

addEventListener("hashchange", go);

// A browser holds few connections to one server: pages that nobody looks at give theirs back after a while.
const UNSEEN = 5 * 60 * 1000;
let unseen = null;
document.addEventListener("visibilitychange", () => {
  clearTimeout(unseen);
  if (document.hidden) {
    unseen = setTimeout(() => {
      connection?.close();
      connection = null;
    }, UNSEEN);
  } else if (connection === null && place.screen !== null) {
    connect();
  }
});
addEventListener("pagehide", () => connection?.close());
addEventListener("pageshow", event => {
  if (event.persisted) go();
});
// Ages grow although nothing happens.
setInterval(() => {
  if (!document.hidden) draw();
}, 5000);

go();
