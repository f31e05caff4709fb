import { describe, expect, it } from "vitest";
import { formatMoney, formatPercent, type NumberFormat } from "../../src/shares/numberformat";

const swedish: NumberFormat = { decimal: ",", group: " ", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
const english: NumberFormat = { decimal: ".", group: ",", groupSizes: [3], negative: 1, currency: 0, negativeCurrency: 0 };

describe("numbers as the user writes them", () => {
  it("percentages have two decimals", () => {
    expect(formatPercent(33_33, swedish)).toBe("33,33");
    expect(formatPercent(5, english)).toBe("0.05");
    expect(formatPercent(1234_50, english)).toBe("1,234.50");
  });

  it("money has the currency's decimals and symbol, and no place to break a line at", () => {
    expect(formatMoney(12500050n, 2, "kr", swedish)).toBe("125\u00a0000,50\u00a0kr");
    expect(formatMoney(12500050n, 2, "$", english)).toBe("$125,000.50");
    expect(formatMoney(1234n, 0, "¥", english)).toBe("¥1,234");
    expect(formatMoney(5n, 3, "KD", { ...english, currency: 2 })).toBe("KD\u00a00.005");
  });

  it("a credit is written with the user's sign", () => {
    expect(formatMoney(-150n, 2, "kr", swedish)).toBe("-1,50\u00a0kr");
    expect(formatMoney(-150n, 2, "$", english)).toBe("($1.50)");
  });

  it("digits are grouped as the user has it", () => {
    expect(formatPercent(123456789_00, { ...english, groupSizes: [3, 2] })).toBe("12,34,56,789.00");
    expect(formatPercent(123456789_00, { ...english, groupSizes: [3, 0] })).toBe("123456,789.00");
    expect(formatPercent(1234_00, { ...english, groupSizes: [0] })).toBe("1234.00");
  });

  it("a symbol may hold what means something elsewhere", () => {
    expect(formatMoney(100n, 2, "n$&", english)).toBe("n$&1.00");
  });
});
