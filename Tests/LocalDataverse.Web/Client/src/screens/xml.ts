import { session, type Labels } from "../data/session";

/** Reading the platform's XML. */

export function parse(xml: string): Element {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const failure = document.querySelector("parsererror");
  if (failure) {
    throw new Error(`The XML is not well-formed: ${failure.textContent}`);
  }

  return document.documentElement;
}

export function children(element: Element | null | undefined, name: string): Element[] {
  return element ? [...element.children].filter((child) => child.localName === name) : [];
}

export function child(element: Element | null | undefined, ...path: string[]): Element | null {
  return path.reduce<Element | null>((at, name) => children(at, name)[0] ?? null, element ?? null);
}

export function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}

/** True unless it says otherwise. */
export function isOn(element: Element, name: string, otherwise = true): boolean {
  const value = element.getAttribute(name);
  return value === null ? otherwise : value === "true" || value === "1";
}

/** The text in the user's language of a list such as labels/label or Titles/Title. */
export function labelIn(list: Element | null, text: string, language: string): string {
  const labels: Labels = {};
  for (const item of list?.children ?? []) {
    labels[attribute(item, language)] = attribute(item, text);
  }

  return session.label(labels);
}

/** As forms write them. */
export function labels(element: Element): string {
  return labelIn(child(element, "labels"), "description", "languagecode");
}
