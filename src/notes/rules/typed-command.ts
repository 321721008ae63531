const TOOLS =
  'docker|git|npm|npx|yarn|aws|kubectl|sudo|cd|ls|cp|mv|rm|curl|pip|apt|ssh|cargo|terraform|helm|grep|chmod|chown|mkdir|eb|sam|systemctl|brew';
const DEEDS =
  'abort|events|health|open|deploy|terminate|create|scale|add|apply|attach|branch|build|checkout|ci|clone|commit|compose|config|cordon|create|delete|describe|diff|drain|exec|fetch|get|images|init|install|log|login|logs|merge|mv|plan|ps|pull|push|rebase|remote|reset|restore|revert|rm|rollout|run|start|stash|status|stop|switch|enable|disable|reload|show|list|update|upgrade|remove|reboot|edit|apply|get|tag|test';
const COMMAND = new RegExp(
  `^(?:${TOOLS})\\s+(?:(?:${DEEDS})(?=\\s|$)|-{1,2}[a-z]|[A-Z<\\[~./][^a-z\\s]*(?=\\s|$)|\\d+(?=\\s|$))`,
);

/** True for "git init", "rm -r DIR": words that are typed as they stand, so that no capital may be put in front. */
export function isTypedCommand(text: string): boolean {
  return COMMAND.test(text);
}
