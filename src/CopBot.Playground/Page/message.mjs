// One message as an element. It holds no listeners: the conversation listens once, for all, and looks at data-act.
import { attachment } from './attachment.mjs';
import { avatarOf, botAvatar } from './avatars.mjs';
import { el, icon } from './dom.mjs';
import { pollOf } from './poll.mjs';
import { veil } from './spoilers.mjs';
import * as store from './store.mjs';
import { fullOf, timeOf, toDate } from './time.mjs';

/** The parts that an update may change one by one, in their order; what did not change keeps its element, focus and state. */
const INSIDE = ['note', 'origin', 'quote', 'file', 'text', 'poll', 'venue', 'meta'];
const BELOW = ['head', 'bubble', 'buttons', 'reactions'];
const madeAs = new WeakMap();

export function buildMessage(message) {
  const date = toDate(message.date);
  const node = message.service ? buildService(message, date) : buildSpoken(message, date);
  for (const part of node.querySelectorAll('[data-part]')) madeAs.set(part, part.outerHTML);
  return node;
}

const buildService = (message, date) =>
  el('div.service', { data: { id: message.id, at: date.getTime() }, role: 'article', 'aria-label': `Notice, ${timeOf(date)}` },
    el('div.stack', {}, el('div.bubble', {}, el('span', { data: { part: 'text' } }, message.service))));

function buildSpoken(message, date) {
  const own = store.mine(message);
  const bot = store.isOfBot(message);
  const bare = !message.html && !message.poll && !message.venue && message.file?.kind === 'photo';
  const kind = [own && 'own', bot && 'of-bot', isForOne(message) && 'only-you', bare && 'bare'].filter(Boolean).join(' ');
  const person = store.state.people.get(message.from.id);
  return el('div.msg', {
    class: kind, role: 'article', 'aria-label': `${own ? 'You' : message.from.name}, ${timeOf(date)}`,
    data: { id: message.id, from: message.from.id, at: date.getTime(), kind },
  },
  bot ? botAvatar() : avatarOf(person ?? { firstName: message.from.name }),
  el('div.stack', {},
    el('p.who', { data: { part: 'head' } }, el('span', {}, message.from.name),
      bot && el('span.badge', {}, 'bot'), person?.facilitator && el('span.badge', {}, 'facilitator')),
    el('div.bubble', {},
      isForOne(message) && el('p.only-you-note', { data: { part: 'note' } }, icon('eye'), 'Only you see this'),
      origin(message), quote(message), message.file && attachment(message),
      message.html && veil(el('div.text', { html: message.html, data: { part: 'text' } })),
      message.poll && pollOf(message),
      message.venue && venue(message.venue),
      meta(message, date)),
    keyboard(message),
    reactions(message)));
}

const isForOne = message => message.ephemeralFor !== null && message.ephemeralFor !== undefined;

function origin(message) {
  const says = [message.forwardedFrom && `Forwarded from ${message.forwardedFrom.name ?? message.forwardedFrom}`, message.via && `via @${String(message.via.username ?? message.via).replace(/^@/, '')}`].filter(Boolean);
  return says.length ? el('p.origin', { data: { part: 'origin' } }, icon(message.forwardedFrom ? 'forward' : 'bot'), says.join(' · ')) : null;
}

const quote = message => message.replyTo &&
  el('button.quote', { type: 'button', data: { part: 'quote', act: 'jump', to: message.replyTo.id }, 'aria-label': `In reply to ${message.replyTo.name}: ${message.replyTo.text}. Go there.` },
    el('b', {}, message.replyTo.name), el('span', {}, message.replyTo.text || 'a message'));

const venue = place => el('p.venue', { data: { part: 'venue' } }, icon('place'), el('span', {}, el('b', {}, place.title), el('span', {}, place.address)));

const meta = (message, date) => el('p.meta', { data: { part: 'meta' } },
  message.pinned && icon('pin'), message.pinned && el('span.hidden-but-read', {}, 'pinned'),
  message.edited && el('span', {}, 'edited'),
  el('time', { datetime: date.toISOString(), title: fullOf(date) }, timeOf(date)));

function keyboard(message) {
  if (!message.buttons?.length) return null;
  return el('div.keys', { data: { part: 'buttons' }, role: 'group', 'aria-label': 'Buttons' }, message.buttons.map((row, y) =>
    el('div.key-row', {}, row.map((button, x) =>
      el('button.key', { type: 'button', data: { act: 'key', row: y, column: x } }, button.text, button.url && icon('out'), button.copy && icon('copy'))))));
}

function reactions(message) {
  const given = (message.reactions ?? []).filter(reaction => reaction.people.length);
  if (!given.length) return null;
  return el('div.reactions', { data: { part: 'reactions' } }, given.map(({ emoji, people }) => {
    const names = people.map(id => id === store.state.as ? 'you' : id === store.state.bot.id ? store.state.bot.name : store.state.people.get(id)?.firstName ?? 'somebody').join(', ');
    return el('button.reaction', {
      type: 'button', data: { act: 'react', emoji }, title: names,
      'aria-pressed': String(people.includes(store.state.as)), 'aria-label': `${emoji} from ${names}`,
    }, el('span', {}, emoji), el('span.count', {}, String(people.length)));
  }));
}

/** Brings an element up to date with a fresh build, touching only what differs. Answers false when it must be replaced whole. */
export function patch(old, fresh) {
  if (old.dataset.kind !== fresh.dataset.kind) return false;
  patchParts(old.querySelector('.bubble'), fresh.querySelector('.bubble'), INSIDE);
  patchParts(old.querySelector('.stack'), fresh.querySelector('.stack'), BELOW);
  return true;
}

function patchParts(oldParent, freshParent, order) {
  let before = null;
  for (const name of order) {
    const was = partOf(oldParent, name);
    const is = partOf(freshParent, name);
    if (was && is && madeAs.get(was) !== madeAs.get(is)) { swap(was, is); before = is; continue; }
    if (was && is) { before = was; continue; }
    if (was) was.remove();
    if (is) { if (before) before.after(is); else oldParent.prepend(is); before = is; }
  }
}

const partOf = (parent, name) => [...parent.children].find(child => child.dataset.part === name || (name === 'bubble' && child.className === 'bubble')) ?? null;

/** Replaces a part and puts the focus back on the like control, so that a keyboard press that edits its own card keeps its place. */
function swap(was, is) {
  const focused = was.contains(document.activeElement) ? document.activeElement : null;
  const like = focused && [...was.querySelectorAll('button, a, input')].indexOf(focused);
  was.replaceWith(is);
  if (focused) {
    const controls = is.querySelectorAll('button, a, input');
    (controls[Math.min(like, controls.length - 1)] ?? is.closest('.msg'))?.focus({ preventScroll: true });
  }
}
