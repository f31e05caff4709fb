import { Colours } from "../history/colours";
import { Restoring } from "../history/restoring";
import { filled } from "../texts";
import { leaveDialog } from "../ui/dialog";
import { h } from "../ui/dom";
import type { TakeoverMethods, TakeoverStart } from "./protocol";

/** What the customer's sellers would come to, beside those that are there, and the button that takes them over (D4). */
export function openTakeover(root: HTMLElement, start: TakeoverStart, host: TakeoverMethods): void {
  const texts = (key: keyof typeof start.texts, ...values: readonly string[]) => filled(start.texts[key], values);
  const hint = h("p", { role: "status" });
  const leave = () => leaveDialog(() => (hint.textContent = texts("Dialog_CloseHint")));
  const preview = new Restoring(
    { texts, format: start.format, hasUnsaved: start.hasUnsaved, isReasonRequired: () => Promise.resolve(start.isReasonRequired) },
    start.present,
    { sellers: [], title: texts("Takeover_Heading"), confirm: texts("Takeover_Run"), preview: () => host.preview(), apply: (note) => host.take(note) },
    new Colours(start.present),
    {
      done: () => {
        leave();
        return Promise.resolve();
      },
      cancelled: leave,
    },
    "h1",
  );
  root.replaceChildren(preview.element, hint);
  root.setAttribute("aria-busy", "false");
  void preview.start();
}
