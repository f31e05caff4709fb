/** The members of an interface of the client API that a test gives; each as the interface declares it. */
export type Part<T> = T extends (...values: infer Values) => infer Result
  ? (...values: Values) => Result
  : T extends object
    ? { [Name in keyof T]?: Part<T[Name]> }
    : T;

/** A stand-in with just these members. Whatever else is asked of it is an error that names the member. */
export function strict<T extends object>(name: string, members: Part<T>): T {
  return new Proxy(members, {
    get(target, member) {
      if (typeof member === "symbol" || member === "then" || member === "toJSON") {
        return Reflect.get(target, member) as unknown;
      }

      if (!(member in target)) {
        throw new Error(`${name}.${member} is not part of this test.`);
      }

      const value = Reflect.get(target, member) as unknown;
      return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
        ? strict(`${name}.${member}`, value)
        : value;
    },
  }) as T;
}
