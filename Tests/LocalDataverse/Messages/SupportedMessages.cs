using LocalDataverse.Messages.Definitions;
using LocalDataverse.Pipeline;

namespace LocalDataverse.Messages;

/// <summary>What the local host answers. Every other message is refused by name.</summary>
internal static class SupportedMessages
{
    public static IReadOnlyList<IMessage> All { get; } =
    [
        new CreateMessage(),
        new UpdateMessage(),
        new DeleteMessage(),
        new RetrieveMessage(),
        new RetrieveMultipleMessage(),
        new UpsertMessage(),
        new CreateMultipleMessage(),
        new UpdateMultipleMessage(),
        new UpsertMultipleMessage(),
        new AssociateMessage(),
        new DisassociateMessage(),
        new AssignMessage(),
        new SetStateMessage(),
        new GrantAccessMessage(),
        new ModifyAccessMessage(),
        new RevokeAccessMessage(),
        new RetrievePrincipalAccessMessage(),
        new WinOpportunityMessage(),
        new LoseOpportunityMessage(),
        new ExecuteTransactionMessage(),
        new ExecuteMultipleMessage(),
        new WhoAmIMessage(),
        new RetrieveVersionMessage(),
        new RetrieveCurrentOrganizationMessage(),
        new RetrieveProvisionedLanguagesMessage(),
        new RetrieveUserPrivilegeByPrivilegeNameMessage(),
        new RetrieveEntityMessage(),
        new RetrieveAttributeMessage(),
        new RetrieveRecordChangeHistoryMessage(),
    ];
}
