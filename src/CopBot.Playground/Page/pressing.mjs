// Everything pressed inside a message: its buttons, links, commands, votes, reactions, spoilers.
import { post } from './api.mjs';
import { jump } from './conversation.mjs';
import { $ } from './dom.mjs';
import { follow } from './links.mjs';
import { unveil } from './spoilers.mjs';
import * as store from './store.mjs';
import { showAnswer, sorry } from './toasts.mjs';
import { copy, react } from './tools.mjs';

const log = $('log');
const go = (chat, id) => { if (!jump(chat, id)) sorry('That message is no longer there.'); };
const act = (what, more) => post('act', { as: store.state.as, do: what, chat: store.state.open, ...more });

log.addEventListener('click', event => {
  const target = event.target;
  const message = store.findMessage(store.state.open, Number(target.closest('[data-id]')?.dataset.id));
  if (!message) return;
  const control = target.closest('[data-act]');
  if (control) { actions[control.dataset.act]?.(message, control); return; }
  const spoiler = target.closest('.spoiler:not(.shown)');
  if (spoiler) { event.preventDefault(); unveil(spoiler); return; }
  const command = target.closest('.command');
  if (command) { event.preventDefault(); say(command.dataset.command ?? command.textContent); return; }
  const link = target.closest('a[href]');
  if (link && !link.matches('.photo, .document')) { event.preventDefault(); follow(link.getAttribute('href'), go); }
});

log.addEventListener('keydown', event => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  if (event.target.matches('.spoiler, .command')) { event.preventDefault(); event.target.click(); }
});

const actions = {
  key: press,
  jump: (message, control) => go(store.state.open, Number(control.dataset.to)),
  react: (message, control) => react(message, control.dataset.emoji),
  vote: (message, control) => vote(message, [Number(control.dataset.option)]),
  'add-option': (message, control) => addOption(message, control),
  'vote-back': message => vote(message, []),
  'vote-many': (message, control) => {
    const chosen = [...control.closest('.poll').querySelectorAll('input:checked')].map(input => Number(input.value));
    if (chosen.length) vote(message, chosen); else sorry('Choose at least one answer first.');
  },
};

async function addOption(message, control) {
  const box = control.closest('.poll-add').querySelector('input');
  if (!box.value.trim()) { sorry('Write the option first.'); return; }
  const answer = await act('add-option', { message: message.id, text: box.value });
  if (!answer.ok) sorry(answer.error);
}

async function press(message, control) {
  const button = message.buttons[Number(control.dataset.row)]?.[Number(control.dataset.column)];
  if (!button) return;
  if (button.url) { await follow(button.url, go); return; }
  if (button.copy) { await copy(button.copy); return; }
  if (button.inlineQuery !== null && button.inlineQuery !== undefined) { store.announce('prefill', `@${store.state.bot.username} ${button.inlineQuery}`); return; }
  if (control.getAttribute('aria-busy') === 'true') return;
  control.setAttribute('aria-busy', 'true');
  const answer = await act('press', { message: message.id, data: button.data });
  control.removeAttribute('aria-busy');
  if (!answer.ok) { sorry(answer.error); return; }
  if (answer.answer?.url) await follow(answer.answer.url, go);
  else if (answer.answer) showAnswer(answer.answer);
}

async function vote(message, options) {
  const answer = await act('vote', { message: message.id, options });
  if (!answer.ok) sorry(answer.error);
}

async function say(text) {
  const answer = await act('say', { text, topic: store.state.topic });
  if (!answer.ok) sorry(answer.error);
}
