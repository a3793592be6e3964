import type { Payload } from './delivery.ts';
import { labelOf } from './read-blocks.ts';
import type { TwinBlock, TwinView, TwinWorkspace } from './workspace-state.ts';

/** What the acknowledgement of a submission does to the view. */
export function afterSubmit(workspace: TwinWorkspace, id: string, body: unknown): void {
  const view = workspace.views.get(id);
  const answer = (body ?? {}) as { response_action?: string; errors?: Record<string, string>; view?: TwinView };
  if (view === undefined) return;
  if (answer.response_action === 'errors') {
    const strange = Object.keys(answer.errors ?? {}).find(
      (name) => !inputsOf(view).some((block) => block.block_id === name),
    );
    if (strange !== undefined) throw new Error(`Slack knows no input "${strange}" to put an error under`);
    view.problems = answer.errors ?? {};
  } else if (answer.response_action === 'update' && answer.view !== undefined) {
    workspace.views.set(id, {
      ...view,
      ...answer.view,
      id,
      user: view.user,
      callback_id: answer.view.callback_id ?? '',
      private_metadata: answer.view.private_metadata ?? '',
      values: {},
      problems: {},
    });
  } else workspace.views.delete(id);
}

export function inputsOf(view: TwinView): readonly TwinBlock[] {
  return view.blocks.filter((block) => block.type === 'input');
}

export function standsIn(view: TwinView, block: TwinBlock): string | readonly string[] {
  const kept = view.values[block.block_id ?? ''];
  if (kept !== undefined) return kept;
  const { element } = block;
  if (element?.type === 'plain_text_input') return element.initial_value ?? '';
  if (element?.type === 'multi_static_select') return (element.initial_options ?? []).map((option) => option.value);
  return element?.initial_option?.value ?? '';
}

export function stateOf({ element }: TwinBlock, value: string | readonly string[]): Payload {
  const { type = '', action_id: id = '', options = [] } = element ?? {};
  const option = (one: string) =>
    options.find((candidate) => candidate.value === one || labelOf(candidate.text) === one);
  if (type === 'plain_text_input') return { [id]: { type, value: value === '' ? null : value } };
  if (type !== 'multi_static_select') return { [id]: { type, selected_option: option(String(value)) ?? null } };
  const all = (typeof value === 'string' ? [value] : value).filter((one) => one !== '');
  return { [id]: { type, selected_options: all.map((one) => option(one)) } };
}
