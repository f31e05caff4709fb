import type { Place } from "../screens/ribbon";
import { solutionCommands, withoutHidden, type Command } from "./command";
import type { CommandTarget } from "./target";

/** The platform's own commands of a place; those of the solutions stand between the first and the last. */
export interface OwnCommands {
  first: Command[];
  last: Command[];
}

/** The commands of one place as they are shown: their rules are asked again whenever the place is drawn. */
export class ShownCommands {
  all: Command[] = [];

  constructor(private readonly changed: () => void) {}

  async refresh(target: CommandTarget, place: Place, own: OwnCommands): Promise<void> {
    const ofSolutions = await solutionCommands(target, place).catch((failed: unknown) => {
      console.error(failed);
      return [];
    });
    const commands = withoutHidden([...own.first, ...ofSolutions, ...own.last], target.table);
    if (looksOf(commands) !== looksOf(this.all)) {
      this.all = commands;
      this.changed();
    }
  }
}

function looksOf(commands: Command[]): string {
  return commands.map(({ id, label, isOn }) => `${id} ${label} ${isOn}`).join();
}
