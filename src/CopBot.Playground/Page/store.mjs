// What the page knows: the server's state, who the visitor is, and which chat is open. Nothing here touches the page itself.
import { toDate } from './time.mjs';

const listeners = new Map();
export const on = (name, listener) => { (listeners.get(name) ?? listeners.set(name, []).get(name)).push(listener); };
const emit = (name, detail) => { for (const listener of listeners.get(name) ?? []) listener(detail); };

export const state = {
  bot: { id: 0, name: 'CopBot', username: 'copbot' },
  now: new Date(0), nowReadAt: 0, frozen: false, speed: 1, nextDue: null,
  people: new Map(), chats: new Map(),
  as: null, open: null, topic: null,
  floodLimits: false, busy: false, botRunning: true, loaded: false,
};

const unread = new Map();
const keep = (name, value) => { try { sessionStorage.setItem(`copbot.${name}`, JSON.stringify(value)); } catch { /* Kept for this page only, then. */ } };
const kept = name => { try { return JSON.parse(sessionStorage.getItem(`copbot.${name}`)); } catch { return null; } };

export const me = () => state.people.get(state.as);
export const chat = () => state.chats.get(state.open);
export const nameOf = person => person ? [person.firstName, person.lastName].filter(Boolean).join(' ') : 'Somebody';
export const isGroup = item => item && item.type !== 'private';
export const isMember = (item, person) => isGroup(item) ? item.members.includes(person) : item.personId === person;

/** Whether this person may see this message at all: ephemeral ones are for one person's eyes. */
export const mayRead = (message, person) => message.ephemeralFor === null || message.ephemeralFor === undefined || message.ephemeralFor === person;
export const mine = message => message.from?.id === state.as && !message.service;
export const isOfBot = message => message.from?.id === state.bot.id;

/** The chats that the present person has, the group first. */
export const chatsOf = person => [...state.chats.values()]
  .filter(item => isGroup(item) || item.personId === person)
  .sort((a, b) => isGroup(b) - isGroup(a));

export const visible = (item, person = state.as) => item.messages.filter(message => mayRead(message, person));
export function lastVisible(item, person = state.as) {
  for (let i = item.messages.length - 1; i >= 0; i--) if (mayRead(item.messages[i], person)) return item.messages[i];
  return null;
}

export const privateChatOf = person => [...state.chats.values()].find(item => !isGroup(item) && item.personId === person);
export const unreadOf = (person, chatId) => unread.get(`${person}|${chatId}`) ?? 0;
export const now = () => state.frozen ? state.now : new Date(state.now.getTime() + (performance.now() - state.nowReadAt) * (state.speed || 1));

export function load(fresh) {
  Object.assign(state, {
    bot: fresh.bot ?? state.bot, frozen: !!fresh.frozen, speed: fresh.speed ?? 1,
    floodLimits: !!fresh.floodLimits, busy: !!fresh.busy, botRunning: fresh.botRunning !== false, loaded: true,
  });
  setClock(fresh, true);
  state.people = new Map(fresh.people.map(person => [person.id, person]));
  state.chats = new Map(fresh.chats.map(item => [item.id, shaped(item)]));
  const wanted = state.as ?? kept('as');
  const first = [...state.people.values()].find(person => person.firstName === 'Amara') ?? state.people.values().next().value;
  state.as = state.people.has(wanted) ? wanted : first?.id ?? null;
  const chatWanted = state.open ?? kept('open');
  const possible = chatsOf(state.as);
  state.open = possible.some(item => item.id === chatWanted) ? chatWanted : possible[0]?.id ?? null;
  if (!chat()?.topics.some(topic => topic.id === state.topic)) state.topic = null;
  for (const id of unread.keys()) if (!state.chats.has(Number(id.split('|')[1]))) unread.delete(id);
  emit('loaded');
}

const shaped = item => ({
  ...item,
  members: item.members ?? [], admins: item.admins ?? [], topics: item.topics ?? [],
  messages: [...(item.messages ?? [])].sort((a, b) => toDate(a.date) - toDate(b.date)),
});

