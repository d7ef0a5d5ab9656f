// The list above the composer: commands while one types "/", and inline results after "@bot". Its keys are those of the
// APG's list autocomplete. A textarea may not carry role=combobox (ARIA in HTML), so it stays a text box with
// aria-autocomplete and aria-activedescendant, and the number of choices is spoken.
import { post, readCommands } from './api.mjs';
import { el, icon, plural, speak } from './dom.mjs';
import * as store from './store.mjs';
import { sorry } from './toasts.mjs';

const PAUSE = 250;
let text = null;
let list = null;
let options = [];
let active = -1;
let dismissed = null;
let asked = 0;
let timer = null;
let commands = { of: '', at: 0, list: [] };
let onChoice = () => {};

export function setUpSuggest(textarea, listbox, chosen) {
  text = textarea;
  list = listbox;
  onChoice = chosen;
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => { const row = event.target.closest('[role=option]'); if (row) accept(Number(row.dataset.index)); });
  text.addEventListener('blur', () => setTimeout(() => { if (document.activeElement !== text) close(); }, 100));
}

/** Looks at what is written and offers what fits. */
export async function suggest() {
  const words = text.value;
  const turn = ++asked;
  clearTimeout(timer);
  if (dismissed === words) return;
  dismissed = null;
  const inline = new RegExp(`^@${store.state.bot.username}\\s(.*)$`, 'is').exec(words);
  if (inline) { timer = setTimeout(() => askInline(inline[1], turn), PAUSE); return; }
  const command = /^\/([a-z0-9_]*)$/i.exec(words);
  if (!command) { close(); return; }
  const all = await known();
  if (turn === asked) offerCommands(all, command[1].toLowerCase());
}

async function known() {
  const of = `${store.state.as}|${store.state.open}`;
  if (commands.of !== of || performance.now() - commands.at > 5000) {
    const list = await readCommands(store.state.as, store.state.open);
    commands = { of, at: performance.now(), list: list.map(item => ({ ...item, command: item.command.replace(/^\//, '') })) };
  }
  return commands.list;
}

function offerCommands(all, typed) {
  const fits = [...all.filter(item => item.command.startsWith(typed)), ...all.filter(item => !item.command.startsWith(typed) && item.command.includes(typed) && typed.length > 1)];
  if (fits.length === 1 && fits[0].command === typed) { close(); return; }
  show(fits.map(item => ({ title: `/${item.command}`, description: item.description, accept: () => onChoice(`/${item.command} `) })), 'Commands');
}

async function askInline(query, turn, offset = '', before = []) {
  const answer = await post('inline', { as: store.state.as, chat: store.state.open, query, offset });
  if (turn !== asked) return;
  if (!answer.ok) { sorry(answer.error); close(); return; }
  const rows = [...before, ...answer.results.map(result => ({
    title: result.title || plain(result.html), description: result.description, kind: 'inline',
    accept: async () => {
      const sent = await post('choose', { as: store.state.as, chat: store.state.open, query, resultId: result.id });
      if (sent.ok) onChoice(''); else sorry(sent.error);
    },
  }))];
  const more = answer.nextOffset ? [{ title: 'Show more', kind: 'more', accept: () => askInline(query, ++asked, answer.nextOffset, rows) }] : [];
  if (rows.length) show([...rows, ...more], 'Results');
  else show([{ title: query.trim() ? `Nothing found for “${query.trim()}”` : 'Type what you look for', kind: 'none', accept: () => {} }], 'Results');
}

const plain = html => el('span', { html: html ?? '' }).textContent;

function show(rows, label) {
  options = rows;
  if (!rows.length) { close(); return; }
  list.setAttribute('aria-label', label);
  list.replaceChildren(...rows.map((row, index) => el('div.option', { role: 'option', id: `option-${index}`, 'aria-selected': 'false', data: { index, kind: row.kind } },
    row.kind === 'inline' ? icon('file') : null, el('span.option-text', {}, el('b', {}, row.title), row.description && el('small', {}, row.description)))));
  list.hidden = false;
  text.setAttribute('aria-activedescendant', '');
  move(0);
  speak(`${plural(rows.length, 'choice')}. Use the up and down arrows.`);
}

export function close() {
  if (!list || list.hidden) return;
  list.hidden = true;
  list.replaceChildren();
  options = [];
  active = -1;
  text.removeAttribute('aria-activedescendant');
}

function move(to) {
  active = (to + options.length) % options.length;
  for (const row of list.children) row.setAttribute('aria-selected', String(Number(row.dataset.index) === active));
  text.setAttribute('aria-activedescendant', `option-${active}`);
  list.children[active].scrollIntoView({ block: 'nearest' });
}

function accept(index) {
  const chosen = options[index];
  if (!chosen) return;
  if (chosen.kind !== 'more' && chosen.kind !== 'none') close();
  chosen.accept();
}

/** Handles a key if the list is open. Answers whether it did. */
export function handleKey(event) {
  if (list.hidden) return false;
  if (event.key === 'ArrowDown') move(active + 1);
  else if (event.key === 'ArrowUp') move(active - 1);
  else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
    if (event.key === 'Tab' && event.shiftKey) { close(); return false; }
    if (event.key === 'Enter' && text.value.toLowerCase() === options[active]?.title) { close(); return false; }
    accept(active);
  } else if (event.key === 'Escape') { dismissed = text.value; close(); }
  else return false;
  event.preventDefault();
  return true;
}
