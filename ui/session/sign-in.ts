/** Addresses of signing in and out, and the word from the tab in which somebody signed in again. */
const channelName = 'luotsi-session';

/** Where signing in starts; afterwards the browser comes back to `returnTo` (a path of this site). */
export function signInUrl(returnTo: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}

export const signOutUrl = '/auth/logout';

/** Page of an app that only says that signing in has succeeded. */
export function signedInPath(app: string): string {
  return `/${app}/signed-in`;
}

/** Tells the other tabs that the session is there again. */
export function announceSignIn(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('signed-in');
  channel.close();
}

/** Calls `listener` when another tab has signed in; returns how to stop. */
export function onSignIn(listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = listener;
  return () => { channel.close(); };
}
