import { describe, expect, it } from "vitest";
import { UserFormat, type UserSettings } from "../src/format/userformat";

const nothing: UserSettings = {
  decimalsymbol: null, numberseparator: null, numbergroupformat: null, negativeformatcode: null, currencyformatcode: null,
  negativecurrencyformatcode: null, dateformatstring: null, timeformatstring: null, dateseparator: null, timeseparator: null,
};
const swedish = new UserFormat({ ...nothing, decimalsymbol: ",", numberseparator: "\u00a0", numbergroupformat: "3", currencyformatcode: 3, negativecurrencyformatcode: 8, dateformatstring: "yyyy-MM-dd", timeformatstring: "HH:mm" });
const danish = new UserFormat({ ...nothing, decimalsymbol: ",", numberseparator: ".", numbergroupformat: "3", currencyformatcode: 3, negativecurrencyformatcode: 8, dateformatstring: "dd.MM.yyyy", timeformatstring: "HH:mm", timeseparator: "." });
const american = new UserFormat({ ...nothing, decimalsymbol: ".", numberseparator: ",", numbergroupformat: "3", currencyformatcode: 0, negativecurrencyformatcode: 0, dateformatstring: "M/d/yyyy", timeformatstring: "h:mm tt", dateseparator: "/" });

describe("numbers", () => {
  it.each([
    [swedish, 1234567.5, "1\u00a0234\u00a0567,50"],
    [danish, -1234.5, "-1.234,50"],
    [american, 0.005, "0.01"],
    [american, -0.001, "0.00"],
  ])("are written as the user writes them", (format, value, written) => expect(format.number(value, 2)).toBe(written));

  it.each([
    [swedish, -5, "-5,00\u00a0kr"],
    [american, -5, "(kr5.00)"],
    [american, 1000, "kr1,000.00"],
  ])("are money with the symbol in its place", (format, value, written) => expect(format.money(value, "kr", 2)).toBe(written));

  it.each([
    [swedish, "1 234,5", 1234.5],
    [swedish, "1\u00a0234,5", 1234.5],
    [danish, "1.234,5", 1234.5],
    [danish, "−7", -7],
    [american, "(1,234.5)", -1234.5],
    [american, " ", null],
    [american, "1.2.3", undefined],
    [swedish, "mycket", undefined],
  ])("are read as they are written: %#", (format, written, value) => expect(format.parseNumber(written)).toBe(value));
});

describe("dates", () => {
  it.each([
    [swedish, "2026-11-05"],
    [danish, "05.11.2026"],
    [american, "11/5/2026"],
  ])("are read as they are written: %#", (format, written) => {
    expect(format.day(new Date(2026, 10, 5))).toBe(written);
    expect(format.parseDay(written)).toEqual({ year: 2026, month: 11, day: 5 });
  });

  it.each(["2026-02-30", "2026", "i morgon", ""])("that are none are not read: %s", (written) => expect(swedish.parseDay(written)).toBeUndefined());

  it("have times of day in UTC, as the server's", () => expect(american.dateTime(new Date("2026-11-05T13:05:00Z"))).toBe("11/5/2026 1:05 PM"));

  it.each([
    ["9", { hour: 9, minute: 0 }],
    ["0930", { hour: 9, minute: 30 }],
    ["9.30", { hour: 9, minute: 30 }],
    ["9:30 pm", { hour: 21, minute: 30 }],
    ["12 am", { hour: 0, minute: 0 }],
    ["25", undefined],
    ["9:75", undefined],
  ])("have times of day that are typed in several ways: %s", (written, time) => expect(swedish.parseTime(written)).toEqual(time));
});
