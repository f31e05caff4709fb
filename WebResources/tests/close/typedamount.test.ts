// @vitest-environment node
import { describe, expect, it } from "vitest";
import { fromAmount, parseAmount, toAmount } from "../../src/close/typedamount";

const swedish = { decimal: ",", group: "\u00a0", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
const danish = { ...swedish, group: "." };

describe("a typed amount", () => {
  it.each([
    ["80 000 kr", BigInt(80_000_00)],
    ["80000", BigInt(80_000_00)],
    ["1\u00a0234,5 kr", BigInt(1234_50)],
    ["-12,05", BigInt(-12_05)],
    ["0", BigInt(0)],
    ["12.5", BigInt(12_50)],
    ["", null],
    ["  kr ", null],
  ])("%s", (text, amount) => expect(parseAmount(text, swedish, 2, "kr")).toEqual({ amount }));

  it.each(["much", "1,234", "12,", "1,2,3", "--1", "1e5", "1234567890123"])("%s is none", (text) =>
    expect(parseAmount(text, swedish, 2, "kr")).toEqual({ problem: "notANumber" }),
  );

  it("a point between thousands is none between decimals", () => expect(parseAmount("1.234,50 kr.", danish, 2, "kr.")).toEqual({ amount: BigInt(1234_50) }));

  it("a currency without decimals takes none", () => {
    expect(parseAmount("1234", danish, 0, "¥")).toEqual({ amount: BigInt(1234) });
    expect(parseAmount("1234,5", danish, 0, "¥")).toEqual({ problem: "notANumber" });
  });

  it("is the number that Dataverse takes and gives", () => {
    expect(toAmount(BigInt(1234_56), 2)).toBe(1234.56);
    expect(fromAmount(1234.56, 2)).toBe(BigInt(1234_56));
    expect(fromAmount(null, 2)).toBeNull();
  });
});
