import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountCell, csvText, percentCell, type Cell } from "../../src/ui/csv";
import { fileOf, linesOf } from "../../src/asof/file";
import { textsIn } from "../fakes/texts";
import { set } from "../journal/sets";
import { asOfRow, yen } from "../asof/rows";

const plain = (text: string) => text.replace(/^\uFEFF/, "");

describe("a file for a spreadsheet", () => {
  it("begins with the mark of UTF-8, and has the separator that goes with the decimal sign", () => {
    expect(csvText([["a", { number: "1,5" }]], ",")).toBe("\uFEFFa;1,5\r\n");
    expect(csvText([["a", { number: "1.5" }]], ".")).toBe("\uFEFFa,1.5\r\n");
  });

  it("keeps separators, quotes and lines within their cell", () => {
    expect(plain(csvText([["a;b", 'say "x"', "one\ntwo", "a,b"]], ","))).toBe('"a;b";"say ""x""";"one\ntwo";a,b\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠x"])("%j is a text, and no formula", (text) => {
    const [cell = ""] = plain(csvText([[text]], ".")).split("\r\n");
    expect(cell.replace(/^"/, "").startsWith("'")).toBe(true);
  });

  it("leaves names and numbers as they are", () => {
    expect(plain(csvText([["Anna-Karin Åberg", "A = B", { number: "-5.00" }, ""]], "."))).toBe("Anna-Karin Åberg,A = B,-5.00,\r\n");
  });

  it("can be read back", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ";", ",", '"', "\n", "\r", " ", "é") }).map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), fc.constantFrom(",", "."), (rows, decimal) => {
        expect(readBack(plain(csvText(rows, decimal)), decimal === "," ? ";" : ",")).toEqual(rows);
      }),
    );
  });

  it("writes numbers with the user's decimal sign, without groups", () => {
    const number = (cell: Cell) => (typeof cell === "string" ? cell : cell.number);
    expect([percentCell(37_50, ","), percentCell(100_00, ".")].map(number)).toEqual(["37,50", "100.00"]);
    expect([amountCell(123456789_01n, 2, ","), amountCell(-5n, 2, ","), amountCell(1234n, 0, ","), amountCell(null, 2, ",")].map(number)).toEqual([
      "123456789,01", "-0,05", "1234", "",
    ]);
  });
});

describe("the file of the shares as of a day", () => {
  const format = { decimal: ",", group: " ", groupSizes: [3], negative: 1, currency: 3, negativeCurrency: 8 };
  const [anna, bo] = set("Anna 75 Bo 25!");
  const rows = [
    asOfRow("Kran; stor", { sellers: [{ share: anna!, amount: 750_00n }, { share: bo!, amount: 250_00n }] }),
    asOfRow("=cmd", { status: "won", currency: yen, sellers: [{ share: anna!, amount: null }] }),
    asOfRow("Ny", { sellers: null, knownSince: "2026-06-01 02:00" }),
    asOfRow("Tom", { sellers: null }),
    asOfRow("Ingen", { sellers: [], currency: null }),
  ];

  it.each([
    [1053, "Datum;Säljmöjlighet;Status i dag;Säljare;Andel %;Fast andel;Del av dagens belopp;Valuta", "Öppen", "ja", "nej", "Inte känt före 2026-06-01 02:00"],
    [1030, "Dato;Salgsmulighed;Status i dag;Sælger;Andel %;Fast andel;Del af dagens beløb;Valuta", "Åben", "ja", "nej", "Ikke kendt før 2026-06-01 02:00"],
    [1033, "Date;Opportunity;Status today;Seller;Share %;Fixed share;Part of today's amount;Currency", "Open", "yes", "no", "Not known before 2026-06-01 02:00"],
    [1044, "Dato;Salgsmulighet;Status i dag;Selger;Andel %;Fast andel;Del av dagens beløp;Valuta", "Åpen", "ja", "nei", "Ikke kjent før 2026-06-01 02:00"],
  ] as const)("in %i has a line for each seller, and says who is not known", (language, heads, open, yes, no, unknown) => {
    const texts = textsIn(language);
    const lines = plain(fileOf(linesOf(rows, "2026-05-31", texts, format), texts, format)).split("\r\n");
    expect(lines).toEqual([
      heads,
      `2026-05-31;"Kran; stor";${open};Anna;75,00;${no};750,00;SEK`,
      `2026-05-31;"Kran; stor";${open};Bo;25,00;${yes};250,00;SEK`,
      `2026-05-31;'=cmd;${texts("AsOf_Won")};Anna;75,00;${no};;JPY`,
      `2026-05-31;Ny;${open};${unknown};;;;SEK`,
      `2026-05-31;Tom;${open};${texts("AsOf_NothingKnown")};;;;SEK`,
      `2026-05-31;Ingen;${open};${texts("AsOf_NoSellers")};;;;`,
      "",
    ]);
  });
});

/** A reader by the letter of RFC 4180. */
function readBack(text: string, separator: string): string[][] {
  const rows: string[][] = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    const row = rows.at(-1)!;
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      row.push(`${row.pop() ?? ""}"`);
      at++;
    } else if (letter === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && letter === separator) {
      row.push("");
    } else if (!isQuoted && letter === "\r" && text[at + 1] === "\n") {
      rows.push([""]);
      at++;
    } else {
      row.push((row.pop() ?? "") + letter);
    }
  }

  return rows.slice(0, -1);
}
