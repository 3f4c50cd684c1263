// Building and patching the page. Everything that comes from the cluster becomes a text node or an attribute value: there is no
// way from a string to markup here, and the page's Content-Security-Policy (Trusted Types) forbids any other.

const SVG = "http://www.w3.org/2000/svg";

/** An element: h("a", {class: "name", href: "#/nodes"}, "text", child, [children]). Null and false children are left out. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "vars") {
      for (const [variable, setting] of Object.entries(value)) element.style.setProperty(variable, setting);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else if (child instanceof Node) element.append(child);
    else element.append(document.createTextNode(String(child)));
  }
}

/**
 * Makes the children of `parent` look like `next`, keeping every node that can stay: focus, selection, scroll position, open
 * details and plots survive a live update. Nodes with the same `data-key` are the same thing; a node with `data-keep` looks after
 * its own children.
 */
export function patch(parent, ...next) {
  const template = document.createDocumentFragment();
  append(template, next);
  patchChildren(parent, template);
}

function patchChildren(parent, template) {
  const keyed = new Map();
  for (const child of parent.children) {
    if (child.dataset.key !== undefined) keyed.set(child.dataset.key, child);
  }
  let old = parent.firstChild;
  for (const wanted of [...template.childNodes]) {
    const key = wanted.dataset?.key;
    const known = key === undefined ? (isSame(old, wanted) ? old : null) : keyed.get(key);
    if (known && isSame(known, wanted)) {
      if (known === old) old = old.nextSibling;
      else parent.insertBefore(known, old);
      patchNode(known, wanted);
    } else {
      parent.insertBefore(wanted, old);
    }
  }
  while (old) {
    const following = old.nextSibling;
    old.remove();
    old = following;
  }
}

function isSame(old, wanted) {
  return old !== null && old !== undefined && old.nodeType === wanted.nodeType && old.nodeName === wanted.nodeName
      && old.dataset?.key === wanted.dataset?.key;
}

function patchNode(old, wanted) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== wanted.data) old.data = wanted.data;
    return;
  }
  patchAttributes(old, wanted);
  if (old.dataset.keep === undefined) patchChildren(old, wanted);
}

function patchAttributes(old, wanted) {
  for (const { name, value } of [...wanted.attributes]) {
    // A style attribute may not be set under the policy, its object may.
    if (name !== "style" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    // Whether details are open is the reader's business.
    if (name !== "open" && name !== "style" && !wanted.hasAttribute(name)) old.removeAttribute(name);
  }
  if (old.style && old.style.cssText !== wanted.style.cssText) old.style.cssText = wanted.style.cssText;
  if (old.nodeName === "INPUT" && old !== document.activeElement) old.value = wanted.getAttribute("value") ?? "";
}
