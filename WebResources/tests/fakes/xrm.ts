import { vi } from "vitest";
import { reasonsIn, resourceOf, type Language } from "./texts";
import { strict, type Part } from "./strict";

/** A member of the client API as a test looks at it: what it was asked. */
export type Asked = (...values: unknown[]) => Promise<unknown>;

/** What a test can see of what was asked of the platform. */
export interface Platform {
  xrm: Xrm.XrmStatic;
  errors: string[];
  requests: Record<string, unknown>[];
  metadata: Record<string, unknown>[];
}

/** The platform with the texts that ship; a test adds what its script asks of the server. */
export function platform(members: Part<Xrm.XrmStatic> = {}, options: { language?: Language; answer?: unknown; fault?: string } = {}): Platform {
  const language = options.language ?? 1033;
  const texts = new Map([
    ["opps_/strings/texts", resourceOf(language)],
    ["opps_/strings/reasons", reasonsIn(language)],
  ]);
  const seen: Omit<Platform, "xrm"> = { errors: [], requests: [], metadata: [] };
  const execute = (request: { getMetadata(): Record<string, unknown> }) => {
    seen.metadata.push(request.getMetadata());
    seen.requests.push({ ...request });
    return options.fault === undefined
      ? Promise.resolve({ ok: true, json: () => Promise.resolve(options.answer) })
      : Promise.reject(Object.assign(new Error(options.fault), { errorCode: 2147746326 }));
  };
  const xrm = strict<Xrm.XrmStatic>("Xrm", {
    Utility: {
      getResourceString: (resource, key) => texts.get(resource)?.get(key) ?? (null as never),
      getGlobalContext: () => ({ userSettings: { languageId: language, userId: "{USER}" } }) as never,
      showProgressIndicator: vi.fn(),
      closeProgressIndicator: vi.fn(),
      getEntityMetadata: () => Promise.resolve(opportunityMetadata) as never,
      ...members.Utility,
    },
    Navigation: {
      openErrorDialog: (error) => Promise.resolve(seen.errors.push(error.message ?? "")) as never,
      openConfirmDialog: () => Promise.resolve({ confirmed: true }) as never,
      ...members.Navigation,
    },
    WebApi: { online: { execute }, ...members.WebApi } as never,
  });
  return { xrm, ...seen };
}

/** As the platform ships it, with Expired added. */
const opportunityMetadata = {
  Attributes: {
    get: () => ({
      getDefaultStatus: (state: number) => [1, 3, 4][state],
      getStatusValuesForState: (state: number) => [[1, 2], [3], [4, 5, 847210001]][state],
    }),
  },
};
