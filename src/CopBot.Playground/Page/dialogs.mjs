// Questions asked in a <dialog>. Each resolves to what was chosen, or null when it was left.
import { el } from './dom.mjs';

let count = 0;

/** Shows a dialog; `form` children with names come back as FormData in the answer. */
export function show({ title, body, confirm, cancel = 'Cancel', danger = false, focus = null }) {
  const id = `dialog-${++count}`;
  return new Promise(resolve => {
    const dialog = el('dialog.dialog', { 'aria-labelledby': `${id}-title` });
    let answer = null;
    const form = el('form', { method: 'dialog', onsubmit: event => { event.preventDefault(); answer = new FormData(form, event.submitter); dialog.close(); } },
      el('h2', { id: `${id}-title` }, title),
      el('div.dialog-body', {}, body),
      el('div.dialog-actions', {},
        cancel && el('button.button', { type: 'button', onclick: () => dialog.close() }, cancel),
        confirm && el('button.button.strong', { type: 'submit', class: danger ? 'danger' : '' }, confirm)));
    dialog.append(form);
    dialog.addEventListener('close', () => { dialog.remove(); resolve(answer); });
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dialog.showModal();
    (focus ? form.querySelector(focus) : null)?.focus();
  });
}

export const field = (label, name, extra = {}) =>
  el('label.field', {}, el('span', {}, label), el('input', { name, type: 'text', autocomplete: 'off', ...extra }));

export const check = (label, name, hint = null, checked = false) =>
  el('label.check', {}, el('input', { type: 'checkbox', name, checked }), el('span', {}, label, hint && el('small', {}, hint)));

/** Asks for one of a few things, each a button. Resolves to its value or null. */
export function choose(title, options) {
  const body = el('div.choices', {}, options.map(option =>
    el('button.choice', { type: 'submit', name: 'value', value: String(option.value) }, option.picture, el('span', {}, option.label))));
  return show({ title, body, confirm: null }).then(form => form?.get('value') ?? null);
}
