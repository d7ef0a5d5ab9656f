// Links that Telegram would follow itself are followed inside the page; all others open beside it.
import { post } from './api.mjs';
import * as store from './store.mjs';
import { sorry, toast } from './toasts.mjs';

/** Follows a link as a tap in the chat would. `jump(chatId, messageId)` shows a message. */
export async function follow(address, jump) {
  let url;
  try { url = new URL(address, location.href); } catch { sorry('That link cannot be opened.'); return; }
  if (url.protocol === 'tg:' || /^(www\.)?(t|telegram)\.me$/i.test(url.hostname)) { await followTelegram(url, jump); return; }
  if (['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) window.open(url.href, '_blank', 'noopener,noreferrer');
  else sorry('The playground does not open links of that kind.');
}

async function followTelegram(url, jump) {
  const parts = url.protocol === 'tg:' ? [] : url.pathname.split('/').filter(Boolean);
  const query = url.searchParams;
  const what = url.protocol === 'tg:' ? (url.hostname || url.pathname.replace(/^\/+/, '')) : parts[0];
  if (what === 'c' && parts.length >= 3) { to(`-100${parts[1]}`, parts.at(-1), jump); return; }
  if (what === 'privatepost') { to(`-100${query.get('channel')}`, query.get('post'), jump); return; }
  if (what === 'openmessage') { to(query.get('chat_id') ?? query.get('user_id'), query.get('message_id'), jump); return; }
  if (what === 'user') { toast(`${store.nameOf(store.state.people.get(Number(query.get('id'))))} is one of the people here.`, 'note'); return; }
  const name = what === 'resolve' ? query.get('domain') : what;
  if (name?.toLowerCase() !== store.state.bot.username.toLowerCase()) { toast('That leads into Telegram. The playground stays here.', 'note'); return; }
  if (query.has('startgroup')) { toast('In Telegram this adds the bot to a group. Here: “About this chat”, then “Add CopBot”.', 'note'); return; }
  await start(query.get('start') ?? '');
}

/** Opens the person's own chat with the bot and starts it, with a payload perhaps. */
export async function start(payload) {
  const own = store.privateChatOf(store.state.as);
  if (own) store.openChat(own.id);
  if (!payload && own && store.me()?.started) return;
  const answer = await post('act', { as: store.state.as, do: 'start', chat: own?.id ?? store.state.as, text: payload, data: payload });
  if (!answer.ok) sorry(answer.error);
  else if (!own) { const fresh = store.privateChatOf(store.state.as); if (fresh) store.openChat(fresh.id); }
}

function to(chatId, messageId, jump) {
  const item = store.state.chats.get(Number(chatId));
  if (!item || !store.chatsOf(store.state.as).includes(item)) { sorry('That message is in a chat that you are not in.'); return; }
  jump(item.id, Number(messageId));
}
