// Where one writes: sending, replying, editing, files, voice; and what stands there when one may not write yet.
import { post } from './api.mjs';
import { chooseFile, offerFile } from './attach.mjs';
import { $, el, icon, iconButton } from './dom.mjs';
import { drawHints } from './hints.mjs';
import { start } from './links.mjs';
import * as store from './store.mjs';
import { close, handleKey, setUpSuggest, suggest } from './suggest.mjs';
import { sorry } from './toasts.mjs';
import { record } from './voice.mjs';

const drafts = new Map();
let text = null;
let parts = {};
let context = null;
let writingIn = null;

export function setUpComposer() {
  text = el('textarea.write', {
    id: 'composer-text', rows: '1', autocomplete: 'off', 'aria-label': 'Write a message', 'aria-autocomplete': 'list', 'aria-controls': 'suggest', 'aria-haspopup': 'listbox',
    placeholder: 'Write, or type /', enterkeyhint: 'send', maxlength: '8000',
    oninput: changed, onkeydown: keys, onpaste: pasted,
  });
  parts = {
    suggest: el('div.suggest', { id: 'suggest', role: 'listbox', 'aria-label': 'Commands', hidden: true }),
    hints: el('div.hints', {}),
    context: el('div.context', { hidden: true }),
    form: el('form.composer', { onsubmit: event => { event.preventDefault(); send(); } },
      iconButton('clip', 'Send a file', () => chooseFile(fileContext)),
      text,
      iconButton('mic', 'Record a voice message', () => record(parts, fileContext), { class: 'mic' }),
      el('button.send', { type: 'submit', 'aria-label': 'Send', title: 'Send (Enter)' }, icon('send'))),
    recorder: el('div.recorder', { hidden: true, role: 'group', 'aria-label': 'Recording a voice message' }),
    gate: el('div.gate', { hidden: true }),
  };
  $('composer').replaceChildren(parts.suggest, parts.hints, parts.context, parts.form, parts.recorder, parts.gate);
  setUpSuggest(text, parts.suggest, chosen => { text.value = chosen; changed(); text.focus(); });
  const talk = $('talk');
  talk.addEventListener('dragover', event => { if (event.dataTransfer?.types.includes('Files')) { event.preventDefault(); talk.classList.add('dropping'); } });
  talk.addEventListener('dragleave', event => { if (!talk.contains(event.relatedTarget)) talk.classList.remove('dropping'); });
  talk.addEventListener('drop', event => { event.preventDefault(); talk.classList.remove('dropping'); if (event.dataTransfer.files[0]) offerFile(event.dataTransfer.files[0], fileContext); });
}

const place = () => `${store.state.as}|${store.state.open}`;
const act = (what, more) => post('act', { as: store.state.as, do: what, chat: store.state.open, ...more });

/** Takes the composer to the chat and person that are now current, with the draft that was left there. */
export function drawComposer() {
  if (writingIn !== place()) {
    if (writingIn) drafts.set(writingIn, { words: text.value, context });
    writingIn = place();
    const draft = drafts.get(writingIn);
    text.value = draft?.words ?? '';
    setContext(draft?.context ?? null);
    close();
    grow();
  }
  if (context && !store.findMessage(store.state.open, context.message.id)) setContext(null, context.kind === 'edit');
  const gate = gateOf();
  const held = parts.gate.contains(document.activeElement) || document.activeElement === text;
  parts.gate.hidden = !gate;
  parts.form.hidden = !!gate || !parts.recorder.hidden;
  parts.gate.replaceChildren(...(gate ?? []));
  if (held && gate) parts.gate.querySelector('button')?.focus();
  else if (held && !gate) text.focus();
  text.setAttribute('aria-label', `Write a message as ${store.me()?.firstName ?? 'nobody'}`);
  drawHints(parts.hints, !gate && !context, prefill);
}

