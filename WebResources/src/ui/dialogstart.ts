import { connect } from "./channel";
import { introduce } from "./introduce";
import { followSurroundings } from "./surroundings";

/** What a page in a dialog asks for first of the script that opened it. */
interface Host {
  start(): Promise<{ language: string }>;
}

type Begun<Of extends Host> = Awaited<ReturnType<Of["start"]>>;

/** A page in a dialog: where it stands, whom it asks, what it is called and what it shows. */
interface DialogPage<Of extends Host> {
  /** Of the element that it fills. */
  id: string;
  overChannel: (call: ReturnType<typeof connect>) => Of;
  titleOf: (begun: Begun<Of>) => string;
  open: (root: HTMLElement, begun: Begun<Of>, host: Of) => unknown;
}

/** Starts it. The name of its channel comes with its address. */
export async function startInDialog<Of extends Host>({ id, overChannel, titleOf, open }: DialogPage<Of>): Promise<void> {
  followSurroundings();
  const root = document.getElementById(id);
  const channel = new URLSearchParams(window.location.search).get("data");
  if (root && channel) {
    const host = overChannel(connect(channel));
    const begun = (await host.start()) as Begun<Of>;
    introduce(begun.language, titleOf(begun));
    open(root, begun, host);
  }
}
