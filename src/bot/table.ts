import { parseAction } from '../card/action-id.ts';
import type { ActionDefinition, CommandDefinition, Definition, FormDefinition } from '../features/definition.ts';
import type { AckMode } from '../port/command-spec.ts';
import type { InteractionEvent } from '../port/inbound-event.ts';

/** Every handler by the name that its events carry. */
export type Table = {
  readonly commands: ReadonlyMap<string, CommandDefinition>;
  readonly actions: ReadonlyMap<string, ActionDefinition>;
  readonly forms: ReadonlyMap<string, FormDefinition>;
};

/** Throws when two definitions share a name: that is a mistake in the registry. */
export function createTable(definitions: readonly Definition[]): Table {
  const commands = new Map<string, CommandDefinition>();
  const actions = new Map<string, ActionDefinition>();
  const forms = new Map<string, FormDefinition>();
  for (const definition of definitions) {
    switch (definition.kind) {
      case 'command':
        addOnce(commands, definition.path, definition);
        break;
      case 'action':
        addOnce(actions, definition.name, definition);
        break;
      case 'form':
        addOnce(forms, definition.name, definition);
        break;
    }
  }
  return { commands, actions, forms };
}

/** The handler of an event, or `null` for a name that nothing (or nothing any more) has. */
export function definitionOf(table: Table, event: InteractionEvent): Definition | null {
  if (event.kind === 'command') return table.commands.get(event.path) ?? null;
  const action = parseAction(event.action);
  if (action === null) return null;
  return (event.kind === 'form' ? table.forms : table.actions).get(action.name) ?? null;
}

/** How the platform answers at first. */
export function ackModeOf(table: Table, event: InteractionEvent): AckMode {
  const definition = definitionOf(table, event);
  if (definition === null) return 'private';
  const isAlone =
    definition.kind === 'command' && event.kind === 'command' && definition.alone?.(event.options) === true;
  return isAlone ? 'private' : definition.ack;
}

/** The fixed part of an event's name, which may be logged: never the arguments or the options. */
export function eventName(event: InteractionEvent): string {
  return event.kind === 'command' ? event.path : (parseAction(event.action)?.name ?? 'unknown');
}

function addOnce<T>(map: Map<string, T>, name: string, definition: T): void {
  if (map.has(name)) throw new Error(`two handlers are called "${name}": rename one of them`);
  map.set(name, definition);
}
