// Hidden words: out of sight, and out of what a screen reader reads, until they are pressed.
import { el } from './dom.mjs';

export function veil(root) {
  for (const spoiler of root.querySelectorAll('.spoiler')) {
    const words = el('span.veil', { 'aria-hidden': 'true' });
    words.append(...spoiler.childNodes);
    spoiler.append(words);
    spoiler.setAttribute('role', 'button');
    spoiler.setAttribute('aria-label', 'Hidden text. Press to show it.');
  }
  return root;
}

export function unveil(spoiler) {
  const veil = spoiler.querySelector('.veil');
  veil?.replaceWith(...veil.childNodes);
  spoiler.classList.add('shown');
  for (const name of ['role', 'aria-label', 'tabindex']) spoiler.removeAttribute(name);
}
