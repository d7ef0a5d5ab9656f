// Initials on colours that stay apart for colour-blind eyes (after Okabe and Ito, darkened until white text reads well).
import { el, icon } from './dom.mjs';
import { state } from './store.mjs';

const COLOURS = 7;

export function avatarOf(person, size = '') {
  const order = [...state.people.keys()].indexOf(person?.id);
  const letters = `${first(person?.firstName)}${first(person?.lastName)}` || '?';
  return el('span.avatar', { 'aria-hidden': 'true', class: size, data: { colour: (order < 0 ? 0 : order) % COLOURS } }, letters.toUpperCase());
}

export const botAvatar = (size = '') => el('span.avatar.avatar-bot', { 'aria-hidden': 'true', class: size }, icon('bot'));
export const groupAvatar = (size = '') => el('span.avatar.avatar-group', { 'aria-hidden': 'true', class: size }, icon('people'));

const first = text => [...(text ?? '').trim()][0] ?? '';
