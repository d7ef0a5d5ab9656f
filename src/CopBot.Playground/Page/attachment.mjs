// Files within messages: pictures, sound, film, and everything else as a card to download.
import { el, icon } from './dom.mjs';
import { length } from './time.mjs';

export function attachment(message) {
  const { file } = message;
  const part = { part: 'file' };
  if (file.kind === 'photo') {
    const picture = el('img', { src: file.url, alt: `Picture from ${message.from.name}${file.name ? `: ${file.name}` : ''}`, width: file.width, height: file.height, loading: 'lazy', decoding: 'async' });
    if (file.width && file.height) {
      // Its place is kept before it has come, so that the talk below does not move.
      picture.classList.add('measured');
      picture.style.setProperty('--wide', file.width);
      picture.style.setProperty('--high', file.height);
    }
    return el('a.photo', { href: file.url, target: '_blank', rel: 'noopener', data: part }, picture);
  }
  if (file.kind === 'voice' || file.kind === 'audio') {
    return el('figure.sound', { data: part },
      el('figcaption', {}, icon('mic'), file.kind === 'voice' ? 'Voice message' : file.name ?? 'Audio', file.duration ? ` · ${length(file.duration)}` : ''),
      el('audio', { controls: true, preload: 'none', src: file.url, 'aria-label': file.kind === 'voice' ? `Voice message from ${message.from.name}` : file.name }));
  }
  if (file.kind === 'video') {
    return el('figure.film', { data: part }, el('video', { controls: true, preload: 'metadata', src: file.url, width: file.width, height: file.height, 'aria-label': `Video from ${message.from.name}` }));
  }
  return el('a.document', { href: file.url, download: file.name ?? '', data: part },
    icon('file'), el('span', {}, el('b', {}, file.name ?? 'File'), el('small', {}, [extension(file), sizeOf(file.size)].filter(Boolean).join(' · '))));
}

const extension = file => (/\.([a-z0-9]{1,5})$/i.exec(file.name ?? '')?.[1] ?? file.mime?.split('/')[1] ?? '').toUpperCase();

export function sizeOf(bytes) {
  if (!bytes) return '';
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What Telegram would make of a chosen file: its kind, by type. */
export function kindOf(file) {
  if (/^image\/(jpeg|png|webp)$/.test(file.type)) return 'photo';
  if (file.type.startsWith('video/')) return 'video';
  if (file.type === 'audio/ogg') return 'voice';
  return file.type.startsWith('audio/') ? 'audio' : 'document';
}
