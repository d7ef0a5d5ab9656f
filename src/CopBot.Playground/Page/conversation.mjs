// The list of messages. Grows by what arrives; only a change of chat, topic or person lays it out anew.
import { $, el, plural } from './dom.mjs';
import { buildMessage, patch } from './message.mjs';
import { makeCurrent, settleTabs } from './roving.mjs';
import * as store from './store.mjs';
import { dayKey, dayLabel, toDate } from './time.mjs';

const AT_ONCE = 120;
const SAME_BREATH = 5 * 60_000;
const log = $('log');
const scroller = $('scroll');
const nodes = new Map();
let shown = AT_ONCE;
let stuck = true;
let missed = 0;
let hush = null;
let silenced = false;

export const nodeOf = id => nodes.get(id);
export const topicOf = message => message.topic?.id ?? message.topic ?? null;

const inTopic = message => store.state.topic === null || topicOf(message) === store.state.topic || (topicOf(message) === null && isGeneral(store.state.topic));
const isGeneral = topic => topic === 1 || store.chat()?.topics.find(item => item.id === topic)?.name === 'General';
const wanted = () => store.chat() ? store.visible(store.chat()).filter(inTopic) : [];

/** Lays the open chat out anew, without reading it all aloud. */
export function layOut({ keepPlace = false } = {}) {
  quietly();
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  if (!keepPlace) shown = AT_ONCE;
  const all = wanted();
  const messages = all.slice(-shown);
  nodes.clear();
  const children = [];
  if (all.length > messages.length) children.push(el('button.earlier', { type: 'button', onclick: showEarlier }, `Show earlier messages (${all.length - messages.length})`));
  let before = null;
  for (const message of messages) {
    const day = dayBetween(before, message);
    if (day) children.push(day);
    const node = buildMessage(message);
    node.classList.toggle('first', startsGroup(before, message));
    settleTabs(node, false);
    nodes.set(message.id, node);
    children.push(node);
    before = message;
  }
  if (!messages.length) children.push(...emptiness());
  log.classList.toggle('is-empty', !messages.length);
  log.replaceChildren(...children);
  log.setAttribute('aria-label', `Messages in ${store.chat() ? titleOf(store.chat()) : 'this chat'}`);
  makeCurrent(lastSpoken());
  if (keepPlace && !stuck) scroller.scrollTop = scroller.scrollHeight - fromEnd;
  else toEnd();
}

export const titleOf = item => store.isGroup(item) ? item.title : store.state.bot.name;

/** Shows a message that arrived or changed, if it belongs to what is open. */
export function take({ chat, message, isNew }) {
  if (chat.id !== store.state.open || !store.mayRead(message, store.state.as) || !inTopic(message)) return;
  const known = nodes.get(message.id);
  if (known) { change(known, message); return; }
  if (!isNew) return;
  const last = lastNode();
  if (last && Number(last.dataset.at) > toDate(message.date).getTime()) { layOut({ keepPlace: true }); return; }
  if (!last) { log.replaceChildren(); log.classList.remove('is-empty'); }
  const before = last ? store.findMessage(chat.id, Number(last.dataset.id)) : null;
  const day = dayBetween(before, message);
  if (day) log.append(day);
  const node = buildMessage(message);
  node.classList.toggle('first', startsGroup(before, message));
  node.classList.add('fresh');
  settleTabs(node, false);
  nodes.set(message.id, node);
  const follow = stuck || store.mine(message);
  log.append(node);
  if (!message.service && !log.contains(document.activeElement)) makeCurrent(node);
  if (follow) toEnd();
  else if (!message.service) { missed++; showMissed(); }
}

function change(node, message) {
  const fresh = buildMessage(message);
  if (patch(node, fresh)) { settleTabs(node, node.classList.contains('current')); return; }
  fresh.classList.toggle('first', node.classList.contains('first'));
  settleTabs(fresh, false);
  nodes.set(message.id, fresh);
  node.replaceWith(fresh);
  if (node.classList.contains('current')) makeCurrent(fresh);
}

export function drop({ chat, id }) {
  const node = nodes.get(id);
  if (chat.id !== store.state.open || !node) return;
  const next = node.nextElementSibling;
  const held = node.contains(document.activeElement);
  const beside = neighbour(node);
  if (node.previousElementSibling?.matches('.day') && (!next || next.matches('.day'))) node.previousElementSibling.remove();
  node.remove();
  nodes.delete(id);
  if (!nodes.size) { layOut(); return; }
  if (next?.matches('.msg')) {
    const previous = next.previousElementSibling?.matches('.msg, .service') ? store.findMessage(chat.id, Number(next.previousElementSibling.dataset.id)) : null;
    next.classList.toggle('first', startsGroup(previous, store.findMessage(chat.id, Number(next.dataset.id))));
  }
  if (!log.querySelector('.current')) makeCurrent(beside ?? lastSpoken(), { focus: held });
}

