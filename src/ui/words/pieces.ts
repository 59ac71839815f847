/** Words of the pieces that every screen is made of: dialogs, notices, progress. */
export const pieceWords = {
  close: 'Close',
  notices: 'Notices',
  dismiss: 'Dismiss',
  warning: 'Warning',
  cancel: 'Cancel',
} as const;
