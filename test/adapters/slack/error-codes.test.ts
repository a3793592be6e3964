import { describe, expect, test } from 'vitest';
import { kindOfCode } from '../../../adapters/slack/error-codes.ts';
import type { PlatformErrorKind } from '../../../src/port/platform-error.ts';

/** What any method may answer. */
const everywhere = `access_denied accesslimited account_inactive deprecated_endpoint ekm_access_denied
  enterprise_is_restricted fatal_error internal_error invalid_arg_name invalid_arguments invalid_array_arg invalid_auth
  invalid_charset invalid_form_data invalid_post_type method_deprecated missing_post_type missing_scope
  not_allowed_token_type not_authed no_permission org_login_required ratelimited request_timeout service_unavailable
  team_access_not_granted team_added_to_org token_expired token_revoked two_factor_setup_required unknown_method`;

/** Slack's lists, as documented on docs.slack.dev in November 2026. */
const documented: Readonly<Record<string, string>> = {
  'chat.postMessage': `app_access_restricted as_user_not_supported attachment_payload_limit_exceeded
    cannot_reply_to_message channel_not_found draft_already_deleted draft_already_sent draft_has_conflict
    draft_not_found duplicate_channel_not_found duplicate_message_not_found invalid_blocks invalid_blocks_format
    invalid_metadata_format invalid_metadata_schema is_archived markdown_text_conflict message_limit_exceeded
    messages_tab_disabled metadata_must_be_sent_from_app metadata_too_large missing_file_data msg_blocks_too_long
    msg_too_long no_text not_in_channel rate_limited restricted_action restricted_action_non_threadable_channel
    restricted_action_read_only_channel restricted_action_thread_locked restricted_action_thread_only_channel
    send_on_behalf_not_allowed slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked
    slack_connect_lists_sharing_blocked team_not_found too_many_attachments too_many_contact_cards`,
  'chat.update': `as_user_not_supported block_mismatch blocked_file_type cant_broadcast_message cant_update_message
    channel_not_found edit_window_closed external_channel_migrating file_deleted file_is_deleted file_not_found
    file_share_limit_reached invalid_attachments invalid_blocks invalid_blocks_format invalid_metadata_format
    invalid_metadata_schema is_inactive markdown_text_conflict max_file_sharing_exceeded message_limit_exceeded
    message_not_found metadata_must_be_sent_from_app metadata_too_large msg_too_long no_dual_broadcast_content_update
    no_text posting_to_channel_denied slack_connect_blocked_file_type slack_connect_clip_sharing_blocked
    slack_connect_file_upload_sharing_blocked streaming_state_conflict team_not_found too_many_attachments
    unable_to_share_files update_failed`,
  'chat.delete': 'cant_delete_message channel_not_found message_not_found compliance_exports_prevent_deletion',
  'chat.postEphemeral': `cannot_reply_to_message channel_not_found invalid_attachments invalid_blocks
    invalid_blocks_format is_archived is_bot markdown_text_conflict message_limit_exceeded messages_tab_disabled
    msg_too_long no_text not_in_channel restricted_action too_many_attachments user_not_in_channel`,
  'conversations.*': `channel_not_found channel_is_limited_access fetch_members_failed invalid_cursor invalid_limit
    method_not_supported_for_channel_type invalid_ts_latest invalid_ts_oldest pagination_not_available thread_not_found`,
  'views.*':
    'duplicate_external_id hash_conflict not_found view_too_large not_enabled expired_trigger_id exchanged_trigger_id',
  'files.*': `alt_txt_too_large file_type_not_allowed file_upload_size_restricted file_uploads_disabled
    file_uploads_except_images_disabled missing_argument snippet_too_large storage_limit_reached unknown_snippet_type
    unknown_subtype channels_limit_exceeded file_not_found file_update_failed invalid_channel
    posting_to_channel_denied user_is_external_guest`,
  'users.info': 'too_many_users user_not_found user_not_visible',
  'oauth.v2.access': `bad_client_secret bad_redirect_uri cannot_install_an_org_installed_app invalid_client_id
    invalid_code invalid_code_verifier invalid_grant_type invalid_refresh_token no_scopes
    oauth_authorization_url_mismatch pkce_not_allowed preview_feature_not_available user_email_unverified`,
  'apps.connections.open': 'forbidden_team insecure_request missing_args',
  every: everywhere,
};

describe('Slack’s words', () => {
  test.each(Object.entries(documented))('of %s are all judged', (_, codes) => {
    const unjudged = codes.split(/\s+/).filter((code) => kindOfCode(code) === 'unknown');
    expect(unjudged).toEqual([]);
  });

  test.each<[PlatformErrorKind, string]>([
    ['unavailable', 'update_failed streaming_state_conflict external_channel_migrating token_expired internal_error'],
    ['rejected', 'msg_too_long msg_blocks_too_long invalid_blocks metadata_too_large block_mismatch'],
    [
      'forbidden',
      `posting_to_channel_denied channel_is_limited_access not_in_channel is_inactive restricted_action
      restricted_action_of_tomorrow app_access_restricted slack_connect_canvas_sharing_blocked
      slack_connect_thing_of_tomorrow_blocked two_factor_setup_required account_inactive invalid_refresh_token`,
    ],
    ['gone', 'channel_not_found is_archived message_not_found cant_update_message edit_window_closed user_disabled'],
    ['rate-limited', 'ratelimited rate_limited message_limit_exceeded'],
    ['unknown', 'an_error_of_tomorrow __proto__ constructor'],
  ])('are %s: %s', (kind, codes) => {
    for (const code of codes.split(/\s+/)) expect([code, kindOfCode(code)]).toEqual([code, kind]);
  });
});