const neighbour = node => { for (let at = node.previousElementSibling; at; at = at.previousElementSibling) if (at.matches('.msg')) return at; return null; };
const lastNode = () => { for (let at = log.lastElementChild; at; at = at.previousElementSibling) if (at.dataset.id) return at; return null; };
const lastSpoken = () => { for (let at = log.lastElementChild; at; at = at.previousElementSibling) if (at.matches('.msg')) return at; return null; };

function startsGroup(before, message) {
  return !before || !!before.service || before.from?.id !== message.from?.id || before.ephemeralFor !== message.ephemeralFor
    || dayKey(toDate(before.date)) !== dayKey(toDate(message.date)) || toDate(message.date) - toDate(before.date) > SAME_BREATH;
}

function dayBetween(before, message) {
  const date = toDate(message.date);
  if (before && dayKey(toDate(before.date)) === dayKey(date)) return null;
  return el('p.day', { data: { at: date.getTime() } }, el('span', {}, dayLabel(date, store.now())));
}

let today = '';
/** "Today" moves on when the clock does. */
export function renameDays() {
  const key = dayKey(store.now());
  if (key === today) return;
  today = key;
  for (const day of log.querySelectorAll('.day')) day.firstChild.textContent = dayLabel(new Date(Number(day.dataset.at)), store.now());
}

function emptiness() {
  if (!store.chat()) return [];
  if (store.isGroup(store.chat())) {
    return [el('div.empty', {}, el('h3', {}, 'Nothing has been said yet'),
      el('p', {}, 'Say hello, share a link with /share, or fill the group with three months of an invented community’s life.'),
      el('button.button', { type: 'button', onclick: () => store.announce('example') }, 'Load an example community'))];
  }
  return [el('div.empty', {}, el('h3', {}, `${store.me()?.firstName}’s own chat with ${store.state.bot.name}`),
    el('p', {}, `What is said here stays between the two.${store.me()?.started ? '' : ' As on Telegram, a bot cannot write first: press Start below.'}`))];
}

function showEarlier() {
  const first = [...nodes.keys()][0];
  shown += AT_ONCE;
  layOut({ keepPlace: true });
  makeCurrent(nodes.get(first), { focus: true });
}

/** Shows one message, wherever it is, and marks it for a moment. */
export function jump(chatId, id) {
  if (chatId !== store.state.open) store.openChat(chatId);
  const at = wanted().findIndex(message => message.id === id);
  if (at < 0 && store.state.topic !== null && store.findMessage(chatId, id)) { store.setTopic(null); }
  const place = wanted().findIndex(message => message.id === id);
  if (place < 0) return false;
  const needed = wanted().length - place;
  if (needed > shown) { shown = needed + 10; layOut({ keepPlace: true }); }
  const node = nodes.get(id);
  node.scrollIntoView({ block: 'center' });
  node.classList.remove('flash');
  void node.offsetWidth;
  node.classList.add('flash');
  if (node.matches('.msg')) makeCurrent(node, { focus: true });
  return true;
}

/** The log keeps silent while much is laid out at once. */
export function quietly() {
  log.setAttribute('aria-live', 'off');
  clearTimeout(hush);
  if (!silenced) hush = setTimeout(() => log.setAttribute('aria-live', 'polite'), 400);
}

export function silence(yes) { silenced = yes; quietly(); }

let scrolling = false;
/** Scrolls to the newest, once a frame however many arrive in it: asking for heights each time would be slow. */
export function toEnd() {
  stuck = true;
  missed = 0;
  showMissed();
  if (scrolling) return;
  scrolling = true;
  requestAnimationFrame(() => { scrolling = false; scroller.scrollTop = scroller.scrollHeight; });
}

function showMissed() {
  const button = $('to-end');
  button.hidden = stuck;
  button.textContent = missed ? `↓ ${plural(missed, 'new message')}` : '↓ To the newest';
}

scroller.addEventListener('scroll', () => {
  if (scrolling) return;
  stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
  if (stuck) missed = 0;
  showMissed();
}, { passive: true });
new ResizeObserver(() => { if (stuck) scroller.scrollTop = scroller.scrollHeight; }).observe(log);
new ResizeObserver(() => { if (stuck) scroller.scrollTop = scroller.scrollHeight; }).observe(scroller);
$('to-end').addEventListener('click', () => { toEnd(); $('composer-text')?.focus(); });
