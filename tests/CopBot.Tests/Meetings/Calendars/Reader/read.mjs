// Reads iCalendar files with ical.js and says what is in them, as JSON.
// Standard input: {"from": ms, "until": ms, "files": [text, …]}. Output: for each file its calendar's properties, its zones, its events as
// written, and every date between the instants, as an app would show it: [{uid, start, end, status, summary, location, …}].
import ICAL from "ical.js";

const ask = JSON.parse(await new Promise((resolve) => {
  let text = "";
  process.stdin.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => resolve(text));
}));

const instant = (time) => time.toUnixTime() * 1000;
const properties = (component) => Object.fromEntries(component.getAllProperties().map((p) => [p.name, String(p.getFirstValue())]));

function shown(event, start, end) {
  return {
    uid: event.uid,
    start: instant(start),
    end: instant(end),
    status: event.component.getFirstPropertyValue("status"),
    summary: event.summary,
    location: event.location,
    sequence: event.sequence,
  };
}

function read(text) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const components = calendar.getAllSubcomponents("vevent");
  const events = components.map((c) => new ICAL.Event(c, { strictExceptions: true, exceptions: [] }));
  const masters = new Map(events.filter((e) => !e.isRecurrenceException()).map((e) => [e.uid, e]));
  for (const event of events.filter((e) => e.isRecurrenceException())) masters.get(event.uid).relateException(event);

  const dates = [];
  for (const event of masters.values()) {
    if (!event.isRecurring()) {
      dates.push(shown(event, event.startDate, event.endDate));
      continue;
    }
    const each = event.iterator();
    for (let next = each.next(); next && instant(next) <= ask.until + 40 * 86400000; next = each.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      dates.push(shown(item, startDate, endDate));
    }
  }

  return {
    calendar: properties(calendar),
    zones: calendar.getAllSubcomponents("vtimezone").map((z) => z.getFirstPropertyValue("tzid")),
    events: components.map(properties),
    dates: dates.filter((d) => d.start >= ask.from && d.start <= ask.until).sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1)),
  };
}

process.stdout.write(JSON.stringify(ask.files.map(read)));
