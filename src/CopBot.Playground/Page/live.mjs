// Live without reload: one stream of events; after any break the whole state is read again, so nothing is missed.
import { readState } from './api.mjs';
import { $ } from './dom.mjs';
import * as store from './store.mjs';

let source = null;
let pause = 500;
let broken = false;
let waiting = [];
let reading = null;

/** Reads the state; events that arrive meanwhile are applied after it. */
export function resync() {
  reading ??= (async () => {
    try {
      store.load(await readState());
      for (const apply of waiting.splice(0)) apply();
      showBroken(false);
    } catch {
      showBroken(true);
      setTimeout(resync, 1500);
    } finally { reading = null; }
  })();
  return reading;
}

export function connect() {
  source?.close();
  source = new EventSource('/play/events');
  source.onopen = () => { pause = 500; if (broken || !store.state.loaded) resync(); };
  source.onerror = () => {
    showBroken(true);
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, 8000);
    }
  };
  listen('message', ({ chat, message }) => { if (!store.upsert(chat, message)) resync(); });
  listen('deleted', ({ chat, id }) => store.remove(chat, id));
  listen('people', detail => store.setPeople(detail));
  listen('clock', detail => store.setClock(detail));
  listen('typing', detail => store.announce('typing', detail));
  listen('answer', detail => store.announce('answer', detail));
  source.addEventListener('reset', () => { waiting = []; resync(); });
}

function listen(name, apply) {
  source.addEventListener(name, event => {
    const detail = JSON.parse(event.data);
    if (reading || !store.state.loaded) waiting.push(() => apply(detail));
    else apply(detail);
  });
}

function showBroken(now) {
  broken = now;
  const bar = $('offline');
  bar.hidden = !now;
  bar.textContent = now ? 'Lost touch with the playground. Trying again…' : '';
}
