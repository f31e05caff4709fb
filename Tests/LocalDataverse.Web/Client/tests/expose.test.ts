import { describe, expect, it } from "vitest";
import { ApiObject, expose, ItemCollection } from "../src/clientapi/expose";

class Tab extends ApiObject {
  readonly $api = "tab";
  readonly $secret = 1;

  getName(): string {
    return `tab ${this.$secret}`;
  }
}

class Form extends ApiObject {
  readonly $api = "formContext";
  readonly tabs = new ItemCollection("formContext.tabs", () => new Map([["one", new Tab()]]));
}

interface Exposed {
  tabs: { get: (name: string) => { getName: () => string; $secret: number } | null; forEach: () => void };
  process: unknown;
}

describe("the client API as scripts see it", () => {
  const form = expose<Exposed>(new Form());

  it("answers what is there, however deep", () => expect(form.tabs.get("one")!.getName()).toBe("tab 1"));
  it("answers null for what a form hasn't got", () => expect(form.tabs.get("two")).toBeNull());
  it("is the same object each time", () => expect(form.tabs.get("one")).not.toBeNull());
  it("refuses by name what is not there", () => expect(() => form.process).toThrow("formContext.process is not supported by the local host."));
  it("refuses it deep inside too", () => expect(() => form.tabs.forEach()).toThrow("formContext.tabs.forEach is not supported by the local host."));
  it("hides what is the client's own", () => expect(() => form.tabs.get("one")!.$secret).toThrow("tab.$secret is not supported"));
  it("can't be written to", () => expect(() => (form.process = 1)).toThrow("Setting formContext.process is not supported"));
  it("can be awaited", async () => expect(await Promise.resolve(form)).toBe(form));
});
