// Polls: choices until one has voted, then bars. A poll of several answers waits for its Vote button; one whose results are hidden
// shows what one chose until it closes.
import { el, icon, plural } from './dom.mjs';
import { state } from './store.mjs';

export function pollOf(message) {
  const poll = message.poll;
  const voted = poll.options.some(option => option.voters?.includes(state.as));
  const results = voted || poll.closed;
  const hidden = poll.hidden && !poll.closed;
  const kind = [poll.anonymous ? 'Anonymous poll' : 'Poll', poll.multiple && 'several answers allowed', hidden && 'results when it closes', poll.closed && 'closed'].filter(Boolean).join(' · ');
  const ordered = inOrder(poll);
  return el('div.poll', { data: { part: 'poll' }, role: 'group', 'aria-label': `Poll: ${poll.question}` },
    el('p.poll-question', {}, poll.question),
    el('p.poll-kind', {}, kind),
    results ? el('ul.poll-results', {}, ordered.map(({ option }) => result(poll, option, hidden))) : el('div.poll-options', {}, ordered.map(({ option, index }) => choice(poll, option, index))),
    poll.takesOptions && !poll.closed && el('div.poll-add', {},
      el('input', { type: 'text', name: 'option', maxlength: '100', 'aria-label': 'Another option', placeholder: 'Another option' }),
      el('button.button.small', { type: 'button', data: { act: 'add-option' } }, 'Add')),
    el('div.poll-foot', {},
      el('span', {}, poll.total ? plural(poll.total, 'vote') : 'No votes yet'),
      !results && poll.multiple && el('button.button.small.strong', { type: 'button', data: { act: 'vote-many' } }, 'Vote'),
      voted && !poll.closed && poll.revotable && el('button.link', { type: 'button', data: { act: 'vote-back' } }, 'Take back my vote')));
}

// Shuffled: another order for each person, the same whenever they look.
function inOrder(poll) {
  const all = poll.options.map((option, index) => ({ option, index }));
  return poll.shuffled ? all.sort((a, b) => rank(a) - rank(b)) : all;
}

const rank = ({ index, option }) => [...`${state.as}/${index}/${option.text}`].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 1000003, 7);

const choice = (poll, option, index) => poll.multiple
  ? el('label.poll-choice', {}, el('input', { type: 'checkbox', value: String(index) }), el('span', {}, option.text))
  : el('button.poll-choice', { type: 'button', data: { act: 'vote', option: index } }, el('span.poll-dot', { 'aria-hidden': 'true' }), el('span', {}, option.text));

function result(poll, option, hidden) {
  const mine = option.voters?.includes(state.as);
  if (hidden) return el('li', { class: mine ? 'mine' : '' }, el('span.poll-line', {}, el('span', {}, mine && icon('check'), option.text)));
  const share = poll.total ? Math.round(option.votes / poll.total * 100) : 0;
  const names = poll.anonymous ? [] : (option.voters ?? []).map(id => id === state.as ? 'you' : state.people.get(id)?.firstName).filter(Boolean);
  const bar = el('progress.poll-bar', { value: String(share), max: '100', 'aria-label': `${option.text}: ${share} %` });
  return el('li', { class: mine ? 'mine' : '' },
    el('span.poll-line', {}, el('span', {}, mine && icon('check'), option.text), el('span.poll-share', {}, el('b', {}, String(option.votes)), ` ${share}%`)),
    bar, names.length > 0 && el('small', {}, names.join(', ')));
}
