import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, type NumberFormat } from "../../src/shares/numberformat";
import { parseMoney } from "../../src/shares/parsemoney";

const swedish: NumberFormat = { decimal: ",", group: "\u00a0", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
const danish: NumberFormat = { ...swedish, group: "." };
const english: NumberFormat = { ...swedish, decimal: ".", group: ",", currency: 0, negativeCurrency: 1 };

describe("money as people type it", () => {
  it.each<[NumberFormat, string, number | null]>([
    [swedish, "80000", 80_000_00],
    [swedish, "80 000 kr", 80_000_00],
    [swedish, "80\u00a0000,50 kr", 80_000_50],
    [swedish, "80.000", 80_000_00],
    [swedish, "80.5", 80_50],
    [swedish, "80,5", 80_50],
    [swedish, ",5", 50],
    [swedish, "1.234.567,89", 1_234_567_89],
    [swedish, "SEK 80 000", 80_000_00],
    [swedish, "−80 000 kr", -80_000_00],
    [swedish, "- 5", -5_00],
    [swedish, "0,005", 1],
    [swedish, "0,004", 0],
    [danish, "80.000", 80_000_00],
    [danish, "80.000,25 kr.", 80_000_25],
    [danish, "80.5", null],
    [english, "$80,000.25", 80_000_25],
    [english, "80,000", 80_000_00],
    [english, "80,00", null],
    [english, "€ 12", 12_00],
    [swedish, "", null],
    [swedish, "much", null],
    [swedish, "1,2,3", null],
    [swedish, "12.34.567", null],
    [swedish, "5 % kr", null],
    [swedish, "12 kr och 13", null],
  ])("%# %j is %j", (format, text, expected) => {
    const symbol = format === english ? "$" : "kr";
    expect(parseMoney(text, 2, symbol, format)).toBe(expected === null ? null : BigInt(expected));
  });

  it("a currency without decimals, and one with three", () => {
    expect(parseMoney("80 000", 0, "¥", swedish)).toBe(80_000n);
    expect(parseMoney("80,5", 0, "¥", swedish)).toBe(81n);
    expect(parseMoney("1,234", 3, "KD", swedish)).toBe(1234n);
  });

  it("is read back as it is written, in each format, symbol and sign", () => {
    const formats = fc.record({
      separators: fc.constantFrom(",\u00a0", ",.", ".,", ".’", ","),
      currency: fc.nat(3),
      negativeCurrency: fc.constantFrom(1, 2, 5, 8, 9, 12),
    });
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.nat(4), fc.constantFrom("kr", "kr.", "€", "$", "SEK", ""), formats, (amount, decimals, symbol, given) => {
        const [decimal, group] = [given.separators.charAt(0), given.separators.charAt(1)];
        const format: NumberFormat = { ...swedish, decimal, group, currency: given.currency, negativeCurrency: given.negativeCurrency };
        expect(parseMoney(formatMoney(amount, decimals, symbol, format), decimals, symbol, format)).toBe(amount);
      }),
    );
  });
});
