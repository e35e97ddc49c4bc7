/**
 * What a frame with a page of the site may do. It takes the focus only after the person's own click or key in it: keys that
 * are meant for the text never go to a page, and what the window takes for a person's act in the page is one.
 */
export const FRAME_RIGHTS = {
  sandbox: 'allow-scripts allow-same-origin',
  allow: "focus-without-user-activation 'none'",
} as const;
