// A voice message from the microphone; where there is none, a sound file chosen instead.
import { chooseFile, sendFile } from './attach.mjs';
import { show } from './dialogs.mjs';
import { el, icon, speak } from './dom.mjs';
import { length } from './time.mjs';

const FORMATS = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];

export async function record(parts, context) {
  let stream;
  try {
    if (!window.MediaRecorder || !navigator.mediaDevices) throw new Error('no recorder');
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    const yes = await show({ title: 'No microphone', body: el('p', {}, 'The browser gives none to this page. You can send a sound file as a voice message instead.'), confirm: 'Choose a sound file' });
    if (yes) chooseFile(context, 'audio/*');
    return;
  }
  const mimeType = FORMATS.find(type => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
  const pieces = [];
  let send = false;
  recorder.ondataavailable = event => pieces.push(event.data);
  const time = el('span.recorder-time', {}, '0:00');
  const began = performance.now();
  const ticking = setInterval(() => { time.textContent = length((performance.now() - began) / 1000); }, 250);
  const finish = yes => { send = yes; if (recorder.state !== 'inactive') recorder.stop(); };
  recorder.onstop = async () => {
    clearInterval(ticking);
    for (const track of stream.getTracks()) track.stop();
    parts.recorder.hidden = true;
    parts.form.hidden = false;
    document.getElementById('composer-text').focus();
    if (!send || !pieces.length) return;
    const type = recorder.mimeType.split(';')[0];
    const ending = { 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' }[type] ?? 'webm';
    await sendFile(new File(pieces, `voice.${ending}`, { type }), 'voice', context.words(), context);
  };
  const done = el('button.button.strong', { type: 'button', onclick: () => finish(true) }, icon('send'), 'Send');
  parts.recorder.replaceChildren(el('span.recorder-dot', { 'aria-hidden': 'true' }), el('span', {}, 'Recording '), time, el('span.spring', {}),
    el('button.button', { type: 'button', onclick: () => finish(false) }, 'Cancel'), done);
  parts.recorder.onkeydown = event => { if (event.key === 'Escape') finish(false); };
  parts.form.hidden = true;
  parts.recorder.hidden = false;
  recorder.start();
  done.focus();
  speak('Recording.');
}
