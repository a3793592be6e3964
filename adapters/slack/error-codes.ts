import type { PlatformErrorKind } from '../../src/port/platform-error.ts';

/**
 * What follows from Slack's word for an error. A word that no table names is `unknown`: tried again some times. `null`
 * for what is no word at all, as where a proxy answers with a page.
 */
export function kindOfCode(code: string): PlatformErrorKind {
  const known = table.get(code);
  if (known !== undefined) return known;
  if (/^restricted_action/.test(code) || /^slack_connect_.*blocked/.test(code)) return 'forbidden';
  return 'unknown';
}

/** Whether a token is refused for good: no later try can succeed until the host puts in another. */
export function finalCode(code: string): boolean {
  return ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked'].includes(code);
}

/** Whether a refresh token is: only a new installation helps. */
export function finalRefreshCode(code: string): boolean {
  return finalCode(code) || ['invalid_refresh_token', 'token_expired', 'invalid_grant_type'].includes(code);
}

/** Whether Slack may have done it all the same. */
export function unsureCode(code: string): boolean {
  return ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'unreadable_answer'].includes(
    code,
  );
}

/** Whether a person's account was closed. */
export function closedAccount(code: string): boolean {
  return code === 'user_disabled' || code === 'is_inactive';
}

/**
 * The words of the methods that are called here, judged one by one: chat.postMessage, chat.update, chat.delete,
 * chat.postEphemeral, conversations.info, .members, .history and .replies, views.open, .update and .publish, users.info,
 * files.getUploadURLExternal and .completeUploadExternal, oauth.v2.access, apps.connections.open, auth.test; and those
 * that any method may answer. Read on docs.slack.dev/reference/methods on 28 November 2026.
 */
const words: Readonly<Record<Exclude<PlatformErrorKind, 'unknown'>, string>> = {
  // What is spoken of is not there, or cannot be changed any more: a card is posted anew. A channel that is archived
  // counts as gone, because nothing more is needed once it is back: Slack tells, and all goes on.
  gone: `
    channel_not_found is_archived message_not_found thread_not_found cant_update_message edit_window_closed user_not_found
    users_not_found user_disabled invalid_channel invalid_channel_id invalid_channel_format not_found
    duplicate_channel_not_found duplicate_message_not_found team_not_found expired_trigger_id exchanged_trigger_id
    invalid_trigger_id trigger_expired trigger_exchanged invalid_thread_ts`,
  // Somebody has to allow it, or to undo something.
  forbidden: `
    is_inactive not_in_channel user_not_in_channel missing_scope no_permission not_allowed_token_type
    access_denied ekm_access_denied team_access_not_granted account_inactive invalid_auth not_authed token_revoked
    user_is_restricted cannot_dm_bot messages_tab_disabled as_user_not_supported posting_to_channel_denied
    posting_to_general_channel_denied channel_is_limited_access app_access_restricted two_factor_setup_required
    enterprise_is_restricted cant_delete_message compliance_exports_prevent_deletion cannot_reply_to_message
    cant_post_message user_not_visible user_is_external_guest is_bot method_not_supported_for_channel_type
    channel_type_not_supported not_enabled send_on_behalf_not_allowed file_uploads_disabled
    file_uploads_except_images_disabled file_upload_size_restricted file_type_not_allowed blocked_file_type
    storage_limit_reached file_share_limit_reached max_file_sharing_exceeded invalid_refresh_token forbidden_team
    cannot_install_an_org_installed_app bad_client_secret invalid_client_id invalid_user_combination cant_broadcast_message`,
  'rate-limited': 'ratelimited rate_limited message_limit_exceeded',
  // Nothing that lasts. An expired token is renewed before the next try, a workspace's move to an organisation ends.
  unavailable: `
    token_expired internal_error fatal_error service_unavailable request_timeout accesslimited team_added_to_org
    org_login_required external_channel_migrating update_failed streaming_state_conflict fetch_members_failed
    file_update_failed unable_to_share_files hash_conflict unreadable_answer`,
  // What was sent is refused as it is.
  rejected: `
    msg_too_long msg_blocks_too_long invalid_blocks invalid_blocks_format invalid_attachments too_many_attachments
    attachment_payload_limit_exceeded too_many_contact_cards no_text invalid_metadata_format invalid_metadata_schema
    metadata_too_large metadata_must_be_sent_from_app block_mismatch markdown_text_conflict
    no_dual_broadcast_content_update invalid_arguments invalid_arg_name invalid_array_arg invalid_charset
    invalid_form_data invalid_post_type invalid_json json_not_object missing_post_type missing_argument missing_args
    missing_charset superfluous_charset view_too_large duplicate_external_id push_limit_reached invalid_name
    invalid_cursor invalid_limit invalid_ts_latest invalid_ts_oldest pagination_not_available unknown_method
    method_deprecated deprecated_endpoint insecure_request missing_file_data file_not_found file_deleted
    file_is_deleted alt_txt_too_large snippet_too_large unknown_snippet_type unknown_subtype channels_limit_exceeded
    too_many_users invalid_code bad_redirect_uri invalid_code_verifier invalid_grant_type no_scopes
    oauth_authorization_url_mismatch pkce_not_allowed preview_feature_not_available user_email_unverified
    draft_already_deleted draft_already_sent draft_has_conflict draft_not_found`,
};

const table = new Map(
  Object.entries(words).flatMap(([kind, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code) => [code, kind as PlatformErrorKind] as const),
  ),
);
