const team = { id: 'T1', domain: 'twin' };
const user = { id: 'UONE', username: 'sam', team_id: 'T1' };

const frame = { team, user, api_app_id: 'A0TWIN', token: 'verification', trigger_id: '1.2.abc' };

const event = (inner: object) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event_time: 1_764_000_000,
  authorizations: [{ team_id: 'T1', enterprise_id: null, is_bot: true }],
  event: inner,
});

/** One payload of every kind that Slack sends, with all that it may hold. */
export function payloadsOf(): Readonly<Record<string, object>> {
  return {
    command: {
      command: '/attune',
      text: 'say',
      team_id: 'T1',
      channel_id: 'CUS',
      channel_name: 'us',
      user_id: 'UONE',
      trigger_id: '1.2.abc',
      response_url: 'http://127.0.0.1:1/hooks/1',
    },
    button: {
      ...frame,
      type: 'block_actions',
      container: { type: 'message', message_ts: '1.000001', channel_id: 'CUS', is_ephemeral: false, thread_ts: '1.0' },
      channel: { id: 'CUS', name: 'us' },
      message: { type: 'message', ts: '1.000001', thread_ts: '1.0' },
      actions: [{ type: 'button', action_id: 'test.press', block_id: 'in:CUS:1', action_ts: '1.000002' }],
    },
    menu: {
      ...frame,
      type: 'block_actions',
      view: { id: 'V1', app_installed_team_id: 'T1' },
      container: { type: 'view', view_id: 'V1' },
      actions: [
        {
          type: 'static_select',
          action_id: 'test.pick',
          block_id: 'in:CUS:1',
          selected_option: { value: 'one', text: { type: 'plain_text', text: 'One' } },
        },
      ],
    },
    form: {
      ...frame,
      type: 'view_submission',
      view: {
        id: 'V1',
        hash: '1.abc',
        callback_id: 'test.form',
        private_metadata: '{"room":"CUS","channel":"CUS","card":{"ts":"1.1","thread":"1.0","ephemeral":false}}',
        app_installed_team_id: 'T1',
        blocks: [{ type: 'input', block_id: 'words' }],
        state: {
          values: {
            words: { text: { type: 'plain_text_input', value: 'Words' } },
            choice: { radio: { type: 'radio_buttons', selected_option: { value: 'one' } } },
            many: { 'pick:2': { type: 'multi_static_select', selected_options: [{ value: 'one' }, { value: 'two' }] } },
          },
        },
      },
    },
    joined: event({ type: 'member_joined_channel', user: 'UONE', channel: 'CUS', inviter: 'UOTHER' }),
    left: event({ type: 'member_left_channel', user: 'UONE', channel: 'CUS' }),
    archived: event({ type: 'channel_archive', channel: 'CUS', user: 'UONE' }),
    renamed: event({ type: 'channel_id_changed', old_channel_id: 'CUS', new_channel_id: 'CNEW' }),
    created: event({ type: 'channel_left', channel: { id: 'CUS', name: 'us' } }),
    home: event({ type: 'app_home_opened', user: 'UONE', tab: 'home', channel: 'DUONE' }),
    revoked: event({ type: 'tokens_revoked', tokens: { oauth: ['UONE'], bot: [] } }),
    rateLimited: { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1_764_000_000, api_app_id: 'A0TWIN' },
    shortcut: { ...frame, type: 'shortcut', callback_id: 'x' },
    closed: { ...frame, type: 'view_closed', view: { id: 'V1' }, is_cleared: false },
  };
}
