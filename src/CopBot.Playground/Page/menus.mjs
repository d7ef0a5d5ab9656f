// A menu beside a button: arrow keys, Home and End move, letters jump, Escape or a click elsewhere closes (WAI-ARIA APG, menu button).
import { el, icon } from './dom.mjs';

let open = null;

/**
 * items: { label, icon?, picture?, note?, checked?, danger?, row?: [{label, text}], act } or 'line'.
 * `checked` makes it a choice among several; `row` lays small choices side by side.
 */
export function openMenu(anchor, items, { label, at = null } = {}) {
  const again = open?.anchor === anchor;
  closeMenu();
  if (again) return;
  const menu = el('div.menu', { role: 'menu', 'aria-label': label, popover: 'auto', tabindex: '-1' }, items.map(build));
  (anchor.closest('.top, nav, main, aside') ?? document.body).append(menu);
  open = { anchor, menu };
  anchor.setAttribute('aria-expanded', 'true');
  menu.addEventListener('keydown', keys);
  menu.addEventListener('toggle', event => { if (event.newState === 'closed') cleanUp(menu, anchor); });
  menu.showPopover();
  place(menu, at ?? anchor.getBoundingClientRect());
  (menu.querySelector('[aria-checked=true]') ?? menu.querySelector('[role^=menuitem]'))?.focus();
}

export function closeMenu() { open?.menu.hidePopover(); }

function cleanUp(menu, anchor) {
  const inside = menu.contains(document.activeElement) || document.activeElement === document.body;
  menu.remove();
  anchor.setAttribute('aria-expanded', 'false');
  if (open?.menu === menu) open = null;
  if (inside && anchor.isConnected) anchor.focus({ preventScroll: true });
}

function build(item) {
  if (item === 'line') return el('div.menu-line', { role: 'separator' });
  if (item.row) {
    return el('div.menu-row', { role: 'group', 'aria-label': item.label },
      item.row.map(one => el('button', { type: 'button', role: 'menuitem', tabindex: '-1', 'aria-label': one.label, onclick: () => pick(one) }, one.text)));
  }
  const choice = item.checked !== undefined;
  return el('button.menu-item', {
    type: 'button', role: choice ? 'menuitemradio' : 'menuitem', tabindex: '-1',
    'aria-checked': choice ? String(item.checked) : null, class: item.danger ? 'danger' : '', onclick: () => pick(item),
  }, item.picture ?? (item.icon && icon(item.icon)), el('span.menu-label', {}, item.label, item.note && el('small', {}, item.note)), item.checked && icon('check'));
}

function pick(item) { closeMenu(); item.act(); }

function place(menu, anchor) {
  const box = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(anchor.left, innerWidth - box.width - 8));
  const below = anchor.bottom + 6;
  const top = below + box.height > innerHeight - 8 ? Math.max(8, anchor.top - box.height - 6) : below;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}

function keys(event) {
  const items = [...event.currentTarget.querySelectorAll('[role^=menuitem]')];
  const at = items.indexOf(document.activeElement);
  const go = index => { event.preventDefault(); items[(index + items.length) % items.length]?.focus(); };
  if (event.key === 'ArrowDown' || event.key === 'ArrowRight') go(at + 1);
  else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') go(at - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(items.length - 1);
  else if (event.key === 'Tab') closeMenu();
  else if (event.key.length === 1 && /\S/.test(event.key)) {
    const next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find(item => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()));
    next?.focus();
  }
}
