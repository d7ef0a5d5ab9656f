// All times are shown as London has them, whatever zone the visitor's machine is in.
const zone = 'Europe/London';
const format = options => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
const dayWithYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
const weekday = format({ weekday: 'short' });
const key = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
const zoneName = format({ timeZoneName: 'short' });

/** A date from what the server sent: ISO text, or seconds or milliseconds since 1970. */
export function toDate(value) {
  if (typeof value === 'number') return new Date(value < 1e11 ? value * 1000 : value);
  return new Date(value);
}

export const timeOf = date => clock.format(date);
export const dayKey = date => key.format(date);
export const zoneOf = date => zoneName.formatToParts(date).find(part => part.type === 'timeZoneName')?.value ?? '';
export const fullOf = date => `${dayWithYear.format(date)}, ${timeOf(date)}`;
export const clockDay = date => shortDay.format(date).replace(',', '');

const daysBetween = (from, to) => Math.round((Date.parse(isoDay(to)) - Date.parse(isoDay(from))) / 86_400_000);
const isoDay = date => key.format(date).split('/').reverse().join('-');

export function dayLabel(date, now) {
  const name = isoDay(date).slice(0, 4) === isoDay(now).slice(0, 4) ? day.format(date) : dayWithYear.format(date);
  const ago = daysBetween(date, now);
  if (ago === 0) return `Today, ${name}`;
  return ago === 1 ? `Yesterday, ${name}` : name;
}

/** For the list of chats: the time today, the weekday this week, else the date. */
export function briefly(date, now) {
  const ago = daysBetween(date, now);
  if (ago <= 0) return timeOf(date);
  return ago < 7 ? weekday.format(date) : shortDay.format(date).replace(/^\w+,? /, '');
}

/** For what is due: "15:00" today, else "Fri 6 Nov 09:00". */
export const dueLabel = (date, now) => daysBetween(now, date) === 0 ? timeOf(date) : `${clockDay(date)}, ${timeOf(date)}`;

export function length(seconds) {
  const whole = Math.max(0, Math.round(seconds ?? 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
