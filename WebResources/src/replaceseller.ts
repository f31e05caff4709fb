import { connect } from "./ui/channel";
import { overChannel } from "./replace/protocol";
import { ReplacePage } from "./replace/replacepage";
import { followSurroundings } from "./ui/surroundings";

/** The page that replaces a seller, in a dialog. The name of its channel comes with its address. */
async function start(): Promise<void> {
  const root = document.getElementById("replaceseller");
  const channel = new URLSearchParams(window.location.search).get("data");
  if (root && channel) {
    const host = overChannel(connect(channel));
    const begun = await host.start();
    document.documentElement.lang = begun.language;
    document.title = begun.texts.Replace_Title;
    new ReplacePage(root, begun, host);
  }
}

followSurroundings();
void start();
