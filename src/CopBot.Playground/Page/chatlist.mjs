// The chats of the person one is, and the two things that concern the whole playground.
import { botAvatar, groupAvatar } from './avatars.mjs';
import { $, el, icon, plural } from './dom.mjs';
import * as store from './store.mjs';
import { briefly, toDate } from './time.mjs';

export function drawChats({ onOpen, onExample, onStartOver, busy }) {
  const held = document.activeElement?.closest('#chats [data-key]')?.dataset.key;
  const chats = store.chatsOf(store.state.as);
  $('chats').replaceChildren(
    el('h2.list-title', {}, store.me() ? `${store.me().firstName}’s chats` : 'Chats'),
    el('ul.chat-list', {}, chats.map(item => el('li', {}, entry(item, onOpen)))),
    el('div.list-foot', {},
      el('p', {}, 'A rehearsal room: the people are invented, and what you do here stays on this computer.'),
      el('button.button.wide', { type: 'button', data: { key: 'example' }, onclick: onExample, disabled: busy }, icon('spark'), busy ? 'Loading the example…' : 'Load an example community'),
      el('button.button.wide', { type: 'button', data: { key: 'over' }, onclick: onStartOver, disabled: busy }, icon('again'), 'Start over')));
  if (held) $('chats').querySelector(`[data-key="${held}"]`)?.focus();
}

function entry(item, onOpen) {
  const last = store.lastVisible(item);
  const fresh = store.unreadOf(store.state.as, item.id);
  const group = store.isGroup(item);
  return el('button.chat', {
    type: 'button', data: { key: item.id }, onclick: () => onOpen(item.id),
    'aria-current': item.id === store.state.open ? 'true' : null,
  },
  group ? groupAvatar() : botAvatar(),
  el('span.chat-text', {},
    el('span.chat-line', {}, el('b', {}, group ? item.title : store.state.bot.name), last && el('time', {}, briefly(toDate(last.date), store.now()))),
    el('span.chat-line', {}, el('span.chat-last', {}, preview(item, last)),
      fresh > 0 && el('span.count-badge', {}, String(fresh), el('span.hidden-but-read', {}, ` unread ${fresh === 1 ? 'message' : 'messages'}`)))));
}

function preview(item, last) {
  if (!last) return store.isGroup(item) ? plural(item.members.length, 'person', 'people') : 'Private chat';
  if (last.service) return last.service;
  const who = store.mine(last) ? 'You: ' : store.isGroup(item) ? `${last.from.name.split(' ')[0]}: ` : '';
  return who + store.plainText(last).replace(/\s+/g, ' ').slice(0, 90);
}
