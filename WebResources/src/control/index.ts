import { SellerSharesControl } from "./sellersharescontrol";

/** The namespace and constructor of the manifest, by which the platform finds the control. */
const name = "Opps.SellerSharesControl";

interface Registry {
  ComponentFramework?: { registerControl?(name: string, control: new () => SellerSharesControl): void };
  Opps?: object;
}

// As the platform's own bundler ends a bundle: a form that registers controls is told, any other finds the global name.
const page = window as unknown as Registry;
if (page.ComponentFramework?.registerControl) {
  page.ComponentFramework.registerControl(name, SellerSharesControl);
} else {
  page.Opps = { ...page.Opps, SellerSharesControl };
}
