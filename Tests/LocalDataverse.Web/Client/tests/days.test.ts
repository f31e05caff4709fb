// @vitest-environment node
import { describe, expect, it } from "vitest";
import { dayOf, daysShown, turned } from "../src/calendar/days";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const written = (days: Date[]) => days.map((each) => each.toISOString().slice(0, 10));

describe("the days of a calendar", () => {
  it("a week begins on Monday, also for a Sunday", () => {
    expect(written(daysShown("week", day("2026-11-29")))).toEqual(["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"]);
    expect(written(daysShown("week", day("2026-11-23")))[0]).toBe("2026-11-23");
  });

  it.each([
    ["2026-11-15", "2026-10-26", "2026-12-06", 42],
    ["2026-02-28", "2026-01-26", "2026-03-01", 35],
    ["2021-02-10", "2021-02-01", "2021-02-28", 28],
  ])("the month of %s is shown in whole weeks", (of, first, last, count) => {
    const days = written(daysShown("month", day(of)));
    expect([days[0], days[days.length - 1], days.length]).toEqual([first, last, count]);
  });

  it("turns by weeks and months, to the last day of a shorter one", () => {
    expect(written([turned("week", day("2026-12-30"), 1), turned("week", day("2026-01-02"), -1)])).toEqual(["2027-01-06", "2025-12-26"]);
    expect(written([turned("month", day("2026-01-31"), 1), turned("month", day("2026-01-15"), -1)])).toEqual(["2026-02-28", "2025-12-15"]);
  });

  it("a moment is on its day", () => expect(written([dayOf(new Date("2026-11-29T23:59:00Z"))])).toEqual(["2026-11-29"]));
});
