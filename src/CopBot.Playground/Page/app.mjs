// The page as a table of contents: what is drawn where, and which news redraws what.
import { post } from './api.mjs';
import { avatarOf } from './avatars.mjs';
import { drawChats } from './chatlist.mjs';
import { drawClock, setUpClock } from './clock.mjs';
import { drawComposer, edit, noticeDeleted, noticeMessage, prefill, replyTo, setUpComposer } from './composer.mjs';
import * as conversation from './conversation.mjs';
import { drawDetails, peopleMenu, setBot } from './details.mjs';
import { show } from './dialogs.mjs';
import { $, el, icon, speak } from './dom.mjs';
import { drawHeader, drawTop, drawTyping, showTyping, stopTyping } from './header.mjs';
import { connect, resync } from './live.mjs';
import { openMenu } from './menus.mjs';
import './pressing.mjs';
import * as store from './store.mjs';
import { isDark, onThemeChange, toggleTheme } from './theme.mjs';
import { showAnswer, sorry, toast } from './toasts.mjs';

const app = $('app');
const phone = matchMedia('(max-width: 760px)');
const wide = matchMedia('(min-width: 1180px)');
let loadingExample = false;

const chats = () => drawChats({ onOpen: openChat, onExample: loadExample, onStartOver: startOver, busy: loadingExample || store.state.busy });
const header = () => drawHeader({ onBack: () => view('list', true), onDetails: () => showDetails($('details').hidden), detailsOpen: !$('details').hidden });
const top = () => drawTop({ onBotIn: () => setBot(store.chat(), true, false) });
const details = () => drawDetails({ onClose: () => { showDetails(false); document.querySelector('.about')?.focus(); } });

function drawAll() {
  drawBusy(); drawYou(); chats(); header(); top(); details(); drawClock(); drawTyping(); drawComposer();
  document.title = store.chat() ? `${conversation.titleOf(store.chat())} · CopBot playground` : 'CopBot playground';
}

let chatsDue = false;
/** Many messages at once redraw the list of chats once. */
function chatsSoon() {
  if (chatsDue) return;
  chatsDue = true;
  requestAnimationFrame(() => { chatsDue = false; chats(); header(); drawYou(); });
}

let first = true;
store.on('loaded', () => {
  drawAll();
  conversation.layOut({ keepPlace: !first });
  if (first && !phone.matches) $('composer-text').focus({ preventScroll: true });
  first = false;
});
store.on('as', () => { drawAll(); conversation.layOut(); speak(`You are now ${store.nameOf(store.me())}.`); });
store.on('open', () => { drawAll(); conversation.layOut(); });
store.on('topic', () => { top(); conversation.layOut(); });
store.on('people', () => { drawAll(); conversation.layOut({ keepPlace: true }); });
store.on('unread', chatsSoon);
store.on('message', news => {
  conversation.take(news);
  noticeMessage(news);
  if (news.message.pinned || !news.isNew) top();
  if (store.isOfBot(news.message) && news.isNew) stopTyping(news.chat.id);
  chatsSoon();
});
store.on('deleted', news => { conversation.drop(news); noticeDeleted(news.id); top(); chatsSoon(); });
store.on('clock', () => { drawClock(); conversation.renameDays(); chatsSoon(); });
store.on('status', () => { drawBusy(); top(); chatsSoon(); });
store.on('typing', showTyping);
// What the people of the example press while it plays is not for whoever waits for it.
store.on('answer', answer => { if (answer.personId === store.state.as && !loadingExample && !store.state.busy) showAnswer(answer); });
store.on('reply', replyTo);
store.on('edit', edit);
store.on('prefill', prefill);
store.on('example', () => loadExample());

function openChat(id) {
  if (id !== store.state.open) store.openChat(id); else store.readAll();
  view('chat', true);
}

