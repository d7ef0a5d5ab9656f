// Short notices that come and go, and answers that want an OK.
import { $, el, icon, iconButton } from './dom.mjs';
import { show } from './dialogs.mjs';

const LASTS = 6000;

const pictures = { done: 'check', note: 'clock', error: 'close', answer: 'bot' };

export function toast(text, kind = 'done') {
  if (!text) return;
  const box = el('div.toast', { data: { kind } },
    icon(pictures[kind]), el('p', {}, text),
    iconButton('close', 'Dismiss', () => box.remove()));
  const stack = $('toasts');
  while (stack.children.length > 2) stack.firstChild.remove();
  stack.append(box);
  let timer = setTimeout(() => box.remove(), LASTS);
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', () => { timer = setTimeout(() => box.remove(), LASTS / 2); });
}

export const sorry = text => toast(text ?? 'That did not work.', 'error');

let lastAnswer = { text: '', at: 0 };

/** What the bot answered to a press: a toast, or an alert that waits for OK. The same answer coming by both ways is shown once. */
export function showAnswer({ text, alert }) {
  if (!text) return;
  if (text === lastAnswer.text && performance.now() - lastAnswer.at < 1500) return;
  lastAnswer = { text, at: performance.now() };
  if (!alert) { toast(text, 'answer'); return; }
  show({ title: 'CopBot says', body: el('p.alert-text', {}, text), confirm: 'OK', cancel: null });
}
