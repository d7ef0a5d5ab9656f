// One message at a time is in the tab order, with all its controls; arrows move to others. So Tab never walks through
// two hundred messages, and the newest message's buttons are one Shift+Tab away from the composer.
import { $ } from './dom.mjs';

const log = $('log');
const CONTROLS = 'a[href], button, audio, video, input, [role=button], .command';
let current = null;
const followers = [];
export const onCurrent = listener => followers.push(listener);

/** Puts a message's controls into the tab order, or takes them out. */
export function settleTabs(node, reachable) {
  if (node.matches('.service')) return;
  node.tabIndex = reachable ? 0 : -1;
  for (const control of node.querySelectorAll(CONTROLS)) control.tabIndex = reachable ? 0 : -1;
  for (const command of node.querySelectorAll('.command')) command.setAttribute('role', 'button');
  for (const scrolled of node.querySelectorAll('pre')) scrolled.tabIndex = reachable ? 0 : -1;
}

export function makeCurrent(node, { focus = false } = {}) {
  if (current && current !== node) {
    current.classList.remove('current', 'tapped');
    if (current.isConnected) settleTabs(current, false);
  }
  current = node;
  if (!node) return;
  node.classList.add('current');
  settleTabs(node, true);
  if (focus) node.focus({ preventScroll: false });
  for (const follower of followers) follower(node);
}

export const currentMessage = () => current;

function step(from, forward) {
  for (let at = forward ? from.nextElementSibling : from.previousElementSibling; at; at = forward ? at.nextElementSibling : at.previousElementSibling) {
    if (at.matches('.msg')) return at;
  }
  return null;
}

log.addEventListener('focusin', event => {
  const node = event.target.closest('.msg');
  if (node && node !== current) makeCurrent(node);
});

log.addEventListener('keydown', event => {
  const node = event.target.closest('.msg');
  if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Escape') { event.preventDefault(); $('composer-text')?.focus(); return; }
  if (event.target.matches('.key') && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
    const keys = [...node.querySelectorAll('.key')];
    const next = keys[keys.indexOf(event.target) + (event.key === 'ArrowRight' ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
    return;
  }
  if (event.target !== node) return;
  const all = () => [...log.querySelectorAll('.msg')];
  const next = { ArrowUp: () => step(node, false), ArrowDown: () => step(node, true), Home: () => all()[0], End: () => all().at(-1) }[event.key]?.();
  if (next) { event.preventDefault(); makeCurrent(next, { focus: true }); }
});
