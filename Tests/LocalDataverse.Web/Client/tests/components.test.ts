import { describe, expect, it, vi } from "vitest";
import { expose } from "../src/clientapi/expose";
import { ComponentContext } from "../src/components/context";
import type { LoadedComponent } from "../src/components/loading";
import { manifestOf } from "../src/components/manifest";
import type { ComponentControl } from "../src/form/control";

const gauge = vi.hoisted(() => '<control namespace="Sample" constructor="Gauge" control-type="standard"><property name="value" of-type="Multiple" usage="bound"/><property name="unit" of-type="SingleLine.Text" usage="input"/><event name="onTurn"/><resources><code path="bundle.js"/><css path="css/gauge.css"/><resx path="strings/gauge.1033.resx"/></resources></control>');

vi.mock("../src/data/session", () => ({
  session: {
    language: 1053,
    app: {
      user: { id: "aaaa", name: "Anna", settings: { decimalsymbol: ",", numberseparator: " ", numbergroupformat: "3;2", negativeformatcode: 1, currencyformatcode: 3, negativecurrencyformatcode: 8 } },
      organization: { baseLanguage: 1033 },
      customControls: [
        { name: "sbx_Sample.Gauge", manifest: gauge },
        { name: "sbx_Sample.Virtual", manifest: gauge.replace("standard", "virtual") },
        { name: "sbx_Sample.Rows", manifest: gauge.replace("<property", '<data-set name="rows"/><property') },
      ],
    },
  },
}));

describe("a manifest", () => {
  it("says what a control is made of", () =>
    expect(manifestOf("sbx_Sample.Gauge")).toEqual({
      registeredName: "Sample.Gauge",
      properties: new Map([["value", { type: "Multiple", isBound: true }], ["unit", { type: "SingleLine.Text", isBound: false }]]),
      events: ["onTurn"],
      code: "bundle.js",
      styles: ["css/gauge.css"],
      strings: ["strings/gauge.1033.resx"],
    }));
  it.each(["sbx_Sample.Gone", "MscrmControls.Slider.Slider"])("refuses %s, which no package has", (name) => expect(() => manifestOf(name)).toThrow(`'${name}' is not supported by the local host`));
  it("refuses a control of another type", () => expect(() => manifestOf("sbx_Sample.Virtual")).toThrow("'virtual'"));
  it("refuses what the local host hasn't got", () => expect(() => manifestOf("sbx_Sample.Rows")).toThrow("data-set"));
});

describe("the context of a control", () => {
  const raised: unknown[] = [];
  const control = { $parameters: new Map([["value", "fixed"]]), $form: { $id: "1" }, $isDisabled: true, $raise: (name: string, given: unknown) => raised.push([name, given]) };
  const component = { name: "sbx_Sample.Gauge", manifest: manifestOf("sbx_Sample.Gauge"), texts: new Map([["Name", "Mätare"]]) };
  const context = expose<ComponentFramework.Context<Record<string, { raw: unknown }>, Record<string, (given: unknown) => void>>>(
    new ComponentContext(control as unknown as ComponentControl, component as unknown as LoadedComponent),
  );

  it("has the form's values and who is looking", () => {
    expect([context.parameters["value"]!.raw, context.parameters["unit"]!.raw]).toEqual(["fixed", null]);
    expect([context.mode.isControlDisabled, context.userSettings.userName, context.userSettings.numberFormattingInfo.numberGroupSizes]).toEqual([true, "Anna", [3, 2]]);
    expect(context.resources.getString("Name")).toBe("Mätare");
  });
  it("raises the events of its manifest", () => {
    context.events["onTurn"]!(7);
    expect(raised).toEqual([["onTurn", 7]]);
  });
  it.each([
    ["context.utils", () => context.utils],
    ["context.mode.allocatedWidth", () => context.mode.allocatedWidth],
    ["context.parameters.other", () => context.parameters["other"]],
    ["context.events.onStop", () => context.events["onStop"]],
    ["context.userSettings.isRTL", () => context.userSettings.isRTL],
    ["context.webAPI.deleteRecord", () => context.webAPI.deleteRecord],
  ])("refuses %s by name", (name, ask) => expect(ask).toThrow(`${name} is not supported by the local host.`));
  it("refuses a text that it hasn't got", () => expect(() => context.resources.getString("Gone")).toThrow("has no text 'Gone'"));
});
