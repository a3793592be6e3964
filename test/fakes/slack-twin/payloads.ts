import type { Payload } from './delivery.ts';
import type { TwinView } from './workspace-state.ts';

/** What stands in every slash command of a workspace. */
export function commandFrame(team: string): Payload {
  return {
    token: 'verification',
    team_id: team,
    team_domain: 'twin',
    channel_name: 'us',
    api_app_id: 'A0TWIN',
    is_enterprise_install: 'false',
  };
}

/** The Home tab as an action on it names it. */
export function homeView(team: string): Payload {
  return { id: 'VHOME', type: 'home', team_id: team, app_installed_team_id: team, state: { values: {} } };
}

/** A view as it is sent when somebody submits it. */
export function submittedView(team: string, view: TwinView, values: Payload): Payload {
  const { id, callback_id, private_metadata, title, blocks } = view;
  return {
    id,
    type: 'modal',
    hash: '1.hash',
    callback_id,
    private_metadata,
    title,
    blocks,
    state: { values },
    team_id: team,
    app_installed_team_id: team,
    app_id: 'A0TWIN',
  };
}
