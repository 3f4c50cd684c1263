// Numbers and times as people read them.

import { h } from "./dom.js";

let skew = 0;

/** The server's clock counts: a browser whose own is wrong still shows right ages. */
export function setServerTime(at) {
  skew = Date.parse(at) - Date.now();
}

export function now() {
  return Date.now() + skew;
}

export function cores(milli) {
  if (milli === null) return "–";
  if (milli === 0) return "0";
  if (milli < 1000) return `${milli}m`;
  const value = milli / 1000;
  return value < 100 ? trimmed(value.toFixed(2)) : Math.round(value).toLocaleString("en");
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

export function bytes(count) {
  if (count === null) return "–";
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 && unit > 0 ? trimmed(value.toFixed(1)) : Math.round(value)} ${UNITS[unit]}`;
}

function trimmed(text) {
  return text.replace(/\.?0+$/, "");
}

/** A quantity as an autoscaler's status writes it; thousandths of something large are noise to a reader. */
export function quantity(text) {
  const milli = /^(\d+)m$/.exec(text);
  return milli && milli[1] >= 1000 ? new Intl.NumberFormat("en", { maximumSignificantDigits: 4 }).format(milli[1] / 1000) : text;
}

export function percent(part, whole) {
  return whole > 0 && part !== null ? Math.round(part / whole * 100) : null;
}

export function count(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

export function duration(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d`;
}

export function clock(at) {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

function isToday(date) {
  const today = new Date(now());
  return date.toDateString() === today.toDateString();
}

/** A moment, with its age; the exact time is in the title. */
export function moment(at, prefix = "") {
  const date = new Date(at);
  const day = isToday(date) ? "" : `${date.toLocaleDateString("en-GB", { day: "numeric", month: "short" })} `;
  return h("time", { datetime: at, title: date.toISOString() }, `${prefix}${day}${clock(at)}`);
}

/** Only the age, for tables. */
export function age(at) {
  if (at === null || at === undefined) return "–";
  return h("time", { datetime: at, title: new Date(at).toISOString() }, duration(now() - Date.parse(at)));
}

/** `since 02:14:08 · 6 min`. */
export function since(at) {
  return h("span", { class: "since" }, moment(at, "since "), " · ", duration(now() - Date.parse(at)));
}
