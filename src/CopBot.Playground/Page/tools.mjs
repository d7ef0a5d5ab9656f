// What one may do with a message: a small bar that follows the pointer and the focus, and a menu.
import { post } from './api.mjs';
import { nodeOf } from './conversation.mjs';
import { botAvatar, groupAvatar } from './avatars.mjs';
import { choose, show } from './dialogs.mjs';
import { $, el, iconButton } from './dom.mjs';
import { openMenu } from './menus.mjs';
import { currentMessage, makeCurrent, onCurrent } from './roving.mjs';
import * as store from './store.mjs';
import { sorry, toast } from './toasts.mjs';

const FACES = [['👍', 'thumbs up'], ['❤️', 'heart'], ['🎉', 'party'], ['🙏', 'thank you'], ['👀', 'eyes'], ['😂', 'laughing'], ['🤔', 'thinking']];
const log = $('log');
const bar = el('div.tools', { 'aria-live': 'off', role: 'group', 'aria-label': 'With this message' },
  iconButton('reply', 'Reply', () => store.announce('reply', messageAt())),
  iconButton('smile', 'React', event => faces(event.currentTarget), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' }),
  iconButton('dots', 'More', event => more(event.currentTarget), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' }));

const messageAt = () => store.findMessage(store.state.open, Number(bar.closest('.msg')?.dataset.id));

function attach(node) {
  if (bar.parentElement?.parentElement === node || bar.contains(document.activeElement) || document.querySelector('.menu')) return;
  for (const button of bar.children) button.tabIndex = node.classList.contains('current') ? 0 : -1;
  node.querySelector('.stack').append(bar);
}

onCurrent(attach);
log.addEventListener('pointerover', event => { const node = event.target.closest('.msg'); if (node && event.pointerType === 'mouse') attach(node); });
log.addEventListener('pointerleave', () => { if (currentMessage()?.isConnected) attach(currentMessage()); });
log.addEventListener('click', event => {
  const node = event.target.closest('.msg');
  if (!node || event.target.closest('button, a, audio, video, input, label')) return;
  makeCurrent(node);
  node.classList.toggle('tapped');
});
log.addEventListener('keydown', event => {
  if ((event.key === 'Enter' || event.key === 'ContextMenu') && event.target.matches('.msg')) { event.preventDefault(); attach(event.target); more(bar.lastChild); }
});
log.addEventListener('contextmenu', event => {
  const node = event.target.closest('.msg');
  if (!node || event.target.closest('a, img, audio, video') || String(getSelection())) return;
  event.preventDefault();
  makeCurrent(node);
  attach(node);
  more(bar.lastChild, { left: event.clientX, bottom: event.clientY, top: event.clientY });
});

const faceRow = message => ({
  label: 'React', row: FACES.map(([text, label]) => ({ text, label: `React with ${label}`, act: () => react(message, text) })),
});

function faces(anchor) { openMenu(anchor, [faceRow(messageAt())], { label: 'React' }); }

function more(anchor, at = null) {
  const message = messageAt();
  if (!message) return;
  const own = store.mine(message);
  const words = store.plainText(message);
  const items = [
    faceRow(message),
    'line',
    { label: 'Reply', icon: 'reply', act: () => store.announce('reply', message) },
    own && !message.file && message.text && { label: 'Edit', icon: 'edit', act: () => store.announce('edit', message) },
    { label: 'Forward…', icon: 'forward', act: () => forward(message) },
    words && { label: 'Copy the text', icon: 'copy', act: () => copy(words) },
    (own || store.chat().admins.includes(store.state.as)) && { label: 'Delete…', icon: 'trash', danger: true, act: () => erase(message) },
  ];
  openMenu(anchor, items.filter(Boolean), { label: 'With this message', at });
}

export async function react(message, emoji) {
  const answer = await post('act', { as: store.state.as, do: 'react', chat: store.state.open, message: message.id, emoji });
  if (!answer.ok) sorry(answer.error);
}

export async function copy(text) {
  try { await navigator.clipboard.writeText(text); toast('Copied.'); }
  catch { show({ title: 'Copy this', body: el('p.copy-me', {}, text), confirm: 'Done', cancel: null }); }
}

async function forward(message) {
  const options = store.chatsOf(store.state.as).filter(item => store.isMember(item, store.state.as))
    .map(item => ({ value: item.id, label: store.isGroup(item) ? item.title : `Your chat with ${store.state.bot.name}`, picture: store.isGroup(item) ? groupAvatar('small') : botAvatar('small') }));
  const to = Number(await choose('Forward to', options));
  if (!to) return;
  const answer = await post('act', { as: store.state.as, do: 'forward', chat: store.state.open, message: message.id, toChat: to });
  if (answer.ok) toast('Forwarded.'); else sorry(answer.error);
}

async function erase(message) {
  const chat = store.state.open;
  const form = await show({ title: 'Delete this message?', body: el('p', {}, 'It goes for everybody in this chat.'), confirm: 'Delete', danger: true });
  if (!form) { nodeOf(message.id)?.focus(); return; }
  const answer = await post('act', { as: store.state.as, do: 'delete', chat, message: message.id });
  if (!answer.ok) sorry(answer.error);
}
