import { html, render } from "lit";
import { afterEach, describe, expect, it } from "vitest";
import { typed } from "../src/fields/typed";

describe("a text box", () => {
  const draw = (text: string, isRefused = false): HTMLInputElement => {
    render(html`<input ${typed(text, isRefused)} />`, document.body);
    return document.body.querySelector("input")!;
  };

  const typeInto = (box: HTMLInputElement, text: string): void => {
    box.focus();
    box.value = text;
  };

  afterEach(() => render(null, document.body));

  it("shows the value, and another when it changes", () => {
    expect(draw("one").value).toBe("one");
    expect(draw("two").value).toBe("two");
  });

  it("keeps what is being typed when it is drawn anew", () => {
    typeInto(draw("one"), "half a wo");
    expect(draw("one").value).toBe("half a wo");
  });

  it("shows the value again once it is left", () => {
    const box = draw("one");
    typeInto(box, "One");
    box.blur();
    expect(draw("one").value).toBe("one");
  });

  it("keeps what was refused after it is left, until the value is another", () => {
    const box = draw("one");
    typeInto(box, "much");
    box.blur();
    expect(draw("one", true).value).toBe("much");
    expect(draw("two", true).value).toBe("two");
  });
});
