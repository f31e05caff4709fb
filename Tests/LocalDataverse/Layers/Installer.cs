using System.ServiceModel;
using LocalDataverse.Pipeline;
using LocalDataverse.Rights;
using LocalDataverse.Security;
using LocalDataverse.Solutions;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Layers;

/// <summary>Takes solutions in and out: from the organisation as it was to the organisation as it is then, its tables changed to match.</summary>
internal sealed class Installer(SqliteDatabase database, OrganizationOptions options)
{
    /// <summary>All of a package, or nothing of it.</summary>
    public Model Import(Model before, SolutionContent content, ImportSettings settings)
    {
        VersionCheck.Require(content, before.Stack.Find(content.UniqueName), settings.IsUpgrade);
        SupportedSteps.Check(content.Steps);
        CustomApiCheck.RequireFree(content, before);
        var stack = before.Stack.With(content, settings.IsUpgrade, options.Clock.GetUtcNow().UtcDateTime);
        var customizations = settings.OverwritesCustomizations ? before.Customizations.Without(k => States(content, k)) : before.Customizations;
        var after = ModelBuilder.Build(before, stack, customizations);
        ConsistencyCheck.Run(content, after);
        if (settings.IsUpgrade)
        {
            RequireUnbroken(after, $"Solution '{content.UniqueName}' can't be upgraded to {content.Version}");
        }

        var own = content.Steps.Select(s => s.Id).ToHashSet();
        var isNew = own.Except(before.Steps.All.Select(s => s.Step.Id)).ToHashSet();
        return Settle(before, after.WithSteps(s => settings.EnablesSteps
            ? s.IsEnabled || own.Contains(s.Step.Id)
            : s.IsEnabled && !isNew.Contains(s.Step.Id)));
    }

    /// <summary>Takes a managed solution out, with its tables, columns, steps and screens, and all that is kept in those.</summary>
    public Model Uninstall(Model before, InstalledSolution solution)
    {
        if (!solution.IsManaged)
        {
            throw Faults.NotSupportedHere($"deleting the unmanaged solution '{solution.UniqueName}', which on the platform leaves its components where they are");
        }

        var stack = before.Stack.Without(solution);
        var refusal = $"Solution '{solution.UniqueName}' can't be uninstalled";
        Model after;
        try
        {
            after = ModelBuilder.Build(before, stack, before.Customizations);
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            throw Needed(refusal, fault);
        }

        RequireUnbroken(after, refusal);
        if (after.Catalog.Find(SecurityTables.User) is null)
        {
            throw Faults.Of(Faults.ComponentIsNeeded, $"{refusal}: the organisation can't be without its users.");
        }

        var gone = after.Customizations.Without(k => after.Customizations.Find(after.Catalog, k, asPublished: true) is null);
        return Settle(before, after with { Customizations = gone });
    }

    /// <summary>Whether a package states a list of options.</summary>
    private static bool States(SolutionContent content, ChoiceKey key) => key.Global is { } name
        ? content.Choices.Any(c => c.Name == name)
        : content.Tables.Any(t => t.LogicalName == key.Table && t.Find(key.Column!) is not null);

    private static void RequireUnbroken(Model after, string refusal)
    {
        foreach (var content in after.Stack.Layers)
        {
            try
            {
                ConsistencyCheck.Run(content, after);
            }
            catch (FaultException<OrganizationServiceFault> fault)
            {
                throw Needed($"{refusal}, as solution '{content.UniqueName}' needs it", fault);
            }
        }
    }

    private static FaultException<OrganizationServiceFault> Needed(string refusal, FaultException<OrganizationServiceFault> why) =>
        Faults.Of(Faults.ComponentIsNeeded, $"{refusal}: {why.Detail.Message}");

    private Model Settle(Model before, Model after)
    {
        database.Migrate(before.Catalog, after.Catalog);
        FirstRows.AddTo(options, database, after.Catalog);
        RoleRows.Renew(database, after.Catalog, before.Roles.Values, after.Roles.Values);
        SolutionRows.Renew(database, after);
        return after;
    }
}
