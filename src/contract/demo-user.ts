/** In the sandbox mode there is nobody to sign anybody in: whoever comes without a session is this user. */
export const DEMO_USER = 'demo-user';
