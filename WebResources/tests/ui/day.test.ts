// @vitest-environment node
import { describe, expect, it } from "vitest";
import { formatDay, isoDay, parseDay } from "../../src/ui/day";

const day = { year: 2026, month: 5, day: 3 };

describe("a day as the user writes it", () => {
  it.each([
    ["yyyy-MM-dd", "2026-05-03"],
    ["dd.MM.yyyy", "03.05.2026"],
    ["M/d/yyyy", "5/3/2026"],
    ["d-M-yy", "3-5-26"],
  ])("%s", (pattern, text) => {
    expect(formatDay(day, pattern)).toBe(text);
    expect(parseDay(text, pattern)).toEqual(day);
    expect(parseDay("2026-05-03", pattern)).toEqual(day);
    expect(isoDay(day)).toBe("2026-05-03");
  });

  it.each(["", "soon", "31.02.2026", "3.5", "3.5.2026.1", "3 May 2026"])("%s is none", (text) => expect(parseDay(text, "dd.MM.yyyy")).toBeNull());
});
