import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver/node';

/** Shows a message to the person. Not the library's `showErrorMessage`: that is a request, which some editors show as a prompt. */
export function showMessage(connection: Connection, type: 'error' | 'warning', text: string): void {
  const message = `iam-policy-sync: ${text}`;
  void connection.sendNotification(ShowMessageNotification.type, {
    type: type === 'error' ? MessageType.Error : MessageType.Warning,
    message,
  });
}
