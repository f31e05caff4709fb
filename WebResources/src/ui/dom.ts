type Attribute = string | number | boolean | undefined | ((event: never) => void);
type Child = Node | string | null | undefined;

/** An element with attributes, listeners ("onclick") and children. Texts are always text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.replace(/^on/, ""), value as (event: Event) => void);
    } else {
      setAttribute(element, name, value);
    }
  }

  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined));
  return element;
}

/** Sets or, where there is no value, takes away. */
export function setAttribute(element: Element, name: string, value: string | number | boolean | undefined): void {
  if (value === undefined || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Puts these in, in this order, and takes others out; what stays is not touched, so that it keeps its focus. */
export function setChildren(element: Element, children: readonly Element[]): void {
  for (const old of Array.from(element.children)) {
    if (!children.includes(old)) {
      old.remove();
    }
  }

  children.forEach((child, index) => {
    if (element.children[index] !== child) {
      element.insertBefore(child, element.children[index] ?? null);
    }
  });
}

/** Keeps a percent sign on the line of its number. */
export function unbroken(text: string): string {
  return text.replace(/ %/g, "\u00a0%");
}

/** Ids that are unique on the page, for labels and descriptions. */
export function uniqueId(prefix: string): string {
  nextId += 1;
  return `${prefix}-${nextId}`;
}

let nextId = 0;
