import { expect, it } from "vitest";
import { addressOf, pageAt, type Page } from "../src/shell/pages";

const pages: Page[] = [
  { type: "home" },
  { type: "list", table: "opportunity" },
  { type: "list", table: "opportunity", view: "7200dafd", search: "å & b" },
  { type: "record", table: "account", id: null },
  { type: "record", table: "account", id: "1", form: "2", values: { opps_found: "3", name: "x=y&z" } },
  { type: "dashboard", id: "4" },
  { type: "search", text: "Nord 100 %" },
  { type: "search", text: "kran", table: "opportunity" },
  { type: "webresource", name: "opps_/pages/replaceseller.html", data: "a b" },
];

it.each(pages)("an address leads to its page: %o", (page) => expect(pageAt(addressOf(page))).toEqual(page));
