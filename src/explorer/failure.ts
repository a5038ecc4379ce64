// What a reader is told where the server gave no answer, with a way to try again.
import { button, element } from "./elements";
import { NoAnswer } from "./server";

export class Failure {
  readonly element = element("p", { role: "alert", hidden: true });

  /** @param again What to do when the reader asks for it; without it the page works as the server sent it. */
  tell(error: unknown, again?: () => void): void {
    if (!(error instanceof NoAnswer)) throw error;
    if (again) this.element.replaceChildren(error.message, " ", button("Try again", again));
    else this.element.textContent = `${error.message} Until then the links of the picture lead on.`;
    this.element.hidden = false;
  }

  /** @param focus Gives the focus to something else, where it was here. */
  forget(focus: () => void): void {
    if (this.element.contains(document.activeElement)) focus();
    this.element.hidden = true;
  }
}
