// Making elements. Text always goes in as text; only what the server made safe goes in as HTML, and says so (`html`).

/**
 * el('button.quiet', { type: 'button', 'aria-label': 'Close', onclick: close, data: { act: 'x' } }, 'text', node, …)
 * null, undefined and false attributes and children are left out; true makes an empty attribute.
 */
export function el(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split('.');
  const node = document.createElement(tag || 'div');
  if (classes.length) node.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'html') node.innerHTML = value;
    else if (name === 'data') for (const [key, item] of Object.entries(value)) { if (item !== null && item !== undefined) node.dataset[key] = item; }
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') { if (value) node.className = `${node.className} ${value}`.trim(); }
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

export const $ = id => document.getElementById(id);

export const iconButton = (name, label, onclick, extra = {}) =>
  el('button.icon-button', { type: 'button', 'aria-label': label, title: label, onclick, ...extra }, icon(name));

/** Says something to screen readers only. */
export function speak(text) {
  const spoken = $('spoken');
  spoken.textContent = '';
  requestAnimationFrame(() => { spoken.textContent = text; });
}

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
