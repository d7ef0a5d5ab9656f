// The playground's time, and the buttons that move it on.
import { post } from './api.mjs';
import { $, el, icon, speak } from './dom.mjs';
import * as store from './store.mjs';
import { clockDay, dueLabel, timeOf, zoneOf } from './time.mjs';
import { sorry, toast } from './toasts.mjs';

const moves = [['hour', '+1 hour'], ['day', '+1 day'], ['next', 'To next thing due']];
let busy = false;
let face = null;

export function setUpClock() {
  const shown = () => [icon('clock'), el('span.clock-day', {}), el('b.clock-time', {}), el('span.clock-zone', {})];
  const actions = el('div.clock-actions', { id: 'clock-actions', role: 'group', 'aria-label': 'Move time on' },
    moves.map(([by, label]) => el('button.button', { type: 'button', data: { by }, onclick: () => move(by) }, label)),
    el('p.due', { id: 'due' }));
  face = el('button.clock-face', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'clock-actions', onclick: () => open(face.getAttribute('aria-expanded') !== 'true') },
    shown(), icon('down'));
  $('clock').replaceChildren(el('p.clock-shown', {}, shown()), face, actions);
  actions.querySelector('[data-by=next]').setAttribute('aria-describedby', 'due');
  $('clock').addEventListener('keydown', event => { if (event.key === 'Escape' && face.getAttribute('aria-expanded') === 'true') { open(false); face.focus(); } });
  document.addEventListener('pointerdown', event => { if (!$('clock').contains(event.target)) open(false); });
  $('clock').addEventListener('focusout', event => { if (event.relatedTarget && !$('clock').contains(event.relatedTarget)) open(false); });
  setInterval(() => { if (!store.state.frozen) drawClock(); }, 1000);
}

const open = yes => face.setAttribute('aria-expanded', String(yes));

export function drawClock() {
  if (!store.state.loaded) return;
  const now = store.now();
  for (const [part, text] of [['day', clockDay(now)], ['time', timeOf(now)], ['zone', zoneOf(now)]]) {
    for (const node of document.querySelectorAll(`.clock-${part}`)) if (node.textContent !== text) node.textContent = text;
  }
  const due = store.state.nextDue;
  $('due').textContent = due ? `Next: ${dueLabel(due, now)}` : 'Nothing is due';
  for (const button of document.querySelectorAll('.clock-actions [data-by]')) {
    const off = busy || (button.dataset.by === 'next' && !due);
    button.setAttribute('aria-disabled', String(off));
    button.title = button.dataset.by === 'next' && !due ? 'Nothing is due, so there is nowhere to go' : '';
  }
}

async function move(by) {
  if (busy) return;
  if (by === 'next' && !store.state.nextDue) { toast('Nothing is due yet, so there is nowhere to go.', 'note'); return; }
  busy = true;
  drawClock();
  const answer = await post('clock', { by });
  busy = false;
  if (!answer.ok) sorry(answer.error);
  else {
    if (answer.now) store.setClock(answer);
    speak(`It is now ${clockDay(store.now())}, ${timeOf(store.now())}.`);
  }
  drawClock();
}
