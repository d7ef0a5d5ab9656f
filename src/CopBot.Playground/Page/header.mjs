// Above the messages: the chat's name, its topics, what is pinned, and what stands in the way (no bot, not running).
import { botAvatar, groupAvatar } from './avatars.mjs';
import { $, el, icon, iconButton, plural } from './dom.mjs';
import { jump, titleOf } from './conversation.mjs';
import * as store from './store.mjs';

export function drawHeader({ onBack, onDetails, detailsOpen }) {
  const item = store.chat();
  const held = document.activeElement?.closest('#talk-head') ? document.activeElement.getAttribute('aria-label') : null;
  if (!item) { $('talk-head').replaceChildren(); return; }
  const group = store.isGroup(item);
  const others = store.chatsOf(store.state.as).reduce((sum, other) => other.id === item.id ? sum : sum + store.unreadOf(store.state.as, other.id), 0);
  $('talk-head').replaceChildren(
    iconButton('back', others ? `Back to the chats, ${others} unread` : 'Back to the chats', onBack, { class: 'back' }),
    group ? groupAvatar() : botAvatar(),
    el('div.talk-title', {}, el('h2', {}, titleOf(item)), el('p', {}, subtitle(item, group))),
    iconButton(group ? 'people' : 'person', 'About this chat', onDetails, { 'aria-expanded': String(detailsOpen), 'aria-controls': 'details', class: 'about' }));
  if (held) [...$('talk-head').querySelectorAll('button')].find(button => button.getAttribute('aria-label') === held)?.focus();
}

function subtitle(item, group) {
  if (!group) return `Private chat of ${store.nameOf(store.me())}`;
  const bot = item.botIn ? `and ${store.state.bot.name}${item.botIsAdmin ? ', an administrator' : ''}` : `without ${store.state.bot.name}`;
  return `${plural(item.members.length, 'person', 'people')} ${bot}`;
}

export function drawTop({ onBotIn }) {
  const item = store.chat();
  const place = $('talk-top');
  const held = [...place.querySelectorAll('button')].indexOf(document.activeElement);
  const bars = [];
  if (item?.isForum) bars.push(topics(item));
  const pinned = item && [...store.visible(item)].reverse().find(message => message.pinned);
  if (pinned) {
    bars.push(el('button.strip.pinned', { type: 'button', onclick: () => jump(item.id, pinned.id) }, icon('pin'),
      el('span', {}, el('b', {}, 'Pinned '), store.plainText(pinned).replace(/\s+/g, ' ').slice(0, 120))));
  }
  if (!store.state.botRunning) bars.push(el('p.strip.warn', { role: 'status' }, `${store.state.bot.name} is not running. What you write waits until it is.`));
  else if (item && store.isGroup(item) && !item.botIn) {
    bars.push(el('p.strip.warn', {}, el('span', {}, `${store.state.bot.name} is not in this group.`), el('button.link', { type: 'button', onclick: onBotIn }, `Add ${store.state.bot.name}`)));
  }
  place.replaceChildren(...bars);
  if (held >= 0) place.querySelectorAll('button')[held]?.focus();
}

function topics(item) {
  const chip = (id, name) => el('button.topic', { type: 'button', 'aria-pressed': String(store.state.topic === id), onclick: () => store.setTopic(id) }, name);
  return el('div.topics', { role: 'group', 'aria-label': 'Topics' }, chip(null, 'All topics'), item.topics.map(topic => chip(topic.id, topic.name)));
}

const typists = new Map();
const doing = { typing: 'is typing', upload_document: 'is sending a file', upload_photo: 'is sending a picture', record_voice: 'is recording', find_location: 'is looking', choose_sticker: 'is choosing' };

export function showTyping({ chat, action }) {
  clearTimeout(typists.get(chat)?.timer);
  typists.set(chat, { action, timer: setTimeout(() => stopTyping(chat), 5000) });
  drawTyping();
}

export function stopTyping(chat) {
  clearTimeout(typists.get(chat)?.timer);
  typists.delete(chat);
  drawTyping();
}

export function drawTyping() {
  const now = typists.get(store.state.open);
  $('typing').textContent = now ? `${store.state.bot.name} ${doing[now.action] ?? 'is working'}…` : '';
}