export function upsert(chatId, message) {
  const item = state.chats.get(chatId);
  if (!item) return false;
  const list = item.messages;
  const place = list.findLastIndex(other => other.id === message.id);
  const known = place >= 0;
  if (known) list[place] = message;
  else {
    // By time, then by arrival: ids do not order, since what only one person sees is counted apart.
    let at = list.length;
    while (at > 0 && toDate(list[at - 1].date) > toDate(message.date)) at--;
    list.splice(at, 0, message);
  }
  if (!known) countUnread(item, message);
  emit('message', { chat: item, message, isNew: !known });
  return true;
}

function countUnread(item, message) {
  for (const person of state.people.keys()) {
    if (message.from?.id === person || message.service || !mayRead(message, person) || !isMember(item, person)) continue;
    if (person === state.as && item.id === state.open && document.visibilityState === 'visible') continue;
    unread.set(`${person}|${item.id}`, unreadOf(person, item.id) + 1);
  }
}

export const forgetUnread = () => unread.clear();

/** False when a group is new here (one became a supergroup, say), whose messages must be read first. */
export const knowsGroups = chats => (chats ?? []).every(item => !isGroup(item) || state.chats.has(item.id));

/** Whether something waits for this person alone: in their private chat. */
export const hasPrivateNews = person => unreadOf(person, privateChatOf(person)?.id) > 0;

export function remove(chatId, id) {
  const item = state.chats.get(chatId);
  const at = item?.messages.findIndex(message => message.id === id) ?? -1;
  if (at < 0) return;
  item.messages.splice(at, 1);
  emit('deleted', { chat: item, id });
}

export function setPeople({ people, chats }) {
  if (people) state.people = new Map(people.map(person => [person.id, person]));
  if (chats) {
    const before = state.chats;
    state.chats = new Map(chats.map(item => [item.id, { ...shaped(item), messages: before.get(item.id)?.messages ?? [] }]));
    if (!state.chats.has(state.open)) state.open = chatsOf(state.as)[0]?.id ?? null;
  }
  emit('people');
}

export function setClock(clock, quietly = false) {
  if (clock.now !== undefined && clock.now !== null) {
    state.now = toDate(clock.now);
    state.nowReadAt = performance.now();
  }
  const before = `${state.busy} ${state.botRunning}`;
  if ('busy' in clock) state.busy = !!clock.busy;
  if ('botRunning' in clock) state.botRunning = clock.botRunning !== false;
  if ('frozen' in clock) state.frozen = !!clock.frozen;
  if ('speed' in clock) state.speed = clock.speed;
  if (clock.nextDue !== undefined) state.nextDue = clock.nextDue === null ? null : toDate(clock.nextDue);
  if (quietly) return;
  emit('clock');
  if (before !== `${state.busy} ${state.botRunning}`) emit('status');
}

export function become(person) {
  if (!state.people.has(person) || person === state.as) return;
  const wasPrivate = chat() && !isGroup(chat());
  state.as = person;
  keep('as', person);
  if (wasPrivate || !chat()) state.open = (wasPrivate ? privateChatOf(person)?.id : null) ?? chatsOf(person)[0]?.id ?? null;
  unread.delete(`${person}|${state.open}`);
  emit('as');
}

export function openChat(id, topic = null) {
  if (!state.chats.has(id)) return;
  state.open = id;
  state.topic = topic;
  keep('open', id);
  unread.delete(`${state.as}|${id}`);
  emit('open');
}

export function setTopic(topic) { state.topic = topic; emit('topic'); }
export function readAll() { if (unread.delete(`${state.as}|${state.open}`)) emit('unread'); }
export const announce = (name, detail) => emit(name, detail);
export const findMessage = (chatId, id) => state.chats.get(chatId)?.messages.find(message => message.id === id) ?? null;
export const plainText = message => message.text || message.poll?.question || message.file?.name || ({ photo: 'Photo', voice: 'Voice message' })[message.file?.kind] || '';
