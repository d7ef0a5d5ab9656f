// The theme a person chose, kept for the next visit; without a choice the system's own is followed.
// Loaded with blocking="render", so that a chosen theme never flashes.
const KEY = 'copbot.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

export const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';

export function toggleTheme() {
  const next = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  try { localStorage.setItem(KEY, next); } catch { /* A browser that keeps nothing still may switch. */ }
}

export function onThemeChange(listener) {
  system.addEventListener('change', listener);
}

try {
  const kept = localStorage.getItem(KEY);
  if (kept === 'dark' || kept === 'light') document.documentElement.dataset.theme = kept;
} catch { /* As above. */ }
