using System.ServiceModel;
using LocalDataverse.Messages;
using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using LocalDataverse.Registrations;
using LocalDataverse.Rights;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions;

/// <summary>Refuses custom APIs that the platform would not take, or whose tables or name are not to be had.</summary>
internal static class CustomApiCheck
{
    /// <summary>What the platform asks of every custom API, and of one that is to be a step of workflows.</summary>
    public static void Require(CustomApi api, bool isForWorkflows)
    {
        if (api.BoundTable is not null && api.Parameters.Any(p => p.Name == "Target"))
        {
            throw Refused(api, "it is bound to a table, so the platform adds 'Target' itself. Take the parameter out");
        }

        if (api.IsFunction && api.Properties.Count == 0)
        {
            throw Refused(api, "it is a function, and answers with nothing. Give it a response property, or write 0 for isfunction");
        }

        if (api.IsFunction && isForWorkflows)
        {
            throw Refused(api, "it is a function, which workflows can't call. Write 0 for workflowsdkstepenabled, or for isfunction");
        }

        foreach (var parameter in api.Parameters.Concat(api.Properties).Where(_ => isForWorkflows))
        {
            if (parameter.Type is ApiValueType.Entity or ApiValueType.EntityCollection or ApiValueType.StringArray)
            {
                throw Refused(api, $"'{parameter.Name}' is {parameter.Type}, which workflows can't hand over. Write 0 for workflowsdkstepenabled");
            }

            if (parameter.Type == ApiValueType.EntityReference && api.BoundTable is null)
            {
                throw Refused(api, $"'{parameter.Name}' is {parameter.Type}, which workflows hand over to bound APIs only. Write 0 for workflowsdkstepenabled");
            }
        }
    }

    public static void Require(CustomApi api, Catalog catalog)
    {
        if (api.ExecutePrivilege is { } privilege && !PlatformPrivileges.Include(privilege) && !Privileges.In(catalog).ContainsKey(privilege))
        {
            throw Refused(api, $"executeprivilegename is '{privilege}', which no table of the organisation has. Write prv, a verb and the table's schema name, or import the solution with the table first");
        }

        var tables = api.Parameters.Concat(api.Properties).Select(p => (p.Table, Where: $"'{p.Name}' (logicalentityname)"))
            .Prepend((Table: api.BoundTable, Where: "its binding (boundentitylogicalname)"));
        foreach (var (table, where) in tables.Where(t => t.Table is not null && catalog.Find(t.Table) is null))
        {
            throw Refused(api, $"{where} names the table '{table}', which is not there. Correct the name, or import the solution that has the table first");
        }
    }

    /// <summary>A message name belongs to one solution, and never to one of the platform's own messages.</summary>
    public static void RequireFree(SolutionContent solution, Model model)
    {
        foreach (var api in solution.CustomApis)
        {
            if (SupportedMessages.All.Any(m => m.Name == api.UniqueName))
            {
                throw Refused(api, "the platform has a message of that name. Give it another one, with the publisher's prefix");
            }

            if (model.CustomApis.TryGetValue(api.UniqueName, out var known) && known.Solution != solution.UniqueName)
            {
                throw Refused(api, $"solution '{known.Solution}' has one of that name already. Give it another one");
            }
        }
    }

    private static FaultException<OrganizationServiceFault> Refused(CustomApi api, string why) =>
        Faults.Of(Faults.InvalidArgument, $"Custom API '{api.UniqueName}': {why}.");
}