function gateOf() {
  const item = store.chat();
  const person = store.me();
  if (!item || !person) return [];
  const big = (label, onclick) => el('button.button.strong.big', { type: 'button', onclick }, label);
  const say = what => async () => { const answer = await act(what); if (!answer.ok) sorry(answer.error); };
  if (store.isGroup(item)) {
    return item.members.includes(person.id) ? null : [el('p', {}, `${person.firstName} is not in this group.`), big('Join the group', say('join'))];
  }
  if (person.blocked) return [el('p', {}, `${person.firstName} has blocked ${store.state.bot.name}.`), big('Unblock', say('unblock'))];
  if (!person.started) return [big('Start', () => start(''))];
  return null;
}

function keys(event) {
  if (event.isComposing) return;
  if (handleKey(event)) return;
  if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); send(); }
  else if (event.key === 'Escape' && context) { event.preventDefault(); setContext(null, context.kind === 'edit'); }
  else if (event.key === 'ArrowUp' && !text.value && !context) {
    const last = [...store.visible(store.chat())].reverse().find(message => store.mine(message) && message.text && !message.file && !message.forwardedFrom && !message.via);
    if (last) { event.preventDefault(); edit(last); }
  }
}

function changed() { grow(); suggest(); }

function grow() {
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 180)}px`;
  parts.form.classList.toggle('has-text', text.value.trim() !== '');
}

async function send() {
  const words = text.value.trim();
  if (!words) return;
  const was = { words: text.value, context, place: place() };
  const topic = context?.kind === 'reply' ? context.message.topic?.id ?? context.message.topic ?? store.state.topic : store.state.topic;
  const call = context?.kind === 'edit'
    ? act('edit', { message: context.message.id, text: words })
    : act('say', { text: words, replyTo: context?.message.id ?? null, topic });
  text.value = '';
  setContext(null);
  close();
  grow();
  const answer = await call;
  if (answer.ok) return;
  sorry(answer.error);
  if (place() === was.place && !text.value) { text.value = was.words; setContext(was.context); grow(); }
}

/** What a file takes along from the composer: who, where, in reply to what, and the words as its caption. */
const fileContext = {
  fields: () => ({ as: store.state.as, chat: store.state.open, replyTo: context?.kind === 'reply' ? context.message.id : null, topic: store.state.topic }),
  words: () => context?.kind === 'edit' ? '' : text.value.trim(),
  sent: () => { text.value = ''; setContext(null); grow(); text.focus(); },
};

function pasted(event) {
  const file = event.clipboardData?.files?.[0];
  if (file) { event.preventDefault(); offerFile(file, fileContext); }
}

function setContext(next, clear = false) {
  context = next;
  if (clear) { text.value = ''; grow(); }
  parts.context.hidden = !next;
  parts.context.replaceChildren(...(next ? [
    icon(next.kind === 'edit' ? 'edit' : 'reply'),
    el('p', {}, el('b', {}, next.kind === 'edit' ? 'Editing your message' : `Reply to ${store.mine(next.message) ? 'yourself' : next.message.from.name}`), el('span', {}, store.plainText(next.message))),
    iconButton('close', next.kind === 'edit' ? 'Stop editing' : 'Do not reply', () => { setContext(null, next.kind === 'edit'); text.focus(); }),
  ] : []));
  drawHints(parts.hints, !next && parts.gate.hidden, prefill);
}

export function replyTo(message) { if (!parts.form.hidden) { setContext({ kind: 'reply', message }, context?.kind === 'edit'); text.focus(); } }

export function edit(message) {
  setContext({ kind: 'edit', message });
  text.value = message.text;
  grow();
  text.focus();
  text.setSelectionRange(text.value.length, text.value.length);
}

export function prefill(words) {
  if (parts.form.hidden) return;
  text.value = words;
  text.focus();
  text.setSelectionRange(words.length, words.length);
  changed();
}

/** A message that asks for an answer is answered by writing; one that went is no longer replied to. */
export function noticeMessage({ chat, message, isNew }) {
  if (!isNew || chat.id !== store.state.open || !message.forceReply || !store.mayRead(message, store.state.as) || context?.kind === 'edit') return;
  const forMe = !store.isGroup(chat) || message.ephemeralFor === store.state.as || store.findMessage(chat.id, message.replyTo?.id)?.from?.id === store.state.as;
  if (forMe) setContext({ kind: 'reply', message });
}

export function noticeDeleted(id) { if (context?.message.id === id) setContext(null, context.kind === 'edit'); }
