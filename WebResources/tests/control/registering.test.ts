import { beforeEach, describe, expect, it, vi } from "vitest";

const page = window as unknown as { ComponentFramework?: unknown; Opps?: { SellerSharesControl?: unknown } };

beforeEach(() => {
  vi.resetModules();
  delete page.ComponentFramework;
  delete page.Opps;
});

describe("the bundle", () => {
  it("registers the control by namespace and constructor of its manifest", async () => {
    const registerControl = vi.fn();
    page.ComponentFramework = { registerControl };
    await import("../../src/control/index");
    expect(registerControl).toHaveBeenCalledExactlyOnceWith("Opps.SellerSharesControl", expect.any(Function));
    expect(page.Opps).toBeUndefined();
  });

  it("gives it a global name where nobody registers", async () => {
    await import("../../src/control/index");
    expect(page.Opps?.SellerSharesControl).toBeTypeOf("function");
  });
});
