import { beforeEach, describe, expect, it, vi } from "vitest";
import { followSurroundings } from "../../src/ui/surroundings";

function standOn(...backgrounds: string[]): void {
  let innermost: Element = document.body;
  for (const background of backgrounds) {
    const element = document.createElement("div");
    element.style.backgroundColor = background;
    innermost = innermost.appendChild(element);
  }

  vi.stubGlobal("frameElement", innermost);
  followSurroundings();
}

const { style } = document.documentElement;

beforeEach(() => {
  document.body.replaceChildren();
});

describe("light or dark", () => {
  it.each([
    ["light", ["rgb(255, 255, 255)"]],
    ["dark", ["rgb(41, 41, 41)"]],
    ["dark", ["rgb(255, 255, 255)", "rgb(41, 41, 41)"]],
    ["light", ["rgb(255, 255, 255)", "rgba(0, 0, 0, 0.05)", "rgba(0, 0, 0, 0)"]],
  ])("is %s on %j, the innermost last", (expected, backgrounds) => {
    standOn(...backgrounds);
    expect(style.colorScheme).toBe(expected);
    expect(style.getPropertyValue("--background")).toBe(backgrounds.filter((colour) => colour.startsWith("rgb(")).at(-1));
  });

  it.each([[["rgba(0, 0, 0, 0)"]], [[]]])("is the system's on %j, where nothing is to be seen", (backgrounds) => {
    standOn(...backgrounds);
    expect(style.colorScheme).toBe("");
    expect(style.getPropertyValue("--background")).toBe("");
  });

  it("is the system's for a page that stands on nothing", () => {
    vi.stubGlobal("frameElement", null);
    followSurroundings();
    expect(style.colorScheme).toBe("");
  });
});
