// Makes elements of the page.
type Attributes = Record<string, string | boolean | null | ((event: Event) => void)>;

/** @param attributes A function is what happens on that event; null and false leave the attribute out. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes, ...children: (Node | string | null)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }

  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Text of the data: it may run from right to left. */
export const bdi = (text: string): HTMLElement => element("bdi", {}, text);

export const button = (text: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement => element("button", { type: "button", click: press, ...attributes }, text);
