// Live without reload: one stream of events; after any break the whole state is read again, so nothing is missed.
import { readState } from './api.mjs';
import { $ } from './dom.mjs';
import * as store from './store.mjs';

let source = null;
let pause = 500;
let waiting = [];
let reading = null;
let again = false;

/** Reads the state; events that arrive meanwhile are applied after it. A wish for it that comes meanwhile means once more. */
export function resync() {
  if (reading) again = true;
  reading ??= (async () => {
    try {
      let fresh;
      do { again = false; fresh = await readState(); } while (again);
      reading = null;
      store.load(fresh);
      for (const apply of waiting.splice(0)) apply();
      showBroken(false);
    } catch {
      reading = null;
      showBroken(true);
      setTimeout(resync, 1500);
    }
  })();
  return reading;
}

/** Listens first and reads the state once the stream is open, so that nothing falls between the two. */
export function connect() {
  source?.close();
  source = new EventSource('/play/events');
  source.onopen = () => { pause = 500; resync(); };
  source.onerror = () => {
    showBroken(true);
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, 8000);
    }
  };
  listen('message', ({ chat, message }) => { if (!store.upsert(chat, message)) resync(); });
  listen('deleted', ({ chat, id }) => store.remove(chat, id));
  listen('people', detail => { if (store.knowsGroups(detail.chats)) store.setPeople(detail); else resync(); });
  listen('clock', detail => store.setClock(detail));
  listen('typing', detail => store.announce('typing', detail));
  listen('answer', detail => store.announce('answer', detail));
  source.addEventListener('reset', () => { waiting = []; store.forgetUnread(); resync(); });
}

function listen(name, apply) {
  source.addEventListener(name, event => {
    const detail = JSON.parse(event.data);
    if (reading || !store.state.loaded) waiting.push(() => apply(detail));
    else apply(detail);
  });
}

function showBroken(now) {
  const bar = $('offline');
  bar.hidden = !now;
  bar.textContent = now ? 'Lost touch with the playground. Trying again…' : '';
}

// A browser opens six connections to one host, and each window's stream holds one. Windows out of sight give theirs back.
let away = null;
document.addEventListener('visibilitychange', () => {
  clearTimeout(away);
  if (document.visibilityState === 'hidden') away = setTimeout(() => { source?.close(); source = null; }, 20_000);
  else if (!source) connect();
});
