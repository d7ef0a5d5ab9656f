// About this chat: who is in it, what the bot may do there, and the playground's switches.
import { avatarOf, botAvatar } from './avatars.mjs';
import { post } from './api.mjs';
import { check, field, show } from './dialogs.mjs';
import { $, el, iconButton } from './dom.mjs';
import * as store from './store.mjs';
import { sorry, toast } from './toasts.mjs';

const said = async (call, done) => { const answer = await call; if (!answer.ok) sorry(answer.error); else if (done) toast(done); return answer; };
const act = (what, more = {}) => post('act', { as: store.state.as, do: what, chat: store.state.open, ...more });

export function drawDetails({ onClose }) {
  const panel = $('details');
  const item = store.chat();
  if (panel.hidden || !item) return;
  const held = document.activeElement?.closest('#details [data-key]')?.dataset.key;
  const top = panel.scrollTop;
  panel.replaceChildren(
    el('header.details-head', {}, el('h2', {}, store.isGroup(item) ? 'About this group' : 'About this chat'), iconButton('close', 'Close', onClose, { data: { key: 'close' } })),
    ...(store.isGroup(item) ? ofGroup(item) : ofPrivate()));
  panel.scrollTop = top;
  if (held) panel.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

function ofGroup(item) {
  const people = item.members.map(id => store.state.people.get(id)).filter(Boolean);
  return [
    el('section', {}, el('h3', {}, `People (${people.length})`),
      el('p.hint', {}, 'Choose somebody to be them.'),
      el('ul.people', {}, people.map(person => el('li', {}, member(person, item)))),
      button('person', 'Add a person…', addPerson)),
    el('section', {}, el('h3', {}, 'The bot'), botCard(item)),
    el('section', {}, el('h3', {}, 'Try what Telegram does'),
      item.members.includes(store.state.as) && button('leave', `Let ${store.me().firstName} leave the group`, () => said(act('leave'))),
      item.type === 'group' && button('upgrade', 'Make it a supergroup', () => said(post('upgrade', { chat: item.id }), 'It is a supergroup now, with a new id. The bot should not notice.')),
      el('label.check.switch', {}, el('input', { type: 'checkbox', role: 'switch', checked: store.state.floodLimits, data: { key: 'flood' }, onchange: event => flood(event.target) }),
        el('span', {}, 'Slow the bot down', el('small', {}, 'Refuse it with “too many requests”, as Telegram does when a bot writes too fast.')))),
  ];
}

function member(person, item) {
  const present = person.id === store.state.as;
  const notes = [person.username && `@${person.username}`, person.blocked ? 'has blocked the bot' : person.started && 'talks with the bot privately'].filter(Boolean).join(' · ');
  return el('button.person', { type: 'button', data: { key: `p${person.id}` }, 'aria-pressed': String(present), onclick: () => store.become(person.id) },
    avatarOf(person), el('span', {},
      el('span.person-name', {}, el('b', {}, store.nameOf(person)), present && el('span.badge.accent', {}, 'you'), (person.facilitator || item.admins.includes(person.id)) && el('span.badge', {}, 'facilitator')),
      el('small', {}, notes)));
}

function botCard(item) {
  const { name, username } = store.state.bot;
  const status = !item.botIn ? 'Not in this group' : item.botIsAdmin ? 'Member and administrator: may answer one person alone' : 'Member; sees commands, replies and mentions';
  return el('div.bot-card', {},
    el('div.person', {}, botAvatar(), el('span', {}, el('span.person-name', {}, el('b', {}, name)), el('small', {}, `@${username}`))),
    el('p', {}, status),
    el('div.button-row', {}, item.botIn ? [
      button('admin', item.botIsAdmin ? 'Take administrator rights' : 'Make administrator', () => setBot(item, true, !item.botIsAdmin)),
      button('out', 'Remove from group', () => setBot(item, false, false)),
    ] : button('in', `Add ${name}`, () => setBot(item, true, false))));
}

function ofPrivate() {
  const { name, username } = store.state.bot;
  const person = store.me();
  return [
    el('section', {}, el('div.bot-card', {},
      el('div.person', {}, botAvatar(), el('span', {}, el('span.person-name', {}, el('b', {}, name)), el('small', {}, `@${username}`))),
      el('p', {}, person.blocked ? `${person.firstName} has blocked ${name}: it cannot write here.` : person.started ? `${person.firstName} has started ${name}, so it may write here.` : `${person.firstName} has not started ${name}: it cannot write first.`),
      person.blocked ? button('block', `Unblock ${name}`, () => said(act('unblock'))) : button('block', `Block ${name}`, () => said(act('block'))))),
    el('section', {}, el('h3', {}, 'Whose chat is this?'), el('p.hint', {}, `Only ${person.firstName} sees it. Be somebody else to see theirs.`)),
  ];
}

const button = (key, label, onclick) => el('button.button', { type: 'button', data: { key }, onclick }, label);

export const setBot = (item, isIn, admin) => said(post('bot', { chat: item.id, in: isIn, admin }));

async function flood(input) {
  const answer = await said(post('flood', { on: input.checked }));
  if (answer.ok) store.state.floodLimits = input.checked; else input.checked = !input.checked;
}

export async function addPerson() {
  const form = await show({
    title: 'Add a person', confirm: 'Add to the group', focus: 'input',
    body: [field('First name', 'firstName', { required: true, maxlength: '64' }), field('Last name (if you like)', 'lastName', { maxlength: '64' }),
      check('A facilitator', 'facilitator', 'An administrator of the group, who may do more with CopBot')],
  });
  if (!form) return;
  const firstName = form.get('firstName').trim();
  await said(post('people', { firstName, lastName: form.get('lastName').trim() || null, facilitator: form.has('facilitator') }), `${firstName} has joined.`);
}

export function peopleMenu() {
  return [
    ...[...store.state.people.values()].map(person => ({
      label: store.nameOf(person), picture: avatarOf(person, 'small'), checked: person.id === store.state.as,
      note: [person.facilitator && 'Facilitator', person.id !== store.state.as && store.hasPrivateNews(person.id) && 'has a private message from CopBot'].filter(Boolean).join(', ') || null,
      act: () => store.become(person.id),
    })),
    'line',
    { label: 'Add a person…', icon: 'plus', act: addPerson },
  ];
}
