/**
 * The client API as scripts see it. Its classes declare what they implement of @types/xrm, so that the compiler checks each
 * signature; what they don't have is refused by name here, and members that start with $ are the client's own.
 */
export abstract class ApiObject {
  /** How scripts come to it, as in Xrm.Navigation. */
  abstract readonly $api: string;
}

/** What a class may implement of an interface of the client API. The platform's promises have more members than any script needs. */
export type Api<T> = { [K in keyof T]?: T[K] extends (...given: infer P) => infer R ? (...given: P) => Answer<R> : T[K] };
type Answer<R> = R extends Xrm.Async.PromiseLike<infer U> ? Promise<U | void> : R;

const exposed = new WeakMap<object, object>();
/** Asked for by JavaScript itself, of anything. */
const silent = new Set<PropertyKey>(["then", "toJSON"]);

/** The same object for scripts; what it answers is exposed in turn. */
export function expose<T>(target: ApiObject): T {
  let proxy = exposed.get(target);
  if (!proxy) {
    proxy = new Proxy(target, { get: read, set: refuseToWrite });
    exposed.set(target, proxy);
  }

  return proxy as T;
}

function read(target: ApiObject, key: PropertyKey): unknown {
  if (typeof key === "symbol" || silent.has(key)) {
    return Reflect.get(target, key) as unknown;
  }

  const name = String(key);
  if (name.startsWith("$") || !(name in target)) {
    throw new Error(`${target.$api}.${name} is not supported by the local host.`);
  }

  const value: unknown = Reflect.get(target, key);
  return typeof value === "function" ? (...parameters: unknown[]) => wrap((value as (...given: unknown[]) => unknown).apply(target, parameters)) : wrap(value);
}

function refuseToWrite(target: ApiObject, key: PropertyKey): never {
  throw new Error(`Setting ${target.$api}.${String(key)} is not supported by the local host.`);
}

function wrap(value: unknown): unknown {
  if (value instanceof ApiObject) {
    return expose(value);
  }

  return Array.isArray(value) ? value.map(wrap) : value;
}

/** Members of something, by name. */
export class ItemCollection<T extends ApiObject> extends ApiObject {
  constructor(
    readonly $api: string,
    private readonly $items: () => ReadonlyMap<string, T>,
  ) {
    super();
  }

  get(name: string): T | null {
    return this.$items().get(name) ?? null;
  }
}
