// Polls: choices until one has voted, then bars. A poll of several answers waits for its Vote button.
import { el, icon, plural } from './dom.mjs';
import { state } from './store.mjs';

export function pollOf(message) {
  const poll = message.poll;
  const voted = poll.options.some(option => option.voters?.includes(state.as));
  const results = voted || poll.closed;
  const kind = [poll.anonymous ? 'Anonymous poll' : 'Poll', poll.multiple && 'several answers allowed', poll.closed && 'closed'].filter(Boolean).join(' · ');
  return el('div.poll', { data: { part: 'poll' }, role: 'group', 'aria-label': `Poll: ${poll.question}` },
    el('p.poll-question', {}, poll.question),
    el('p.poll-kind', {}, kind),
    results ? el('ul.poll-results', {}, poll.options.map(option => result(poll, option))) : el('div.poll-options', {}, poll.options.map((option, index) => choice(poll, option, index))),
    el('div.poll-foot', {},
      el('span', {}, poll.total ? plural(poll.total, 'vote') : 'No votes yet'),
      !results && poll.multiple && el('button.button.small.strong', { type: 'button', data: { act: 'vote-many' } }, 'Vote'),
      voted && !poll.closed && el('button.link', { type: 'button', data: { act: 'vote-back' } }, 'Take back my vote')));
}

const choice = (poll, option, index) => poll.multiple
  ? el('label.poll-choice', {}, el('input', { type: 'checkbox', value: String(index) }), el('span', {}, option.text))
  : el('button.poll-choice', { type: 'button', data: { act: 'vote', option: index } }, el('span.poll-dot', { 'aria-hidden': 'true' }), el('span', {}, option.text));

function result(poll, option) {
  const share = poll.total ? Math.round(option.votes / poll.total * 100) : 0;
  const mine = option.voters?.includes(state.as);
  const names = poll.anonymous ? [] : (option.voters ?? []).map(id => id === state.as ? 'you' : state.people.get(id)?.firstName).filter(Boolean);
  const bar = el('progress.poll-bar', { value: String(share), max: '100', 'aria-label': `${option.text}: ${share} %` });
  return el('li', { class: mine ? 'mine' : '' },
    el('span.poll-line', {}, el('span', {}, mine && icon('check'), option.text), el('span.poll-share', {}, el('b', {}, String(option.votes)), ` ${share}%`)),
    bar, names.length > 0 && el('small', {}, names.join(', ')));
}
