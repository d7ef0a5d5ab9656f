// What a newcomer may try first. Goes away for good when closed.
import { el, icon, iconButton } from './dom.mjs';
import * as store from './store.mjs';

const KEY = 'copbot.hints';
const group = () => [
  ['Share a link', '/share https://www.gov.uk/help-with-childcare-costs Help with childcare costs #childcare'],
  ['Find something', '/find housing'],
  ['What can it do?', '/help'],
  [`Search as you type`, `@${store.state.bot.username} childcare`],
];
const alone = () => [['What can it do?', '/help'], ['Find something', '/find childcare'], ['What is kept about me?', '/mydata'], ['Privacy', '/privacy']];

let closed = false;
try { closed = localStorage.getItem(KEY) === 'closed'; } catch { /* Shown again next time, then. */ }

export function drawHints(place, wanted, prefill) {
  place.hidden = closed || !wanted || !store.chat();
  if (place.hidden) { place.replaceChildren(); return; }
  const hints = store.isGroup(store.chat()) ? group() : alone();
  const key = `${store.state.bot.username}|${store.isGroup(store.chat())}`;
  if (place.dataset.key === key && place.children.length) return;
  place.dataset.key = key;
  place.replaceChildren(
    el('p.hints-title', { id: 'hints-title' }, icon('spark'), 'New here? Try'),
    el('div.hint-row', { role: 'group', 'aria-labelledby': 'hints-title' },
      hints.map(([label, words]) => el('button.hint-chip', { type: 'button', onclick: () => prefill(words) }, label))),
    iconButton('close', 'Close the hints', () => {
      closed = true;
      try { localStorage.setItem(KEY, 'closed'); } catch { /* As above. */ }
      place.hidden = true;
      document.getElementById('composer-text')?.focus();
    }));
}
