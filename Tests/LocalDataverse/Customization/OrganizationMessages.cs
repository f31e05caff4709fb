using LocalDataverse.Layers;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Customization;

/// <summary>The messages that change what the organisation is, and those that are jobs of more than one transaction.</summary>
internal static class OrganizationMessages
{
    private static readonly UninstallMessage Uninstall = new();

    private static readonly Dictionary<string, IOrganizationMessage> All = new IOrganizationMessage[]
    {
        new ImportSolutionMessage(),
        new ImportSolutionAsyncMessage("ImportSolutionAsync", isUpgrade: false),
        new ImportSolutionAsyncMessage("StageAndUpgradeAsync", isUpgrade: true),
        new StageAndUpgradeMessage(),
        new InsertOptionValueMessage(),
        new InsertStatusValueMessage(),
        new UpdateOptionValueMessage(),
        new DeleteOptionValueMessage(),
        new OrderOptionMessage(),
        new UpdateOptionSetMessage(),
        new RetrieveOptionSetMessage(),
        new PublishXmlMessage(),
        new PublishAllXmlMessage(),
        new BulkDeleteMessage(),
    }.ToDictionary(m => m.Name, StringComparer.Ordinal);

    /// <summary>Null for a request about rows. A solution is uninstalled by deleting its row.</summary>
    public static IOrganizationMessage? For(OrganizationRequest request) =>
        request is { RequestName: "Delete" } && RequestTable.Of(request) == SolutionRows.Solutions ? Uninstall : All.GetValueOrDefault(request.RequestName);
}
