import { expect, it } from "vitest";
import { meaningOf } from "../src/data/refusal";

it("a plug-in's refusal is shown in its own words, anything else never", () => {
  expect(meaningOf("0x80040265", 400)).toBeNull();
  expect([meaningOf("0x80048306", 403), meaningOf("", 400), meaningOf("0x80131500", 500)]).toEqual(["Error_Access", "Error_Invalid", "Error_Unexpected"]);
});
