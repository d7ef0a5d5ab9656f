// Sending a file: chosen, pasted or dropped; with a caption, as a picture or as a document.
import { postFile } from './api.mjs';
import { kindOf, sizeOf } from './attachment.mjs';
import { show } from './dialogs.mjs';
import { el, icon } from './dom.mjs';
import { sorry, toast } from './toasts.mjs';

const MOST = 20 * 1024 * 1024;
const names = { photo: 'As a picture', video: 'As a video', audio: 'As sound', voice: 'As a voice message', document: 'As a file' };

export function chooseFile(context, accept = '') {
  const input = el('input', { type: 'file', accept, hidden: true, 'aria-label': 'Choose a file' });
  input.addEventListener('change', () => { if (input.files[0]) offerFile(input.files[0], context); input.remove(); });
  input.addEventListener('cancel', () => input.remove());
  document.body.append(input);
  input.click();
}

export async function offerFile(file, context) {
  if (file.size > MOST) { sorry('That file is over 20 MB, more than a bot on Telegram may read.'); return; }
  const own = kindOf(file);
  const kinds = [...new Set([own, ...(file.type.startsWith('audio/') ? ['voice', 'audio'] : []), 'document'])];
  const form = await show({
    title: 'Send a file', confirm: 'Send', focus: 'textarea',
    body: [
      el('p.file-offer', {}, icon('file'), el('span', {}, el('b', {}, file.name), el('small', {}, sizeOf(file.size)))),
      kinds.length > 1 && el('fieldset.kinds', {}, el('legend', {}, 'How'), kinds.map((kind, index) =>
        el('label.radio', {}, el('input', { type: 'radio', name: 'kind', value: kind, checked: index === 0 }), names[kind]))),
      el('label.field', {}, el('span', {}, 'Caption (a command works here too, such as /share)'), caption(context.words())),
    ],
  });
  if (!form) return;
  await sendFile(file, form.get('kind') ?? own, form.get('caption'), context);
}

function caption(words) {
  const area = el('textarea', { name: 'caption', rows: '2', maxlength: '1024' });
  area.value = words;
  return area;
}

export async function sendFile(file, kind, words, context) {
  const slow = setTimeout(() => toast('Sending…', 'note'), 600);
  const answer = await postFile({ ...context.fields(), caption: words, kind }, file);
  clearTimeout(slow);
  if (answer.ok) context.sent(); else sorry(answer.error);
}
