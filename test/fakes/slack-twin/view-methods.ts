import { randomUUID } from 'node:crypto';
import { checkView } from './check-blocks.ts';
import { type Arguments, type Method, type MethodContext, Refused, refuse } from './method.ts';
import type { TwinBlock, TwinText } from './workspace-state.ts';

/** Views. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    scope: null,
    takes: ['trigger_id', 'view'],
    run: ({ trigger_id: trigger, view }, context) => {
      const user = context.spendTrigger(String(trigger));
      if (user === null) throw new Refused('expired_trigger_id');
      return { view: { id: openView(view as Arguments, user, context) } };
    },
  },
  'views.update': {
    scope: null,
    takes: ['view_id', 'view'],
    run: ({ view_id: id, view }, context) => {
      const open = context.workspace.views.get(String(id));
      if (open === undefined) throw new Refused('not_found');
      openView(view as Arguments, open.user, context, open.id);
      return { view: { id: open.id } };
    },
  },
  'views.publish': {
    scope: null,
    takes: ['user_id', 'view'],
    run: ({ user_id: user, view }, context) => {
      refuse(checkView(view as Arguments), context);
      context.workspace.homes.set(String(user), (view as { blocks: readonly TwinBlock[] }).blocks);
      return { view: { id: `VH${String(user)}` } };
    },
  },
};

function openView(
  view: Arguments,
  user: string,
  context: MethodContext,
  id = `V${randomUUID().slice(0, 8).toUpperCase()}`,
): string {
  refuse(checkView(view), context);
  context.workspace.views.set(id, {
    id,
    user,
    callback_id: String(view['callback_id'] ?? ''),
    private_metadata: String(view['private_metadata'] ?? ''),
    title: view['title'] as TwinText,
    blocks: view['blocks'] as readonly TwinBlock[],
    values: {},
    problems: {},
  });
  return id;
}
