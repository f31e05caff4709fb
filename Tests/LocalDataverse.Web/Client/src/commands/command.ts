import { openRowCommand, ribbonOf, type Place } from "../screens/ribbon";
import { messageOf, showError } from "../ui/dialogs";
import type { IconName } from "../ui/icons";
import { areMet } from "./rules";
import { callFunction, type CommandTarget } from "./target";

/** A button of a command bar. */
export interface Command {
  /** Under the platform's name where it is the platform's own, so that a solution can hide it. */
  id: string;
  label: string;
  tip?: string;
  icon?: IconName;
  image?: string;
  isOn?: boolean;
  run: () => unknown;
}

/** The solutions' commands whose rules hold now. */
export async function solutionCommands(target: CommandTarget, place: Place): Promise<Command[]> {
  const ribbon = ribbonOf(target.table);
  const buttons = ribbon.buttons.filter((button) => button.place === place && button.command !== openRowCommand);
  const shown = await Promise.all(buttons.map((button) => areMet(ribbon, button.command, target)));
  return buttons
    .filter((_button, index) => shown[index])
    .map((button) => ({
      id: button.id,
      label: button.label,
      tip: button.tip,
      ...(button.image && { image: button.image }),
      run: () => runCommand(button.command, target),
    }));
}

/** Runs a command of the solutions. */
export async function runCommand(command: string, target: CommandTarget): Promise<void> {
  try {
    for (const action of ribbonOf(target.table).commands.get(command)!.actions) {
      await callFunction(action, target);
    }
  } catch (failed) {
    console.error(`${command}: ${messageOf(failed)}`);
    await showError(failed);
  }
}

/** Whether a solution says what opening a row of the table's lists does. */
export function opensRowsItself(table: string): boolean {
  return ribbonOf(table).commands.has(openRowCommand);
}

export function openRow(target: CommandTarget): Promise<void> {
  return runCommand(openRowCommand, target);
}

/** Takes out what a solution hides. */
export function withoutHidden(commands: Command[], table: string): Command[] {
  const { hidden } = ribbonOf(table);
  return commands.filter((command) => !hidden.has(command.id));
}
