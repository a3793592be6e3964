import { chatMethods } from './chat-methods.ts';
import { unknownKeys } from './check-text.ts';
import { fileMethods } from './file-methods.ts';
import { type Arguments, type Method, type MethodContext, Refused } from './method.ts';
import { roomMethods } from './room-methods.ts';
import { viewMethods } from './view-methods.ts';

/** Calls a method as Slack would: the scope first, then its arguments, then its own rules. */
export function callMethod(name: string, args: Arguments, context: MethodContext): Record<string, unknown> {
  const method = methods[name];
  if (method === undefined) throw new Refused('unknown_method');
  const { scopes } = context.workspace;
  if (method.scope !== null && !method.scope.some((scope) => scopes.includes(scope)))
    throw new Refused('missing_scope');
  const rest = Object.fromEntries(
    Object.entries(args).filter(([key]) => !method.takes.includes(key) && key !== 'token'),
  );
  for (const problem of unknownKeys(name, rest)) context.violation(problem);
  return method.run(args, context);
}

const methods: Readonly<Record<string, Method>> = {
  'auth.test': {
    scope: null,
    takes: [],
    run: (_, { workspace }) => ({
      team_id: workspace.id,
      user_id: workspace.botUser,
      bot_id: `B${workspace.id}`,
      url: 'https://twin.slack.com/',
    }),
  },
  ...chatMethods,
  ...fileMethods,
  ...roomMethods,
  ...viewMethods,
};
