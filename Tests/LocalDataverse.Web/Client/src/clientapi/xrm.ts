import { ApiObject, expose } from "./expose";
import { Navigation } from "./navigation";
import { Utility } from "./utility";
import { WebApi } from "./webapi";

/** The global object of the client API. */
class XrmStatic extends ApiObject implements Record<"Navigation" | "Utility" | "WebApi", unknown> {
  readonly $api = "Xrm";
  readonly Navigation = new Navigation();
  readonly Utility = new Utility();
  readonly WebApi = new WebApi();
}

export function installXrm(): void {
  Object.assign(window, { Xrm: expose(new XrmStatic()) });
}
