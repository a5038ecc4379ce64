// What of the server's page says the state: the form, the links to the same as files, the title.
import { element } from "./elements";
import { write, type State } from "./state";

/** The link to the query behind the page. */
export const queryOfPage = (): Element | null => document.querySelector("footer a[href^='/graphql?']");

/** The form keeps what was done in the picture, and the files are those of what is seen. */
export function renderPage(form: HTMLFormElement, state: State, query: string): void {
  for (const field of form.querySelectorAll("input[type=hidden]")) field.remove();
  const address = new URLSearchParams(write(state));
  for (const name of ["id", "to", "expand", "hide", "pin"]) for (const value of address.getAll(name)) form.prepend(element("input", { type: "hidden", name, value }));
  // What others put into their pages is what is seen, too.
  const embedded = document.querySelector("#explorer pre code bdi");
  if (embedded) embedded.textContent = embedded.textContent.replace(/(\/embed\/explore)\?.*?(&revision=)/, (_, path: string, revision: string) => path + write(state) + revision);
  queryOfPage()?.setAttribute("href", query);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href^='/explore.']")) link.setAttribute("href", link.getAttribute("href")!.split("?")[0] + write(state));
}
