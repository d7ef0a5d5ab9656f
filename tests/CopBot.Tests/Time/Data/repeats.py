# Makes repeats.tsv with python-dateutil, an implementation that shares nothing with the bot's. Run by hand: python3 repeats.py > repeats.tsv
# A line: rule, first local date and time, zone, then every instant of five years in UTC as days and minutes, one after the other.
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo
from dateutil.rrule import rrulestr

STARTS = ["2026-12-01T10:00", "2027-01-31T19:30", "2028-02-29T01:30", "2026-03-28T00:30"]
RULES = [
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;COUNT=40",
    "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "FREQ=WEEKLY;BYDAY=TU;COUNT=6",
    "FREQ=WEEKLY;BYDAY=WE;UNTIL=20290630", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;UNTIL=20300101",
    "FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU,3TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=5WE", "FREQ=MONTHLY;BYDAY=-2TH",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=2SU", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO,3TH", "FREQ=MONTHLY;BYDAY=2MO;UNTIL=20280630",
    "FREQ=MONTHLY;BYDAY=1TU;BYMONTH=1,2,3,4,5,6,7,9,10,11,12", "FREQ=MONTHLY;BYDAY=1TU;COUNT=12", "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYMONTHDAY=29", "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=30",
    "FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=TH;BYMONTH=1,2",
]
ZONES = ["Europe/London", "America/St_Johns", "Australia/Lord_Howe"]


def first_that_fits(rule, start):
    parts = dict(p.split("=") for p in rule.split(";"))
    plain = ";".join(f"{k}={v}" for k, v in parts.items() if k not in ("INTERVAL", "UNTIL", "COUNT"))
    return rrulestr("RRULE:" + plain, dtstart=start)[0]


def until_day_end(rule):
    return ";".join(p + "T235959" if p.startswith("UNTIL=") else p for p in rule.split(";"))


def instant(local, zone):
    # Where the clocks skip the time: as much later as they skip; where it comes twice, the first. So: fold 0.
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)


def main():
    n = 0
    for rule in RULES:
        for text in STARTS:
            zone = ZONES[n % 3] if n % 2 else "Europe/London"
            n += 1
            start = first_that_fits(rule, datetime.fromisoformat(text))
            end = datetime.fromisoformat(text) + timedelta(days=5 * 365 + 1)
            dates = rrulestr("RRULE:" + until_day_end(rule), dtstart=start).between(datetime.fromisoformat(text), end, inc=True)
            last = int(instant(datetime.fromisoformat(text), zone).timestamp() // 60)
            steps = []
            for date in dates:
                minute = int(instant(date, zone).timestamp() // 60)
                steps.append(str(minute - last))
                last = minute
            # Runs of one step are written once, with how many: 1440x30.
            runs = []
            for step in steps:
                if runs and runs[-1][0] == step:
                    runs[-1][1] += 1
                else:
                    runs.append([step, 1])
            print("\t".join([rule, text, zone, " ".join(s if c == 1 else f"{s}x{c}" for s, c in runs)]))


main()