/** On a phone the list and the chat are two views, and the browser's own Back works between them. */
function view(name, focus = false) {
  if (phone.matches && name === 'chat' && app.dataset.view === 'list') history.pushState({ view: 'chat' }, '');
  app.dataset.view = name;
  if (!focus) return;
  if (name === 'chat') { conversation.toEnd(); if (!phone.matches) $('composer-text')?.focus(); else document.querySelector('.back')?.focus(); }
  else document.querySelector('#chats [aria-current]')?.focus();
}
addEventListener('popstate', () => { if (phone.matches && app.dataset.view === 'chat') view('list', true); });

function showDetails(yes) {
  $('details').hidden = !yes;
  app.dataset.details = yes ? 'open' : 'closed';
  const over = yes && !wide.matches;
  for (const rest of app.querySelectorAll('.top, .panes')) rest.inert = over;
  header();
  details();
  if (over) $('details').querySelector('button')?.focus();
}

function drawYou() {
  const you = $('you');
  const person = store.me();
  if (!person) return;
  const news = [...store.state.people.keys()].some(id => id !== person.id && store.hasPrivateNews(id));
  you.replaceChildren(avatarOf(person, 'small'), el('span.you-text', {}, el('span.you-are', {}, 'You are: '), el('b', {}, person.firstName)), icon('down'));
  if (news) you.append(el('span.news-dot', {}, el('span.hidden-but-read', {}, ' (somebody else has a private message)')));
}

function drawBusy() {
  const busy = loadingExample || store.state.busy;
  if (busy !== app.classList.contains('loading')) conversation.silence(busy);
  app.classList.toggle('loading', busy);
}

function drawTheme() {
  const button = $('theme-toggle');
  const label = isDark() ? 'Use the light theme' : 'Use the dark theme';
  button.setAttribute('aria-label', label);
  button.title = label;
  button.replaceChildren(icon(isDark() ? 'sun' : 'moon'));
}

async function startOver() {
  const yes = await show({
    title: 'Start over?', confirm: 'Start over', danger: true,
    body: el('p', {}, 'Everything said, shared and kept in this playground goes, and the clock goes back. The five people stay. This cannot be undone.'),
  });
  if (!yes) return;
  const answer = await post('reset');
  if (answer.ok) { toast('A fresh start.'); resync(); } else sorry(answer.error);
}

async function loadExample() {
  if (loadingExample || store.state.busy) return;
  if (hasTalk() && !await show({
    title: 'Load an example community?', confirm: 'Load it',
    body: el('p', {}, 'Three months of an invented community come in. What is here now goes.'),
  })) return;
  loadingExample = true;
  chats();
  drawBusy();
  speak('Loading the example community. This takes some seconds.');
  const answer = await post('example');
  loadingExample = false;
  if (answer.ok) {
    openChat(store.chatsOf(store.state.as)[0]?.id ?? store.state.open);
    conversation.toEnd();
  }
  chats();
  drawBusy();
  if (answer.ok) toast('Three months of an invented community are here. Try /find, or move the clock.'); else sorry(answer.error);
}

const hasTalk = () => [...store.state.chats.values()].some(item => item.messages.some(message => !message.service && !message.from?.isBot));

$('you').addEventListener('click', event => openMenu(event.currentTarget, peopleMenu(), { label: 'Who you are' }));
$('theme-toggle').addEventListener('click', () => { toggleTheme(); drawTheme(); });
onThemeChange(drawTheme);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') store.readAll(); });
document.addEventListener('pointerdown', event => {
  if (!wide.matches && !$('details').hidden && (event.target === app || event.target === document.body || event.target === document.documentElement)) showDetails(false);
});
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && !event.defaultPrevented && !wide.matches && !$('details').hidden) { showDetails(false); document.querySelector('.about')?.focus(); }
});

drawTheme();
setUpClock();
setUpComposer();
$('details').hidden = !wide.matches;
app.dataset.details = wide.matches ? 'open' : 'closed';
wide.addEventListener('change', () => showDetails(wide.matches));
connect();
